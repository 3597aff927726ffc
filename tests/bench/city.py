"""The city that is measured: an order in force, and agencies of many sizes, each with its directive adopted."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.models import Group
from django.db import connection
from django.db.models import Value
from wagtail.models import Page

from deadlines import clock
from deadlines.models import Municipality
from directives import words
from directives.acts.editions import adopt_directive, adopt_order
from directives.acts.transmittals import transmit
from directives.models import DirectiveIndexPage, DirectivePage, Edition, OrderPage
from home.models import HomePage
from people.models import Agency, Employee, Employment, JobRole, User
from people.permissions import CLERKS
from people.roles import ensure_roles
from rows.insert_select import insert_select
from rows.whole_sets import insert_rows
from tests.directives.conftest import DIRECTIVE, ORDER

JOBS = 40
FAMILIES = ["Ferreira", "Okafor", "Brzostek", "Quiñones", "Park", "Haddad", "Lindqvist", "Mbeki", "O'Neill", "Zhang"]


@dataclass(frozen=True)
class City:
    """Everything is directed by one person, the head of every agency."""

    editions: dict[int, Edition]  # by the number of people in their agency
    head: User


def found(sizes: list[int]) -> City:
    """Found a city with an agency of each size, the head of all of them counted in."""
    _profile()
    head = Employee.objects.create(
        number="HEAD", given_name="Marisol", family_name="Quiñones", user=User.objects.create_user(username="HEAD")
    )
    JobRole.objects.bulk_create(JobRole(name=f"Job {number}") for number in range(JOBS))
    agencies = {size: _agency(size, head) for size in sizes}
    _order_in_force(_clerk())
    editions = {size: _directive(agency, head.user) for size, agency in agencies.items()}
    tidy()
    return City(editions, head.user)


def tidy(*tables: str) -> None:
    """What each engine would do in a while by itself, done now to these tables (all of them when none is named), so
    that it falls into nobody's time."""
    vacuum = f"VACUUM ANALYZE {', '.join(tables)}"
    with connection.cursor() as cursor:
        cursor.execute(vacuum if connection.vendor == "postgresql" else "PRAGMA wal_checkpoint(TRUNCATE)")


def _profile() -> None:
    names = {"name": "Kestrel Falls", "mayor": "Adaeze Okonkwo-Reyes", "clerk": "Halina Brzostek"}
    offices = {"chief_of_police": "Chief of Police", "city_official": "Chief Equity Officer"}
    Municipality.objects.update_or_create(pk=1, defaults={**names, **offices})


def _clerk() -> User:
    ensure_roles()
    clerk = User.objects.create_user(username="CLERK")
    clerk.groups.add(Group.objects.get(name=CLERKS))
    return clerk


def _agency(size: int, head: Employee) -> Agency:
    agency = Agency.objects.create(name=f"Agency of {size:,}", slug=f"of-{size}", kind="public_works", head=head)
    # One in five has no e-mail address.
    insert_rows(
        Employee,
        ["number", "given_name", "family_name", "email", "language"],
        (
            [
                f"{size}-{number}",
                f"Given{number}",
                FAMILIES[number % len(FAMILIES)],
                f"p{number}.of-{size}@kestrelfalls.example" if number % 5 else None,
                "es" if number % 7 == 0 else "en",
            ]
            for number in range(1, size)
        ),
    )
    jobs = list(JobRole.objects.values_list("pk", flat=True))
    people = Employee.objects.filter(number__startswith=f"{size}-")
    hired = {"employee": "pk", "agency": Value(agency.pk), "starts_on": Value(date(2020, 1, 6))}
    insert_select(Employment, people, **hired, job_role=Value(jobs[0]))
    Employment.objects.create(employee=head, agency=agency, job_role_id=jobs[0], starts_on=date(2020, 1, 6))
    return agency


def _order_in_force(clerk: User) -> Edition:
    home = HomePage.objects.first() or Page.objects.get(depth=1).add_child(instance=HomePage(title="Home", slug="city"))
    page = OrderPage(title="Fair and Welcoming [MUNICIPALITY] Executive Order", slug="order", number="EO 2026-07")
    page.body = words.to_stream(ORDER)
    home.add_child(instance=page)
    signed = clock.today() - timedelta(days=60)
    order = adopt_order(page=page, signed_on=signed, effective_on=signed, by=clerk)
    transmit(edition=order, by=clerk)
    return order


def _directive(agency: Agency, head: User) -> Edition:
    home = HomePage.objects.first()
    shelf = home.add_child(instance=DirectiveIndexPage(title=agency.name, slug=agency.slug, agency=agency))
    page = DirectivePage(title="Directive", slug="directive", number=f"D-{agency.pk}")
    page.body = words.to_stream(DIRECTIVE)
    shelf.add_child(instance=page)
    return adopt_directive(page=page, effective_on=clock.today(), by=head)
