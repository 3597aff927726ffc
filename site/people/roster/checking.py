"""Rows in; clean lines out, or every reason why not, each by its row and column."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches

from people.roster import values
from people.roster.columns import COLUMNS, match
from people.roster.reading import Row, Sheet
from people.roster.refusals import Refusal, RosterRefused

# A start or a last day further ahead than this is a slip of the finger.
FURTHEST_AHEAD = timedelta(days=2 * 366)


@dataclass(frozen=True)
class Line:
    """One person in one agency, as the file has them."""

    row: int
    number: str
    given_name: str
    family_name: str
    email: str | None
    agency: str
    job_role: str
    starts_on: date
    ends_on: date | None
    language: str

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"


@dataclass(frozen=True)
class Roster:
    """A whole file, clean. `fields` are the columns it has: what is not there changes nothing."""

    lines: tuple[Line, ...]
    fields: frozenset[str]
    how: str

    @property
    def agencies(self) -> frozenset[str]:
        return frozenset(line.agency for line in self.lines)


def check(sheet: Sheet, *, agencies: Collection[str], languages: Mapping[str, str], as_of: date) -> Roster:
    """Make a sheet's rows clean. `agencies` are the names that exist; `languages` gives a tag its English name.

    Raises RosterRefused with every refusal of the file; with those of the headers alone when they are wrong.
    """
    places, refusals = match(sheet.header.values, row=sheet.header.number)
    if refusals:
        raise RosterRefused(refusals)
    checker = _Checker(sheet, places, agencies, languages, as_of)
    lines = [line for row in sheet.rows if (line := checker.line(row))]
    refusals = checker.refusals + _contradictions(lines, places)
    if refusals:
        raise RosterRefused(sorted(refusals, key=lambda each: (each.row or 0, each.column or 0)))
    return Roster(tuple(lines), frozenset(places), sheet.how)


class _Checker:
    """Reads row after row and keeps what it refuses."""

    def __init__(self, sheet: Sheet, places: dict[str, int], agencies, languages, as_of: date):
        self.places = places
        self.width = len(sheet.header.values)
        self.agencies = {" ".join(name.split()).casefold(): name for name in agencies}
        self.languages = {tag.lower(): tag for tag in languages}
        for tag, title in languages.items():
            self.languages[title.lower()] = tag
            self.languages[title.partition(" (")[0].lower()] = tag
        self.latest = as_of + FURTHEST_AHEAD
        self.refusals: list[Refusal] = []
        self._nearest: dict[str, list[str]] = {}

    def line(self, row: Row) -> Line | None:
        """The row as a line, or None when anything in it was refused."""
        before = len(self.refusals)
        if any(value != "" for value in row.values[self.width :]):
            self.refusals.append(Refusal("cell_without_header", row.number, self.width))
        found = {name: self._cell(row, name) for name in COLUMNS}
        if len(self.refusals) > before:
            return None
        if found["ends_on"] and found["ends_on"] < found["starts_on"]:
            self._refuse("ends_before_start", row, "ends_on", starts_on=found["starts_on"], found=found["ends_on"])
            return None
        return Line(row=row.number, **found)

    def _cell(self, row: Row, name: str):
        place = self.places.get(name)
        value = row.values[place] if place is not None and place < len(row.values) else ""
        try:
            clean = self._clean(name, value)
            if clean in ("", None) and COLUMNS[name].is_required:
                raise values.Refused("empty_cell")
        except values.Refused as refused:
            self._refuse(refused.kind, row, name, **refused.values)
            return None
        return clean

    def _clean(self, name: str, value: object):
        if name in ("starts_on", "ends_on"):
            if isinstance(value, values.Formula):
                raise values.Refused("formula", found=values.shortened(value.text))
            return values.day(value, latest=self.latest)
        said = values.words(value, longest=COLUMNS[name].longest)
        if name == "email":
            return values.email(said)
        if name == "language":
            return values.language(said, known=self.languages)
        if not said or name == "job_role":
            return said
        if name == "agency":
            return self._agency(said)
        return values.number(said) if name == "number" else values.name(said)

    def _agency(self, said: str) -> str:
        key = said.casefold()
        if key not in self.agencies:
            if key not in self._nearest:
                self._nearest[key] = get_close_matches(key, self.agencies, n=3, cutoff=0.6)
            near = [self.agencies[each] for each in self._nearest[key]]
            raise values.Refused("agency_unknown", found=values.shortened(said), near=near)
        return self.agencies[key]

    def _refuse(self, kind: str, row: Row, name: str, **found: object) -> None:
        self.refusals.append(Refusal(kind, row.number, self.places.get(name), COLUMNS[name].title, found))


def _contradictions(lines: list[Line], places: dict[str, int]) -> list[Refusal]:
    """What each line says well, and two lines say against each other."""
    refusals: list[Refusal] = []
    first: dict[str, Line] = {}
    in_agency: dict[tuple[str, str], Line] = {}
    by_email: dict[str, Line] = {}

    def refuse(kind: str, line: Line, name: str, other: Line, found: object) -> None:
        refusals.append(
            Refusal(kind, line.row, places[name], COLUMNS[name].title, {"found": found, "other_row": other.row})
        )

    for line in lines:
        same = in_agency.setdefault((line.number, line.agency), line)
        if same is not line:
            refuse("person_twice", line, "number", same, line.number)
            continue
        person = first.setdefault(line.number, line)
        for name in ("given_name", "family_name", "email", "language"):
            if getattr(person, name) != getattr(line, name):
                refuse("person_differs", line, name, person, getattr(line, name) or "")
        if line.email:
            owner = by_email.setdefault(line.email, line)
            if owner.number != line.number:
                refuse("email_twice", line, "email", owner, line.email)
    return refusals
