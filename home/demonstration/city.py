"""The city: its profile, its boards and the people who can sign in. Nothing here is real.

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
AUTHORITY = "Named by the mayor, August 28, 2026"
SIGNED_ON = date(2026, 9, 14)
SENT_AT = datetime(2026, 10, 1, 10, 0)
AMENDED_ON = date(2026, 12, 1)
AMENDED_AT = datetime(2026, 12, 1, 9, 0)
AMENDMENT_REASON = "Typing errors and wrong citations (errata E6, E12, E14, E21, E26 and E28); no duty changes."


# Residents by the language they speak at home; the figures are invented, as the city is.
SOURCE, SOURCE_YEAR = "American Community Survey, table C16001", 2024
SPEAKERS = {
    "en": 33_900,
    "es": 14_160,
    "pt-br": 4_510,
    "ht": 3_300,
    "ar": 2_060,
    "gu": 1_610,
    "zh-hans": 1_350,
    "ko": 1_030,
    "pl": 900,
    "tl": 710,
}

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
    Login("Trainer", "Solveig", "Lindqvist", "human-resources", 2, "Training Coordinator", ("Trainers",)),
    Login("Auditor, reads only", "Gwendolyn", "Achebe", "finance", 2, "Internal Auditor", ("Auditors",)),
    Login("System administrator", "Wei-Ling", "Chen", "technology", 1, "Director", ("System administrators",)),
]

# Every visitor signs in with this; the demonstration holds nothing that is anybody's.
PASSWORD = "kestrel-falls-2026"  # noqa: S105
AGENCIES_OPENED_ON = date(2026, 9, 1)
# Nothing has happened after the demonstration's hour.
LATEST = datetime(2026, 12, 14, 9, 0)
