"""The fourteen agencies with employees, and how the autumn of 2026 went in each. Hours are local."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Department:
    """An agency with employees: who leads it, how many it has, and how its autumn went.

    `notice`, `directive` and `policy` are when its officer acted, None when nothing has happened; `signed` is how many
    employees have acknowledged the directive by the demonstration's day, `late` how many of those after their date.
    """

    number: int
    name: str
    slug: str
    kind: str
    head: tuple[str, str, str]
    staff: int
    without_email: int
    signed: int
    notice: datetime | None
    directive: datetime | None
    late: int = 0
    binding: str = "bound"
    is_certifying: bool = False
    certifying_basis: str = ""
    received: datetime | None = datetime(2026, 10, 2, 11, 0)
    signed_notice: int = 0
    policy: datetime | None = None
    names_an_officer: bool = True


def _october(day: int) -> datetime:
    return datetime(2026, 10, day, 9, 30)


DEPARTMENTS = [
    Department(
        1,
        "Police Department",
        "police",
        "police",
        ("Marisol", "Quiñones", "Chief of Police"),
        168,
        0,
        161,
        _october(6),
        _october(20),
        3,
        is_certifying=True,
        certifying_basis="§8.F: police departments",
        signed_notice=164,
        policy=_october(13),
    ),
    Department(
        2,
        "Fire & EMS",
        "fire",
        "fire",
        ("Dermot", "Hale", "Fire Chief"),
        94,
        6,
        80,
        _october(8),
        _october(23),
        6,
        signed_notice=85,
    ),
    Department(
        3,
        "Public Works",
        "public-works",
        "public_works",
        ("Tomasz", "Wójcik", "Director"),
        88,
        61,
        21,
        _october(15),
        datetime(2026, 11, 5, 7, 0),
        2,
        signed_notice=30,
        names_an_officer=False,
    ),
    Department(
        4,
        "Health Department",
        "health",
        "health",
        ("Farida", "Haddad", "Health Officer"),
        31,
        2,
        28,
        _october(7),
        _october(21),
        signed_notice=30,
        certifying_basis="Only if it investigates listed crimes: ask the Law Department",
    ),
    Department(
        5,
        "Municipal Court",
        "court",
        "court",
        ("Renée", "Baptiste", "Court Administrator"),
        14,
        0,
        11,
        _october(14),
        _october(28),
        signed_notice=12,
        binding="judiciary",
        certifying_basis="A judge may certify",
    ),
    Department(
        6,
        "City Clerk's Office",
        "clerk",
        "clerk",
        ("Halina", "Brzostek", "City Clerk"),
        9,
        0,
        9,
        _october(2),
        _october(12),
        signed_notice=9,
    ),
    Department(
        7,
        "Free Public Library",
        "library",
        "library",
        ("Joon-ho", "Park", "Director"),
        27,
        0,
        25,
        _october(9),
        _october(20),
        1,
        signed_notice=26,
        binding="invited",
    ),
    Department(
        8,
        "Recreation & Parks",
        "recreation",
        "recreation",
        ("Lucía", "Ferreira", "Director"),
        42,
        17,
        18,
        _october(26),
        datetime(2026, 11, 12, 14, 0),
        signed_notice=25,
    ),
    Department(
        9,
        "Finance & Tax",
        "finance",
        "finance",
        ("Nikhil", "Shah", "Chief Financial Officer"),
        22,
        0,
        22,
        _october(13),
        _october(27),
        signed_notice=22,
    ),
    Department(
        10,
        "Building, Housing & Code",
        "building",
        "building",
        ("Omar", "Sayegh", "Director"),
        26,
        1,
        24,
        _october(12),
        _october(26),
        1,
        signed_notice=25,
    ),
    Department(
        11,
        "Human Resources",
        "human-resources",
        "human_resources",
        ("Priscilla", "Adeyemi", "Director"),
        11,
        0,
        11,
        _october(5),
        _october(19),
        signed_notice=11,
        certifying_basis="Equal employment opportunity: ask the Law Department",
    ),
    Department(
        12,
        "Information Technology",
        "technology",
        "technology",
        ("Wei-Ling", "Chen", "Director"),
        12,
        0,
        12,
        _october(13),
        _october(22),
        signed_notice=12,
    ),
    Department(
        13,
        "Law Department",
        "law",
        "law",
        ("Ruth", "Abramowitz", "Corporation Counsel"),
        8,
        0,
        8,
        _october(5),
        _october(15),
        signed_notice=8,
        certifying_basis="The prosecutor may certify",
    ),
    Department(
        14,
        "Mayor's Office & Senior/Community Services",
        "mayor",
        "mayor",
        ("Devraj", "Patel", "Chief Equity Officer"),
        60,
        9,
        0,
        datetime(2026, 10, 30, 16, 0),
        None,
        signed_notice=38,
        received=datetime(2026, 10, 9, 9, 0),
    ),
]
