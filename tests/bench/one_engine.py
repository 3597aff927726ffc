"""Everything that is measured, on the engine of DATABASE_URL: one process each, for Django knows one.

Takes its measures as JSON, prints the engine and then each table as a line of JSON; says on stderr where it is.
"""

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass

import django


@dataclass(frozen=True)
class Measures:
    """`sizes` are the people an edition goes to; `rosters` the rows of a file; `signers` how many sign for each number
    of clients; `rounds` how often each thing that can be repeated is."""

    sizes: list[int]
    rosters: list[int]
    signers: int
    rounds: int

    @property
    def signing_agency(self) -> int:
        """Everyone in it but its head signs."""
        from tests.bench.asking import CLIENTS

        return self.signers * len(CLIENTS) + 1


def main(measures: Measures) -> None:
    from django.core.cache import cache
    from django.core.management import call_command
    from django.db import connection

    version = ".".join(str(part) for part in connection.get_database_version())
    print(json.dumps(f"{connection.display_name} {version}"), flush=True)
    _say("migrating")
    call_command("migrate", verbosity=0)
    for table in _measured(measures):
        print(json.dumps(asdict(table)), flush=True)
    cache.clear()


def _measured(measures: Measures) -> Iterator:
    from tests.bench import city, disseminating, enrolling, learning, officers_page, rosters, signing
    from tests.training.written_module import publish

    _say("founding the city")
    place = city.found(sorted({*measures.sizes, measures.signing_agency}))
    _say("disseminating")
    yield disseminating.measure(place, measures.sizes, rounds=measures.rounds)
    _say("acknowledging")
    yield signing.measure(place, measures.signing_agency, signers=measures.signers)
    _say("the officer's pages")
    # A file of 100,000 lines takes seconds, and varies little.
    yield officers_page.measure(place, measures.sizes, rounds=min(measures.rounds, 3))
    _say("training")
    module = publish(slug="bench", lessons=3)
    yield enrolling.measure(place, module, [each for each in measures.sizes if each <= 10_000], rounds=measures.rounds)
    yield learning.handing_in(place, module, measures.signing_agency, learners=measures.signers)
    if page := learning.module_page(place, rounds=measures.rounds):
        yield page
    _say("rosters")
    yield rosters.measure(measures.rosters)


def _say(what: str) -> None:
    print(f"  {what} …", file=sys.stderr, flush=True)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.settings"
    django.setup()
    main(Measures(**json.loads(sys.argv[1])))
