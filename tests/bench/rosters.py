"""Taking in a roster of a city's size, and a large one, and each again."""

from deadlines import clock
from people.acts.roster import import_roster
from people.models import Agency
from tests.bench.counting import counted
from tests.bench.tables import Table
from tests.people.files import csv_file, many


def measure(sizes: list[int]) -> Table:
    table = Table(
        name="rosters",
        title="Taking in a roster (CSV), once each",
        note="Again: the same file a second time, which writes nothing. Asked: 612 rows under 3 s, 10,000 under 10.",
    )
    for size in sizes:
        file = _roster(size)
        for step in ("first", "again"):
            with counted() as cost:
                outcome = import_roster(file=file, name="roster.csv", as_of=clock.today(), by=None)
            assert (outcome.roster_import is None) == (step == "again")
            took = cost.seconds
            row = {"rows": size, "time": step, "seconds": took, "ms_a_row": took * 1000 / size}
            table.rows.append({**row, "statements": cost.statements})
    return table


def _roster(size: int) -> bytes:
    agencies = [f"Roster of {size:,}, {part}" for part in ("north", "south")]
    for number, name in enumerate(agencies):
        Agency.objects.create(name=name, slug=f"roster-{size}-{number}", kind=Agency.Kind.PUBLIC_WORKS)
    rows = many(size, agencies=agencies)
    return csv_file([[f"{size}R{row[0]}", *row[1:3], row[3] and f"{size}.{row[3]}", *row[4:]] for row in rows])
