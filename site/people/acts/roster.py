"""Taking in a roster: all of it or nothing, one at a time."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import translation

from deadlines import clock
from people.acts.emails import follow_emails
from people.models import READING_LANGUAGES, Agency, Employee, Employment, JobRole, RosterImport, User
from people.roster.checking import check
from people.roster.comparing import compare
from people.roster.plan import Plan
from people.roster.reading import Sheet, read
from people.roster.refusals import unreadable
from people.roster.standing import standing
from people.signals import roster_imported
from rows.acted import say
from rows.whole_sets import insert_rows, update_rows

# An agency that would lose more of its people than this is told before anybody confirms (ROSTER_ALARM_SHARE).
ALARM_SHARE = 0.2


@dataclass(frozen=True)
class Outcome:
    """`roster_import` is None when nothing was written: a dry run, or a file that changes nothing."""

    plan: Plan
    roster_import: RosterImport | None


def plan_roster(*, content: bytes, as_of: date) -> Plan:
    """What importing this file would do today. Writes nothing. Raises RosterRefused."""
    return _plan(read(content), as_of, Agency.objects.order_by("pk"))


def import_roster(
    *, file, name: str, as_of: date, by: User | None, dry_run: bool = False, expected: str | None = None
) -> Outcome:
    """Make the people of the agencies that `file` names what it says they are on `as_of`.

    `file` is bytes or an open binary file; `by` is None when a command does it. `expected` is the fingerprint of the
    plan somebody confirmed: any other plan is refused. The number of statements does not depend on the size, and the
    same file a second time writes nothing.

    Raises RosterRefused, with every refusal, and nothing changes.
    """
    content = file if isinstance(file, bytes) else file.read()
    if dry_run:
        return Outcome(plan_roster(content=content, as_of=as_of), None)
    sheet = read(content)
    try:
        return _import(sheet, sha256(content).hexdigest(), name=name, as_of=as_of, by=by, expected=expected)
    except IntegrityError:
        # A form in the admin saved one of these people between our look and our writing.
        raise unreadable("someone_else_wrote") from None


@transaction.atomic
def _import(sheet: Sheet, digest: str, *, name: str, as_of: date, by: User | None, expected: str | None) -> Outcome:
    # The agencies are the lock: a second import waits here and then sees what the first one wrote. Rows that only
    # point at an agency do not wait (no_key). SQLite took its one lock when the transaction began.
    plan = _plan(sheet, as_of, Agency.objects.order_by("pk").select_for_update(no_key=True))
    if expected not in (None, plan.fingerprint):
        raise unreadable("plan_changed")
    if plan.changes_nothing:
        return Outcome(plan, None)
    _write(plan)
    return Outcome(plan, _record(plan, digest, name, by))


def _plan(sheet: Sheet, as_of: date, agencies: QuerySet[Agency]) -> Plan:
    share = getattr(settings, "ROSTER_ALARM_SHARE", ALARM_SHARE)
    with translation.override("en"):
        languages = {tag: str(title) for tag, title in READING_LANGUAGES}
    roster = check(sheet, agencies=agencies.values_list("name", flat=True), languages=languages, as_of=as_of)
    return compare(roster, standing(roster, as_of=as_of), as_of=as_of, alarm_share=share)


def _write(plan: Plan) -> None:
    insert_rows(JobRole, ["name"], [[name] for name in plan.new_job_roles])
    _write_people(plan)
    employees = _keys(Employee, "number", {line.number for line in plan.new_jobs})
    agencies = _keys(Agency, "name", plan.agencies)
    roles = {name.casefold(): pk for name, pk in JobRole.objects.values_list("name", "pk")}
    Employment.objects.filter(pk__in=[leave.job.pk for leave in plan.leaves if not leave.last_day]).delete()
    changed = [
        (each.job.pk, roles.get(each.job_role.casefold()), each.starts_on, each.ends_on) for each in plan.job_changes
    ]
    update_rows(Employment, ["job_role", "starts_on", "ends_on"], changed)
    update_rows(Employment, ["ends_on"], [(leave.job.pk, leave.last_day) for leave in plan.leaves if leave.last_day])
    insert_rows(
        Employment,
        ["employee", "agency", "job_role", "starts_on", "ends_on"],
        [
            (
                employees[line.number],
                agencies[line.agency],
                roles.get(line.job_role.casefold()),
                line.starts_on,
                line.ends_on,
            )
            for line in plan.new_jobs
        ],
    )


def _write_people(plan: Plan) -> None:
    changes = plan.person_changes
    # Two people may have exchanged addresses: each is freed before any is given.
    freed = [each.person.pk for each in changes if each.person.email and each.email != each.person.email]
    if freed:
        Employee.objects.filter(pk__in=freed).update(email=None)
    insert_rows(
        Employee,
        ["number", "given_name", "family_name", "email", "language"],
        [
            (each.number, each.given_name, each.family_name, each.email, each.language or "en")
            for each in plan.new_people
        ],
    )
    update_rows(
        Employee,
        ["given_name", "family_name", "email", "language"],
        [(each.person.pk, each.given_name, each.family_name, each.email, each.language) for each in changes],
    )
    follow_emails([each.person.pk for each in changes if each.email != each.person.email])


def _keys(model, name: str, wanted) -> dict[str, int]:
    return dict(model.objects.filter(**{f"{name}__in": wanted}).order_by().values_list(name, "pk"))


def _record(plan: Plan, digest: str, name: str, by: User | None) -> RosterImport:
    taken = RosterImport.objects.create(
        name=name[:200],
        sha256=digest,
        as_of=plan.as_of,
        imported_at=clock.now(),
        imported_by=by,
        rows=plan.rows,
        joined=len(plan.joining),
        left=len(plan.leaving),
        moved=len(plan.moves),
        changed=plan.changed,
    )
    taken.agencies.set(Agency.objects.filter(name__in=plan.agencies))
    counts = {"joined": taken.joined, "left": taken.left, "moved": taken.moved, "changed": taken.changed}
    gaps = {gap.agency: gap.people for gap in plan.gaps}
    details = {"sha256": digest, "as_of": plan.as_of.isoformat(), "agencies": plan.agencies, **counts}
    say(action="roster imported", about=taken, by=by, details={**details, "people_without_officer": gaps})
    roster_imported.send(sender=RosterImport, roster_import=taken, plan=plan)
    return taken
