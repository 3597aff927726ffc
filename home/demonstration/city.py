"""The city: its profile, its agencies and the people who can sign in. Nothing here is real.

Hours are local: `story` reads them in the city's own time zone.
"""

from dataclasses import dataclass
from datetime import date, datetime

PROFILE = {
    "name": "Kestrel Falls",
    "kind": "City",
    "county": "Wickham County",
    "state": "New Jersey",
    "population": 64_380,
    "mayor": "Adaeze Okonkwo-Reyes",
    "clerk": "Halina Brzostek, RMC",
    "chief_of_police": "Chief of Police",
    "city_official": "Chief Equity Officer",
    "website": "https://kestrelfalls.example",
    "address": "City Hall\n100 Mill Street\nKestrel Falls, New Jersey",
    "phone": "201-555-0100",
    "clerk_email": "clerk@kestrelfalls.example",
    "law_contact": "the Law Department, Ruth Abramowitz, 201-555-0113",
}

NUMBER = "EO 2026-07"
SIGNED_ON = date(2026, 9, 14)
SENT_AT = datetime(2026, 10, 1, 10, 0)
AMENDED_ON = date(2026, 12, 1)
AMENDMENT_REASON = "Typing errors and wrong citations (errata E6, E12, E14, E21, E26 and E28); no duty changes."


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

# They get the clerk's copies and have no employees of their own.
BOARDS = [
    ("Planning Board", "bound"),
    ("Zoning Board of Adjustment", "bound"),
    ("Board of Health", "bound"),
    ("Housing Authority", "invited"),
    ("Shade Tree Commission", "bound"),
    ("Rent Leveling Board", "bound"),
    ("Municipal Alliance", "bound"),
    ("Fair and Welcoming City Commission", "bound"),
]


@dataclass(frozen=True)
class Login:
    """Someone a visitor can be. `agency` and `place` find them in the roster (the head is place 1)."""

    what: str
    given: str
    family: str
    agency: str
    place: int
    role: str
    groups: tuple[str, ...] = ()
    language: str = "en"
    has_email: bool = True


LOGINS = [
    Login("City clerk", "Halina", "Brzostek", "clerk", 1, "City Clerk", ("Clerks",)),
    Login("Deputy clerk", "Teodora", "Vance", "clerk", 2, "Deputy Clerk", ("Clerks",)),
    Login("Head of the police", "Marisol", "Quiñones", "police", 1, "Chief of Police"),
    Login("Certifying official", "Imani", "Brooks", "police", 2, "Lieutenant", ("Certifying officials",)),
    Login("Appointing officer, overdue", "Devraj", "Patel", "mayor", 1, "Chief Equity Officer", ("Coordinators",)),
    Login("Head of public works", "Tomasz", "Wójcik", "public-works", 1, "Director"),
    Login("Employee, no e-mail", "Rosa", "Lima", "public-works", 2, "Street Sweeper", language="es", has_email=False),
    Login("Employee who reads Korean", "Min-ji", "Seo", "library", 2, "Librarian", language="ko"),
    Login("Employee who reads Arabic", "Layla", "Nasser", "health", 2, "Nurse", language="ar"),
    Login("Law reviewer", "Ruth", "Abramowitz", "law", 1, "Corporation Counsel", ("Law reviewers",)),
    Login("Auditor, reads only", "Gwendolyn", "Achebe", "finance", 2, "Internal Auditor", ("Auditors",)),
    Login("System administrator", "Wei-Ling", "Chen", "technology", 1, "Director", ("System administrators",)),
]

# Every visitor signs in with this; the demonstration holds nothing that is anybody's.
PASSWORD = "kestrel-falls-2026"  # noqa: S105
AGENCIES_OPENED_ON = date(2026, 9, 1)
# Nothing has happened after the demonstration's hour.
LATEST = datetime(2026, 12, 14, 9, 0)
