"""`manage.py timetable --on DATE [--dry-run] [--json]` runs one day of the timetable, or shows what it would do."""

import json
from datetime import date

from django.core.management.base import BaseCommand, CommandError, CommandParser

from home import morning


class Command(BaseCommand):
    help = "Run the morning of one day, or preview it with --dry-run. Twice is once; a paused morning does nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--on", required=True, help="the day, as in 2027-03-15")
        parser.add_argument("--dry-run", action="store_true", help="show what it would do, and do nothing")
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *, on: str, dry_run: bool, as_json: bool, **_options) -> None:
        try:
            day = date.fromisoformat(on)
        except ValueError as error:
            raise CommandError(f"“{on}” is not a day. Write it as in 2027-03-15.") from error
        seen = morning.preview(on=day) if dry_run else morning.run(on=day)
        self.stdout.write(json.dumps(_as_dict(seen, dry_run)) if as_json else _as_words(seen, dry_run))
        if seen.failed:
            raise CommandError(f"These steps failed, and the others were done: {', '.join(seen.failed)}.")


def _as_dict(seen: morning.Morning, dry_run: bool) -> dict:
    letters = [
        {"key": each.key, "kind": each.kind, "to": each.to, "name": each.name, "language": each.language}
        for each in seen.letters
    ]
    done = {"on": str(seen.on), "dry_run": dry_run, "done": seen.done, "letters": letters, "failed": seen.failed}
    pause = seen.paused
    since = pause and {"from": str(pause.starts_on), "to": pause.ends_on and str(pause.ends_on), "why": pause.reason}
    return {**done, "paused": since}


def _as_words(seen: morning.Morning, dry_run: bool) -> str:
    lines = [f"{seen.on:%A, %B} {seen.on.day}, {seen.on.year}{': a preview, nothing is done' if dry_run else ''}"]
    if seen.paused:
        until = f"to {seen.paused.ends_on}" if seen.paused.ends_on else "until it is lifted"
        return "\n".join(
            [*lines, f"Paused from {seen.paused.starts_on} {until}: {seen.paused.reason}. Nothing is done."]
        )
    lines += [f"{count:>7,}  {what}" for what, count in seen.done.items() if count]
    lines += [f"{len(seen.letters):>7,}  letters"]
    lines += [f"         {each.kind:<18} {each.name} <{each.to}>" for each in seen.letters]
    return "\n".join(lines)
