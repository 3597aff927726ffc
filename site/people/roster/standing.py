"""What stands before an import, read in the same number of queries whatever the size of the city."""

from collections import defaultdict
from datetime import date

from django.db.models import Count, F, Q

from people.models import Agency, Delegation, Employee, Employment, JobRole
from people.roster.checking import Roster
from people.roster.plan import Job, Person, Standing


def standing(roster: Roster, *, as_of: date) -> Standing:
    """The people the file names, the employments of its agencies, and who answers for every agency that day."""
    numbers = {line.number for line in roster.lines}
    emails = {line.email for line in roster.lines if line.email}
    officers = _officers(as_of)
    answering = {number for them in officers.values() for number in them}
    people = Employee.objects.filter(number__in=numbers)
    return Standing(
        people={person.number: person for person in _people(people)},
        jobs=tuple(_jobs(Q(agency__name__in=roster.agencies) | Q(employee__number__in=answering))),
        emails=dict(Employee.objects.filter(email__in=emails).values_list("email", "number")),
        officers=officers,
        headcounts=dict(_headcounts(as_of)),
        job_roles=frozenset(JobRole.objects.values_list("name", flat=True)),
    )


def _people(employees) -> list[Person]:
    fields = ("pk", "number", "given_name", "family_name", "email", "language")
    return [Person(*values) for values in employees.order_by().values_list(*fields)]


def _jobs(which: Q) -> list[Job]:
    rows = Employment.objects.filter(which).order_by("employee__number", "starts_on", "pk")
    fields = ("employee__given_name", "employee__family_name", "agency__name", "job_role__name", "starts_on", "ends_on")
    return [
        Job(pk, number, f"{given} {family}", agency, role or "", starts_on, ends_on)
        for pk, number, given, family, agency, role, starts_on, ends_on in rows.values_list(
            "pk", "employee__number", *fields
        )
    ]


def _officers(day: date) -> dict[str, tuple[str, ...]]:
    """By agency, the numbers of its head and of its appointing officers that day."""
    heads = Agency.objects.exclude(head=None).order_by().values_list("name", "head__number")
    delegations = Delegation.objects.in_force(day).order_by().values_list("agency__name", "officer__number")
    found = defaultdict(list)
    for agency, number in [*heads, *delegations]:
        found[agency].append(number)
    return {agency: tuple(numbers) for agency, numbers in found.items()}


def _headcounts(day: date):
    return Employment.objects.on(day).values_list(F("agency__name")).annotate(people=Count("pk")).order_by()
