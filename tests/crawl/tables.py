"""The tables beside this file: a row for each address, a column for each role."""

from pathlib import Path

# In the order of the columns.
ROLES = {
    "anon": "nobody has signed in",
    "empl": "Inés, an employee of the police; the delivery and the receipt are hers",
    "neig": "an employee of the library",
    "offi": "the head of the police",
    "stra": "the appointing officer of the library",
    "cler": "the clerk",
    "coor": "a coordinator",
    "cert": "a certifying official",
    "revi": "a law reviewer",
    "audi": "an auditor",
    "admi": "a system administrator",
    "supe": "a system administrator whom Django asks nothing",
}


def read(name: str) -> dict[str, list[str]]:
    """Each route with what each role is answered, in the order of ROLES. Headings and lines with # are for people."""
    rows = {}
    for line in (Path(__file__).parent / name).read_text().splitlines():
        if line and not line.startswith(("#", "anon")):
            *answers, route = line.split()
            rows["" if route == "(home)" else route] = answers
    return rows


def row(route: str, answers: list[str]) -> str:
    """A line of a table."""
    return " ".join(each.ljust(4) for each in answers) + "  " + (route or "(home)")


def differences(expected: dict[str, str], found: dict[str, str]) -> list[str]:
    return [
        f"{route or '(home)'}: {found.get(route)}, expected {expected.get(route)}"
        for route in {**expected, **found}
        if expected.get(route) != found.get(route)
    ]
