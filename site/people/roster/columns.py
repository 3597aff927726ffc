"""The columns a roster may have, and how a row of headers is matched to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from people.roster.refusals import Refusal


@dataclass(frozen=True)
class Column:
    title: str
    also: tuple[str, ...] = ()
    is_required: bool = False
    longest: int = 120


COLUMNS = {
    "number": Column("employee number", ("employee no", "employee id", "number"), is_required=True, longest=20),
    "given_name": Column("given name", ("first name", "given names"), is_required=True, longest=80),
    "family_name": Column("family name", ("last name", "surname"), is_required=True, longest=80),
    "email": Column("e-mail", ("e-mail address",), longest=254),
    "agency": Column("agency", ("department",), is_required=True),
    "job_role": Column("job role", ("job title", "title", "position", "role")),
    "starts_on": Column("start date", ("starts on", "hire date", "first day"), is_required=True),
    "ends_on": Column("last day", ("end date", "ends on")),
    "language": Column("language", ("preferred language",)),
}


def plain(header: object) -> str:
    """A header without capitals, spaces, hyphens and the like: `E-Mail ` is `email`."""
    return "".join(letter for letter in str(header).casefold() if letter.isalnum())


_KNOWN = {plain(title): name for name, column in COLUMNS.items() for title in (column.title, *column.also)}


def match(header: Sequence[object], *, row: int) -> tuple[dict[str, int], list[Refusal]]:
    """Which field stands in which column (from 0), and what is unknown, there twice or missing."""
    places: dict[str, int] = {}
    refusals = []
    for place, title in enumerate(header):
        name = _KNOWN.get(plain(title))
        if name in places:
            first = Refusal("", column=places[name]).letter
            refusals.append(Refusal("header_twice", row, place, str(title), {"first": first}))
        elif name:
            places[name] = place
        elif plain(title):
            near = [COLUMNS[_KNOWN[key]].title for key in get_close_matches(plain(title), _KNOWN, n=1)]
            refusals.append(Refusal("header_unknown", row, place, str(title)[:80], {"near": near}))
    refusals += [
        Refusal("header_missing", row, values={"title": column.title})
        for name, column in COLUMNS.items()
        if column.is_required and name not in places
    ]
    return places, refusals
