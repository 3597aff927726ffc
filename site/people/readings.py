"""Who works where on a day, who answers for them, and what an account may do. Nothing here writes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import Permission
from django.db.models import Count, Exists, F, OuterRef, Q

from people.models import Agency, Delegation, Employee, Employment, User
from people.models.accounts import Known


@dataclass(frozen=True)
class RosterLine:
    """One person's time in one agency."""

    number: str
    given_name: str
    family_name: str
    email: str
    agency: str
    job_role: str
    starts_on: date
    ends_on: date | None
    language: str


@dataclass(frozen=True)
class Answering:
    """Who answers for an agency on a day: its appointing officers; without any its head, in their place; without either
    nobody of its own, and the clerk stands in. `head` is the agency's in any case."""

    officers: tuple[Employee, ...]
    head: Employee | None
    is_the_head: bool

    @property
    def is_gap(self) -> bool:
        return not self.officers

    @property
    def stands_in(self) -> str:
        """Who does what an appointing officer would, while none is named: `head`, `clerk`, or nobody."""
        if self.is_gap:
            return "clerk"
        return "head" if self.is_the_head else ""


@dataclass(frozen=True)
class AgencyWithoutOfficer:
    agency: Agency
    people: int


def roster(*, on: date, agency: Agency | None = None) -> Iterator[RosterLine]:
    """The people of an agency, or of all, on a day. One query, read as it is used."""
    rows = Employment.objects.on(on).order_by("agency__name", "employee__family_name", "employee__given_name", "pk")
    if agency:
        rows = rows.filter(agency=agency)
    person = ("employee__number", "employee__given_name", "employee__family_name", "employee__email")
    fields = (*person, "agency__name", "job_role__name", "starts_on", "ends_on", "employee__language")
    for number, given, family, email, where, role, *rest in rows.values_list(*fields).iterator():
        yield RosterLine(number, given, family, email or "", where, role or "", *rest)


def with_pins(agency: Agency, *, on: date):
    """Everyone the agency employs that day, by name, each with `pin_given_at`, or nothing."""
    here = Employment.objects.on(on).filter(agency=agency).values("employee")
    found = Employee.objects.filter(pk__in=here).annotate(pin_given_at=F("pin__given_at"))
    return found.order_by("family_name", "given_name", "pk")


def who_answers_for(agency: Agency, *, on: date) -> Answering:
    """`answering` of one agency. Two queries."""
    return answering([agency.pk], on=on)[agency.pk]


def answering(agencies: Iterable[int], *, on: date) -> dict[int, Answering]:
    """Who answers for these agencies that day, by their keys. Whoever has left the city answers for nothing. Two
    queries."""
    agencies = list(agencies)
    here = Employee.objects.here(on)
    rows = Delegation.objects.in_force(on).filter(agency__in=agencies, officer__in=here).select_related("officer")
    officers: dict[int, dict[Employee, None]] = {}
    for row in rows.order_by("pk"):
        officers.setdefault(row.agency_id, {})[row.officer] = None
    led = Agency.objects.filter(pk__in=agencies, head__in=here).select_related("head")
    heads = {agency.pk: agency.head for agency in led}
    return {pk: _answering(tuple(officers.get(pk, ())), heads.get(pk)) for pk in agencies}


def _answering(officers: tuple[Employee, ...], head: Employee | None) -> Answering:
    return Answering(officers or tuple(filter(None, [head])), head, is_the_head=not officers and head is not None)


def agencies_without_officer(*, on: date) -> list[AgencyWithoutOfficer]:
    """The agencies that have people on a day and nobody to answer for them. One query."""
    here = Employee.objects.here(on)
    delegated = Delegation.objects.in_force(on).filter(agency=OuterRef("pk"), officer__in=here)
    employed = Q(employments__starts_on__lte=on) & (Q(employments__ends_on=None) | Q(employments__ends_on__gte=on))
    agencies = Agency.objects.exclude(head__in=here).exclude(Exists(delegated))
    counted = agencies.annotate(people=Count("employments", filter=employed)).filter(people__gt=0)
    return [AgencyWithoutOfficer(agency, agency.people) for agency in counted]


def account(pk: int, *, today: date) -> User | None:
    """The account with its employee, its groups and what `known` says: all that a page asks of its reader. One query,
    with a row for each group."""
    rows = list(
        User.objects.filter(pk=pk)
        .select_related("employee")
        .annotate(group=F("groups__name"), answers=_answers(today), enters=_enters_admin())
    )
    if not rows:
        return None
    user = rows[0]
    user._group_names = {row.group for row in rows} - {None}
    root = user.is_superuser and user.is_active
    user.known = Known(today, user.answers, root or (user.enters and user.is_active))
    return user


def _answers(today: date) -> Exists:
    """Whether the account is an appointing officer's: `AgencyQuerySet.answered_for_by` from the other side."""
    leads = Exists(Agency.objects.filter(head=OuterRef("pk")))
    stands_in = Exists(Delegation.objects.in_force(today).filter(officer=OuterRef("pk")))
    return Exists(Employee.objects.here(today).filter(leads | stands_in, user=OuterRef("pk")))


def _enters_admin() -> Exists:
    """Whether Wagtail's admin is open to the account, by its groups or by itself."""
    given = Q(group__user=OuterRef("pk")) | Q(user=OuterRef("pk"))
    named = Permission.objects.filter(codename="access_admin", content_type__app_label="wagtailadmin")
    return Exists(named.filter(given))
