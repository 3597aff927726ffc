"""Who in Kestrel Falls was asked for which module, and how that went until December 14, 2026. Hours are local."""

from dataclasses import dataclass
from datetime import datetime

LOADED_AT = datetime(2026, 10, 1, 14, 0)
PUT_BACK_AT = datetime(2026, 12, 3, 15, 30)
# The amendment withdrew thirty-odd questions; the trainer has looked at all but these.
STILL_WITHDRAWN = ("M1-9", "M3-8", "M6-8", "M7-11")
OFFICES = ("clerk", "health", "court", "library", "finance", "building")


@dataclass(frozen=True)
class Asked:
    """One assignment: of everyone, of agencies (of some job roles there), or of people named by agency and place."""

    module: str
    at: datetime
    everyone: bool = False
    agencies: tuple[str, ...] = ()
    job_roles: tuple[str, ...] = ()
    named: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Taught:
    """A session of one agency: who was there, from one place in the roster to another, and when it was credited."""

    module: str
    agency: str
    how: str
    held_at: datetime
    trainer: str
    places: range


@dataclass(frozen=True)
class Sat:
    """So many people of an agency passed the quiz, from a place in the roster on, some each day from that hour on."""

    module: str
    agency: str
    places: range
    first_at: datetime


HEADS = [("police", 1), ("fire", 1), ("public-works", 1), ("health", 1), ("court", 1), ("clerk", 1), ("library", 1)]
HEADS += [("recreation", 1), ("finance", 1), ("building", 1), ("human-resources", 1), ("technology", 1)]
HEADS += [("law", 1), ("mayor", 1)]
RECORDS = ("Records Clerk", "Detective")

ASKED = [
    Asked("M8", datetime(2026, 10, 5, 9, 20), agencies=("clerk",)),
    Asked("M1", datetime(2026, 10, 19, 9, 0), everyone=True),
    Asked("M3", datetime(2026, 11, 2, 9, 0), agencies=("police",)),
    Asked("M6", datetime(2026, 11, 16, 9, 0), named=tuple(HEADS)),
    Asked("M7", datetime(2026, 11, 16, 9, 20), agencies=("police",), job_roles=RECORDS, named=(("police", 2),)),
    Asked("M2", datetime(2026, 11, 23, 9, 0), agencies=("police", "clerk", "library", "public-works")),
    Asked("M4", datetime(2026, 11, 30, 9, 0), agencies=OFFICES),
    Asked("M5", datetime(2026, 11, 30, 9, 20), agencies=("health", "library", "recreation")),
]
TRAINER = "Solveig Lindqvist, Human Resources"
TAUGHT = [
    Taught("M1", "public-works", "roll_call", datetime(2026, 10, 28, 7, 0), "Tomasz Wójcik, Director", range(5, 85)),
    Taught("M1", "finance", "classroom", datetime(2026, 10, 29, 9, 0), TRAINER, range(3, 23)),
    Taught("M1", "library", "classroom", datetime(2026, 11, 2, 9, 0), TRAINER, range(3, 28)),
    Taught("M1", "police", "classroom", datetime(2026, 11, 4, 14, 0), TRAINER, range(4, 169)),
    Taught("M1", "health", "classroom", datetime(2026, 11, 5, 14, 0), TRAINER, range(14, 32)),
    Taught("M1", "fire", "classroom", datetime(2026, 11, 6, 9, 0), TRAINER, range(1, 94)),
    Taught("M1", "recreation", "classroom", datetime(2026, 11, 10, 13, 0), TRAINER, range(1, 43)),
    Taught("M1", "building", "classroom", datetime(2026, 11, 12, 10, 0), TRAINER, range(1, 27)),
    Taught("M3", "police", "classroom", datetime(2026, 11, 18, 14, 0), TRAINER, range(6, 168)),
]
SAT = [
    Sat("M8", "clerk", range(1, 10), datetime(2026, 10, 13, 9, 0)),
    Sat("M1", "clerk", range(1, 10), datetime(2026, 10, 20, 9, 0)),
    Sat("M1", "human-resources", range(1, 12), datetime(2026, 10, 20, 11, 0)),
    Sat("M1", "law", range(1, 9), datetime(2026, 10, 21, 9, 0)),
    Sat("M1", "court", range(1, 15), datetime(2026, 10, 22, 12, 0)),
    Sat("M1", "health", range(1, 14), datetime(2026, 10, 23, 8, 0)),
    Sat("M1", "technology", range(1, 13), datetime(2026, 10, 26, 13, 0)),
    Sat("M1", "police", range(1, 4), datetime(2026, 10, 27, 16, 0)),
    Sat("M1", "public-works", range(1, 2), datetime(2026, 10, 27, 17, 0)),
    Sat("M3", "police", range(1, 5), datetime(2026, 11, 9, 8, 0)),
    Sat("M6", "human-resources", range(1, 2), datetime(2026, 11, 17, 11, 0)),
    Sat("M6", "police", range(1, 2), datetime(2026, 11, 18, 16, 0)),
    Sat("M6", "law", range(1, 2), datetime(2026, 11, 19, 17, 0)),
    Sat("M7", "police", range(3, 7), datetime(2026, 11, 18, 10, 0)),
    Sat("M2", "clerk", range(1, 5), datetime(2026, 12, 7, 9, 0)),
    Sat("M4", "finance", range(1, 4), datetime(2026, 12, 8, 9, 0)),
]
# The employee who reads Korean has failed once, and so has somebody at the police, who is overdue.
FAILED = [("M1", "library", 2, datetime(2026, 11, 16, 12, 10)), ("M3", "police", 5, datetime(2026, 11, 24, 18, 0))]
# Who may sign certifications, and since when; the second has not passed the module it takes.
DESIGNATED = [("police", 6, datetime(2026, 11, 20, 10, 0)), ("police", 2, datetime(2026, 11, 24, 10, 0))]
