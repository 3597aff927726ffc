"""`manage.py outbox status [--json]` counts the letters; `outbox send` sends what is due now; `outbox bounces` reads
the mailbox for bounces, or the files of `--from`."""

import json
from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from letters import mailbox, outbox
from letters.reports import standing


class Command(BaseCommand):
    help = "What stands in the outbox, and sending what is due."

    def add_arguments(self, parser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        status = verbs.add_parser("status", help="count the letters in every state")
        status.add_argument("--json", action="store_true", dest="as_json")
        send = verbs.add_parser("send", help="send the letters that are due now")
        send.add_argument("--limit", type=int, help="at most this many")

        bounces = verbs.add_parser("bounces", help="read what mail servers sent back")
        bounces.add_argument(
            "--from", type=Path, dest="files", help="a Maildir, an mbox, a message or a folder of them"
        )

    def handle(self, *, verb: str, **options) -> None:
        if verb == "send":
            ends = outbox.send_due(limit=options["limit"])
            self.stdout.write(
                ", ".join(f"{state}: {count}" for state, count in sorted(ends.items())) or "Nothing is due."
            )
            return
        if verb == "bounces":
            self._bounces(options["files"])
            return
        outbox_now = standing()
        if options["as_json"]:
            self.stdout.write(json.dumps(outbox_now.as_dict()))
            return
        for state, count in outbox_now.counts.items():
            self.stdout.write(f"{count:>9,}  {state}")
        self.stdout.write(f"{outbox_now.total:>9,}  in all")
        if outbox_now.oldest_owed_at:
            self.stdout.write(
                f"The oldest that waits has been owed since {outbox_now.oldest_owed_at:%Y-%m-%d %H:%M %Z}."
            )

    def _bounces(self, files: Path | None) -> None:
        if files is None:
            outcomes = mailbox.read_inbox()
        elif not files.exists():
            raise CommandError(f"There is no {files}: name a Maildir, an mbox, a message or a folder of messages.")
        else:
            outcomes = Counter()
            for name, outcome in mailbox.read_files(files):
                outcomes[outcome] += 1
                self.stdout.write(f"{name}: {outcome.value}")
        counts = (f"{count:,} {outcome.value}" for outcome, count in outcomes.items())
        self.stdout.write("; ".join(counts) or "Nothing came back.")
