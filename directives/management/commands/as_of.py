"""`manage.py as_of DATE [--agency SLUG] [--json] [--people]`: who was bound by what, and who had signed, that day."""

import json
from datetime import date

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import override

from deadlines import clock
from directives.reports.as_of import AsOf, Text, as_of, people
from directives.reports.as_of_file import HEADERS, cells
from people.models import Agency
from rows.spreadsheet import csv_lines


class Command(BaseCommand):
    help = "Who was employed on a day, which edition bound them, who had been served and who had signed by its end."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("day", help="the day, as in 2027-03-15")
        parser.add_argument("--agency", help="only this agency, by its short name for addresses")
        parser.add_argument("--json", action="store_true", dest="as_json")
        parser.add_argument("--people", action="store_true", help="a CSV with a line for each person and text")

    def handle(self, *, day: str, agency: str | None, as_json: bool, people: bool, **_options) -> None:
        on, agencies = _day(day), _agencies(agency)
        if people:
            self._write_people(on, agencies)
            return
        found = as_of(on, agencies=agencies)
        self.stdout.write(json.dumps(_as_dict(found), ensure_ascii=False) if as_json else _as_words(found))

    def _write_people(self, on: date, agencies) -> None:
        with override("en"):
            for line in csv_lines(HEADERS, (cells(on, each) for each in people(on, agencies=agencies))):
                self.stdout.write(line, ending="")


def _day(typed: str) -> date:
    try:
        day = date.fromisoformat(typed)
    except ValueError as error:
        raise CommandError(f"“{typed}” is not a day. Write it as in 2027-03-15.") from error
    if day > clock.today():
        raise CommandError(f"{day} is still to come. Ask for a day up to today, {clock.today()}.")
    return day


def _agencies(slug: str | None):
    found = Agency.objects.filter(slug=slug) if slug else Agency.objects.all()
    if slug and not found.exists():
        raise CommandError(f"No agency has the short name “{slug}”. It is the one in the address of its page.")
    return found


def _as_dict(found: AsOf) -> dict:
    return {
        "day": str(found.day),
        "order": found.order and found.order.number,
        "people": found.people,
        "totals": {each.kind: _counts(each) for each in found.totals},
        "agencies": [
            {
                "agency": row.agency.slug,
                "employed": row.employed,
                "texts": {text.kind: {"edition": text.edition.number, **_counts(text)} for text in row.texts},
            }
            for row in found.rows
        ],
    }


def _counts(text) -> dict[str, int]:
    return {name: getattr(text, name) for name in ("employed", "asked", "served", "signed")}


def _as_words(found: AsOf) -> str:
    order = f"edition {found.order.number} of the order in force" if found.order else "no order in force"
    lines = [f"By the end of {found.day}: {found.people:,} people employed, {order}"]
    lines += [f"  {row.agency}: {row.employed:,} employed{_said(row.texts)}" for row in found.rows]
    lines += [
        f"  In all, {each.kind}: {each.employed:,} bound, {each.asked:,} asked, {each.served:,} served, "
        f"{each.signed:,} signed"
        for each in found.totals
    ]
    return "\n".join(lines)


def _said(texts: tuple[Text, ...]) -> str:
    return "".join(
        f"\n      {text.kind}, edition {text.edition.number}: {text.asked:,} asked, {text.served:,} served, "
        f"{text.signed:,} signed"
        for text in texts
    )
