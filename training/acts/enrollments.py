"""Who must pass which module, by when: by rule, whole sets at a time. Each cycle is a row of its own."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import BigIntegerField, CharField, Exists, F, FilteredRelation, Max, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils import timezone
from django.utils.translation import gettext as _

from deadlines import clock
from deadlines.due import due, keep
from deadlines.models import KeptDeadline
from directives.models import Edition
from directives.refusal import Refusal
from evidence.acts import record
from letters.acts import owe_many
from people.models import Agency, Employee, Employment, JobRole, Leave
from rows.insert_select import insert_select
from training import permissions, places
from training.models import Assignment, Completion, Enrollment, ModulePage
from training.reports.audience import (
    Whom,
    asked_before,
    assignments,
    audience,
    modules,
    still_there,
    with_certificates_ending,
    with_last_end,
)

Reason = Enrollment.Reason
End = Enrollment.End
# A renewal is asked for so long before the certificate ends.
RENEWAL_LEAD = timedelta(days=30)


@transaction.atomic
def assign(
    *,
    module: ModulePage,
    by,
    is_for_everyone: bool = False,
    agencies: Iterable[Agency] = (),
    job_roles: Iterable[JobRole] = (),
    people: Iterable[Employee] = (),
) -> Assignment:
    """Ask the module of these people from today on, and enroll them now. Who joins them later is enrolled by the
    same rule. Raises Refusal when it names nobody."""
    if by is not None and not permissions.may_assign(by):
        raise PermissionDenied
    whom = Whom(is_for_everyone, tuple(agencies), tuple(job_roles), tuple(people))
    if whom.names_nobody:
        raise Refusal(_("Say whom the module is for: everyone, agencies, job roles or people by name."))
    assignment = Assignment.objects.create(
        module=module, is_for_everyone=is_for_everyone, starts_on=clock.today(), made_by=by
    )
    # On a new row, so that there is nothing to compare with.
    assignment.agencies.add(*whom.agencies)
    assignment.job_roles.add(*whom.job_roles)
    assignment.people.add(*whom.people)
    enrolled = enroll(module=module, reason=Reason.ASSIGNED, by=by)
    record(action="training assigned", about=assignment, by=by, details={"module": module.code, "people": enrolled})
    return assignment


@transaction.atomic
def end_assignment(*, assignment: Assignment, by) -> None:
    """Ask the module of nobody new by this rule from now on; what is owed already stays owed. Once is enough: a
    second time does not move its last day."""
    if not permissions.may_assign(by):
        raise PermissionDenied
    assignment = Assignment.objects.select_for_update(of=("self",)).get(pk=assignment.pk)
    if assignment.ends_on is not None:
        return
    assignment.ends_on = max(clock.today() - timedelta(days=1), assignment.starts_on)
    assignment.save(update_fields=["ends_on"])
    record(action="assignment of training ended", about=assignment, by=by)


@transaction.atomic
def enroll(*, module: ModulePage, reason: str, by=None) -> int:
    """Enroll whoever the module's assignments name today and who has not been asked yet, or has come back to the
    city; return how many. One INSERT … SELECT, and one for their letters, however many they are."""
    today = clock.today()
    asked = audience(module, today=today).exclude(pk__in=asked_before(module))
    if not asked.exists():
        return 0
    return _insert(module, asked, reason=reason, deadline=keep(due("training", today)), by=by)


@transaction.atomic
def renew(*, module: ModulePage) -> int:
    """Open the next cycle for those whose certificate ends within RENEWAL_LEAD or has ended; return how many.

    It is due the day the certificate ends. One INSERT … SELECT for each day on which some of them had passed: on a
    usual morning one."""
    today = clock.today()
    ending = _newest_completion().filter(expires_on__lte=today + RENEWAL_LEAD, module=module)
    waiting = _completed_and_not_asked_again(module, today)
    days = set(ending.filter(employee__in=waiting).values_list("completed_on", "expires_on").order_by().distinct())
    renewed = 0
    for passed_on, expires_on in sorted(days):
        these = waiting.filter(
            Exists(ending.filter(employee=OuterRef("pk"), completed_on=passed_on, expires_on=expires_on))
        )
        deadline = _renewal_due(module, passed_on, expires_on, today)
        renewed += _insert(module, these, reason=Reason.RENEWAL, deadline=deadline)
    return renewed


@transaction.atomic
def ask_again(*, edition: Edition, changed: list[str]) -> int:
    """A material amendment changed these clauses: who has passed a module that teaches one of them is asked for it
    once more; return how many. One INSERT … SELECT a module."""
    today = clock.today()
    asked = 0
    for module in modules():
        if places.touches(places.parse(module.places), changed):
            again = _completed_and_not_asked_again(module, today)
            deadline = keep(due("training", today))
            asked += _insert(module, again, reason=Reason.AMENDMENT, deadline=deadline, edition=edition)
    return asked


@transaction.atomic
def close_leavers() -> int:
    """Whoever has left the city owes nothing more; return how many enrollments that ends."""
    return _close(Enrollment.objects.filter(employee__in=Employee.objects.gone(clock.today())), End.SEPARATED)


@transaction.atomic
def close_moved(*, module: ModulePage) -> int:
    """Whoever has moved to work that the module is not asked of is exempt; return how many enrollments that ends.
    An assignment that has ended moves nobody."""
    if not assignments(module):
        return 0
    here = still_there(module, today=clock.today())
    return _close(module.enrollments.exclude(employee__in=here), End.EXEMPT, _("Works where this is not asked for."))


@transaction.atomic
def exempt(*, enrollment: Enrollment, agency: Agency, reason: str, by) -> Enrollment:
    """An officer excuses one of their people from this cycle, and says why. Raises Refusal without a reason."""
    is_theirs = Employment.objects.on(clock.today()).filter(agency=agency, employee=enrollment.employee_id).exists()
    if not is_theirs or not permissions.may_exempt(by, agency, today=clock.today()):
        raise PermissionDenied
    if not reason.strip():
        raise Refusal(_("Say why. Whoever reads the figures will see the reason."))
    if _close(Enrollment.objects.filter(pk=enrollment.pk), End.EXEMPT, reason.strip()[:250]):
        record(action="enrollment exempted", about=enrollment, by=by, details={"reason": reason.strip()})
    enrollment.refresh_from_db()
    return enrollment


@transaction.atomic
def remind(*, agency: Agency, enrollments: QuerySet[Enrollment], by) -> int:
    """Owe a reminder to each of these people of the agency who has not finished, is not away and has an address;
    return to how many. Nobody is written to twice on one day. A fixed number of statements."""
    if not permissions.may_remind(by, agency, today=clock.today()):
        raise PermissionDenied
    now = clock.now()
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    theirs = Employment.objects.on(clock.today()).filter(agency=agency).values("employee")
    waiting = Enrollment.objects.open().filter(pk__in=enrollments.values("pk"), employee__in=theirs)
    waiting = waiting.exclude(employee__in=Leave.objects.on(clock.today()).values("employee"))
    waiting = waiting.filter(Q(reminded_at=None) | Q(reminded_at__lt=midnight), employee__email__isnull=False)
    people = Enrollment.objects.filter(pk__in=waiting.values("pk")).update(
        reminded_at=now, reminders=F("reminders") + 1
    )
    if people:
        _owe_letters(Enrollment.objects.filter(reminded_at=now, employee__in=theirs), kind="training_reminder")
        record(action="people reminded of training", about=agency, by=by, details={"people": people})
    return people


@transaction.atomic
def carry_on() -> dict[str, int]:
    """What each morning brings: leavers and movers end, joiners begin, certificates about to end are renewed.

    Returns how many of each. Run twice on a day, it does nothing the second time."""
    done = {"left": close_leavers(), "moved": 0, "joined": 0, "renewed": 0}
    ending = with_certificates_ending(until=clock.today() + RENEWAL_LEAD)
    for module in modules():
        done["moved"] += close_moved(module=module)
        done["joined"] += enroll(module=module, reason=Reason.JOINER)
        if module.pk in ending:
            done["renewed"] += renew(module=module)
    return done


def _newest_completion() -> QuerySet[Completion]:
    return Completion.objects.newest()


def _completed_and_not_asked_again(module: ModulePage, today: date) -> QuerySet[Employee]:
    """Those the module is asked of whose last cycle is completed."""
    return with_last_end(audience(module, today=today), module).filter(Q(last_end=End.COMPLETED))


def _renewal_due(module: ModulePage, passed_on: date, expires_on: date, today: date) -> KeptDeadline:
    """The day the certificate ends, with its reasons; thirty days from now for one that has ended already."""
    if expires_on < today:
        return keep(due("training", today))
    if module.renewal_day:
        return keep(due("training_renewal_fixed", expires_on))
    return keep(due("training_renewal", passed_on))


def _insert(
    module: ModulePage, people: QuerySet[Employee], *, reason: str, deadline: KeptDeadline, by=None, edition=None
) -> int:
    now = clock.now()
    # Joined as sets: a question for each person would walk through what this very statement has written before it.
    mine = FilteredRelation("enrollments", condition=Q(enrollments__module=module))
    people = Employee.objects.filter(pk__in=people.values("pk")).annotate(mine=mine).annotate(last=Max("mine__cycle"))
    enrolled = insert_select(
        Enrollment,
        people,
        module=Value(module.pk),
        employee="pk",
        cycle=Coalesce(F("last"), Value(0)) + Value(1),
        reason=Value(str(reason)),
        enrolled_at=Value(now),
        due=Value(deadline.pk),
        due_on=Value(deadline.due_on),
        edition=_key(edition),
        enrolled_by=_key(by),
    )
    if enrolled:
        _owe_letters(module.enrollments.open().filter(enrolled_at=now), kind="enrollment")
        record(
            action="people enrolled",
            about=module,
            by=by,
            details={"people": enrolled, "reason": str(reason), "due_on": str(deadline.due_on)},
        )
    return enrolled


def _key(row) -> Value:
    """The key of a row, or none."""
    return Value(row.pk if row else None, output_field=BigIntegerField())


def _close(enrollments: QuerySet[Enrollment], end: str, reason: str = "") -> int:
    return enrollments.filter(closed_at=None).update(
        closed_at=clock.now(), closed_on=clock.today(), closed_as=end, closed_reason=reason
    )


def _owe_letters(enrollments: QuerySet[Enrollment], *, kind: str) -> int:
    """A letter to each, shown in the house where there is no address; one owed already, by its key, is owed once."""
    turn = Cast("reminders", CharField()) if kind == "training_reminder" else Value("0")
    return owe_many(
        enrollments,
        kind=kind,
        key=Concat(Value(f"{kind}:"), Cast("pk", CharField()), Value(":"), turn),
        to="employee__email",
        name=Concat(F("employee__given_name"), Value(" "), F("employee__family_name")),
        language="employee__language",
        subject_id="pk",
        reader="employee__number",
    )
