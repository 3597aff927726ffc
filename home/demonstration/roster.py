"""The roster of Kestrel Falls as its personnel office would send it: the same 612 people every time. No Django here."""

import csv
import io
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

from home.demonstration.city import LOGINS, Login
from home.demonstration.departments import DEPARTMENTS, Department

HEADERS = ["Employee number", "Given name", "Family name", "E-mail", "Agency", "Job role", "Start date", "Language"]
GIVEN = """
    Amara Andre Beatriz Carlos Chidi Daniela Darnell Elena Emeka Farah Gabriel Grace Hana Hassan Ines Isaac
    Jamal Jean-Marc Jia Kenji Kwame Lakshmi Leticia Louis Magda Malik Mei Miriam Nadia Nathan Niamh Olga Omari
    Patrice Paulo Priya Rafael Ravi Rosalind Samira Sean Sofia Stefan Tamika Thuy Tomás Vera Walter Yusuf Zofia
""".split()
FAMILY = """
    Abreu Adler Baptiste Barros Bianchi Byrne Cabrera Chaudhry Cho Costa Delacroix Diaz Doyle Eze Fontaine
    Fuentes Gallagher Goldberg Gomes Green Gupta Haile Hernandez Ito Jackson Joseph Kaminski Khalil Kim Kowalski
    Lee Lopez Marchetti Mendes Mensah Mitchell Nguyen Novak Okafor Ortiz Patel Pereira Pierre Ramos Reid Rossi
    Santos Shah Silva Singh Sokolov Taylor Thompson Torres Vargas Walker Wang Washington Williams Zhang
""".split()
JOBS = {
    "police": ["Police Officer", "Detective", "Dispatcher", "Records Clerk", "Sergeant"],
    "fire": ["Firefighter", "Paramedic", "Fire Captain"],
    "public-works": ["Laborer", "Equipment Operator", "Mechanic", "Sanitation Worker"],
    "health": ["Nurse", "Inspector", "Registrar"],
    "court": ["Court Clerk", "Violations Clerk"],
    "library": ["Librarian", "Library Assistant"],
    "recreation": ["Recreation Leader", "Groundskeeper", "Lifeguard"],
}
LANGUAGES = ["en"] * 14 + ["es"] * 4 + ["pt-br", "ht"]


def numbers() -> Iterator[str]:
    """KF-1001, KF-1002, …"""
    return (f"KF-{number}" for number in count(1001))


def rows() -> Iterator[list[str]]:
    """One row for each employee, the heads first in their agencies. Every name is met once."""
    number, name = numbers(), _names()
    for department in DEPARTMENTS:
        named = {login.place: login for login in LOGINS if login.agency == department.slug}
        paper = _places_without_email(department, named)
        for place in range(1, department.staff + 1):
            yield _row(next(number), department, place, named.get(place), place in paper, name)


def sheet() -> bytes:
    """The roster as a CSV file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADERS)
    writer.writerows(rows())
    return text.getvalue().encode("utf-8-sig")


def login_numbers() -> dict[str, Login]:
    """The employee number of each person a visitor can be."""
    found, number = {}, numbers()
    for department in DEPARTMENTS:
        named = {login.place: login for login in LOGINS if login.agency == department.slug}
        for place in range(1, department.staff + 1):
            mine = next(number)
            if place in named:
                found[mine] = named[place]
    return found


def _row(number: str, department: Department, place: int, login: Login | None, is_paper: bool, names) -> list[str]:
    if login:
        given, family, job, language = login.given, login.family, login.role, login.language
    elif place == 1:
        (given, family, job), language = department.head, "en"
    else:
        given, family = next(names)
        jobs = JOBS.get(department.slug, ["Clerk", "Analyst", "Coordinator"])
        job, language = jobs[place % len(jobs)], LANGUAGES[place % len(LANGUAGES)]
    email = "" if is_paper else f"{number.lower()}@kestrelfalls.example"
    started = date(2009, 1, 5) + timedelta(weeks=(place * 37 + department.number * 11) % 880)
    return [number, given, family, email, department.name, job, started.isoformat(), language]


def _places_without_email(department: Department, named: dict[int, Login]) -> set[int]:
    """Who has no e-mail: whoever the tables say, then from the end of the list."""
    first = [place for place, login in named.items() if not login.has_email]
    rest = [place for place in range(department.staff, 1, -1) if place not in named]
    return set((first + rest)[: department.without_email])


def _names() -> Iterator[tuple[str, str]]:
    """Given and family names in a mixed order; 3,000 pairs, none twice."""
    for turn in range(len(GIVEN) * len(FAMILY)):
        yield GIVEN[(turn * 7 + turn // len(FAMILY)) % len(GIVEN)], FAMILY[turn % len(FAMILY)]
