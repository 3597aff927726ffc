"""Take in a roster from the command line: the same act as the admin's."""

from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from deadlines import clock
from people.acts.roster import Outcome, import_roster
from people.roster import preview, words
from people.roster.reading import MAX_BYTES
from people.roster.refusals import RosterRefused


class Command(BaseCommand):
    help = "Take in a roster (CSV or XLSX): the whole roster of the agencies it names, on a day."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--as-of", type=_day, help="the day the roster is of, as 2026-12-14; today without it")
        parser.add_argument("--dry-run", action="store_true", help="show what would change, and change nothing")

    def handle(self, *, file: Path, as_of: date | None, dry_run: bool, **options):
        try:
            with file.open("rb") as opened:
                # One byte more than is allowed tells a file that is too big, without reading the rest of it.
                content = opened.read(MAX_BYTES + 1)
            outcome = import_roster(
                file=content, name=file.name, as_of=as_of or clock.today(), by=None, dry_run=dry_run
            )
        except OSError as error:
            raise CommandError(_("%(file)s cannot be read: %(why)s") % {"file": file, "why": error.strerror}) from None
        except RosterRefused as refused:
            lines = words.sentences(refused.refusals)
            raise CommandError("\n".join([_("Nothing was taken in."), *lines])) from None
        self.stdout.write("\n".join(_summary(outcome, dry_run)))


def _summary(outcome: Outcome, dry_run: bool) -> list[str]:
    lines = preview.lines(outcome.plan)
    if dry_run:
        lines.append(_("Nothing was changed: this was a dry run."))
    elif outcome.roster_import is None:
        lines.append(_("Nothing was changed: the roster already says all this."))
    else:
        lines.append(_("The roster was taken in."))
    return lines


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise CommandError(_("“%(said)s” is not a date. Write it like 2026-12-14.") % {"said": said}) from None
