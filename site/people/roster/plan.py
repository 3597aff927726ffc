"""What stands, and what taking a roster in would do to it: who joins, leaves, moves and changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from people.roster.checking import Line


@dataclass(frozen=True)
class Person:
    """An employee as they stand."""

    pk: int
    number: str
    given_name: str
    family_name: str
    email: str | None
    language: str

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"


@dataclass(frozen=True)
class Job:
    """An employment as it stands."""

    pk: int
    number: str
    name: str
    agency: str
    job_role: str
    starts_on: date
    ends_on: date | None

    def is_over(self, day: date) -> bool:
        return self.ends_on is not None and self.ends_on < day

    def covers(self, day: date) -> bool:
        return self.starts_on <= day and not self.is_over(day)


@dataclass(frozen=True)
class Standing:
    """What stands before an import: see `standing.standing`.

    `jobs` are the employments of the agencies named by the file, and all those of every officer; `headcounts` the
    people of the other agencies on the day; `officers` who answers for each agency that day, by number.
    """

    people: Mapping[str, Person]
    jobs: tuple[Job, ...]
    emails: Mapping[str, str]
    officers: Mapping[str, tuple[str, ...]]
    headcounts: Mapping[str, int]
    job_roles: frozenset[str]


@dataclass(frozen=True)
class Difference:
    field: str
    before: object
    after: object


@dataclass(frozen=True)
class PersonChange:
    """`person` with what the file says instead."""

    person: Person
    given_name: str
    family_name: str
    email: str | None
    language: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class JobChange:
    job: Job
    job_role: str
    starts_on: date
    ends_on: date | None
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Leave:
    """`last_day` is None for an employment that was still to begin: it never does."""

    job: Job
    last_day: date | None


@dataclass(frozen=True)
class Move:
    number: str
    name: str
    left: tuple[str, ...]
    joined: tuple[str, ...]


@dataclass(frozen=True)
class Exodus:
    """An agency that would lose so much of its roster that somebody should look again."""

    agency: str
    leaving: int
    of: int


@dataclass(frozen=True)
class Gap:
    """An agency with people and nobody to answer for it."""

    agency: str
    people: int


@dataclass(frozen=True)
class Plan:
    as_of: date
    agencies: tuple[str, ...]
    rows: int
    how: str
    new_people: tuple[Line, ...] = ()
    new_jobs: tuple[Line, ...] = ()
    new_job_roles: tuple[str, ...] = ()
    person_changes: tuple[PersonChange, ...] = ()
    job_changes: tuple[JobChange, ...] = ()
    leaves: tuple[Leave, ...] = ()
    exoduses: tuple[Exodus, ...] = ()
    gaps: tuple[Gap, ...] = ()
    moves: tuple[Move, ...] = ()

    @property
    def changes_nothing(self) -> bool:
        return not (self.new_people or self.new_jobs or self.person_changes or self.job_changes or self.leaves)

    @property
    def joining(self) -> list[Line]:
        moving = {move.number for move in self.moves}
        return [line for line in self.new_jobs if line.number not in moving]

    @property
    def leaving(self) -> list[Leave]:
        moving = {move.number for move in self.moves}
        return [leave for leave in self.leaves if leave.job.number not in moving]

    @property
    def changed(self) -> int:
        """How many people change and neither join, leave nor move."""
        return len(
            {change.person.number for change in self.person_changes} | {each.job.number for each in self.job_changes}
        )

    @property
    def fingerprint(self) -> str:
        """The same for two plans that would do the same: what was previewed is what is confirmed."""
        said = (self.as_of, self.new_people, self.new_jobs, self.person_changes, self.job_changes, self.leaves)
        return sha256(repr((said, self.gaps)).encode()).hexdigest()
