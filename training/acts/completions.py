"""A module is passed: by its quiz, or taught to a group. Each completion is a certificate; one may be revoked."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from deadlines import clock
from deadlines.due import due, keep
from directives.models import Edition
from directives.refusal import Refusal
from directives.years import first_after
from evidence.acts import record
from evidence.files import NotKept, keep_file
from people.models import Agency, Employee, Employment
from rows.whole_sets import insert_rows, update_rows
from training import permissions
from training.models import Completion, Enrollment, GroupSession, Mark, ModulePage, ModuleVersion, Revocation
from training.models.completions import certificate_number

COLUMNS = [
    "enrollment",
    "module",
    "employee",
    "cycle",
    "how",
    "session",
    "module_version",
    "order",
    "number",
    "name",
    "completed_at",
    "completed_on",
    "expires_on",
]


def complete(*, mark: Mark, by) -> Completion:
    """The enrollment of a passed mark is completed. Called inside `attempts.submit`, which holds both rows."""
    attempt, now = mark.attempt, clock.now()
    enrollment = attempt.enrollment
    enrollment.closed_at, enrollment.closed_on = now, timezone.localdate(now)
    enrollment.closed_as = Enrollment.End.COMPLETED
    enrollment.save(update_fields=["closed_at", "closed_on", "closed_as"])
    completion = Completion.objects.create(
        enrollment=enrollment,
        module_id=enrollment.module_id,
        employee_id=enrollment.employee_id,
        cycle=enrollment.cycle,
        how=Completion.How.QUIZ,
        mark=mark,
        module_version_id=attempt.module_version_id,
        order_id=attempt.order_id,
        name=enrollment.employee.name,
        completed_at=now,
        completed_on=timezone.localdate(now),
        expires_on=expiry(enrollment.module, timezone.localdate(now)),
    )
    details = {"module": enrollment.module.code, "certificate": completion.number}
    record(action="module passed", about=completion, by=by, details=details)
    return completion


def expiry(module: ModulePage, completed_on: date) -> date:
    """The last day a completion of that day counts: the module's yearly day, or twelve months later (A11)."""
    if module.renewal_day:
        month, day = map(int, module.renewal_day.split("-"))
        return first_after(completed_on, month=month, day=day)
    return due("training_renewal", completed_on).due_on


@transaction.atomic
def credit(
    *,
    module: ModulePage,
    agency: Agency,
    people: Iterable[Employee],
    how: str,
    held_on: date,
    trainer: str,
    sheet: bytes,
    sheet_name: str,
    by,
) -> GroupSession:
    """People of one agency were taught the module as a group; an officer says so and gives the sign-in sheet.

    Each gets a completion marked as such; who passed this cycle already keeps what they have. A fixed number of
    statements. Raises Refusal, naming what is wrong: a day to come, no trainer, nobody, somebody of another agency,
    or a sheet that cannot be kept.
    """
    if not permissions.may_credit(by, agency, today=clock.today()):
        raise PermissionDenied
    version = module.versions.first()
    _refuse_what_was_not_held(how, held_on, trainer, version)
    employees = _employed_there(people, agency, held_on)
    session = GroupSession.objects.create(
        module=module,
        agency=agency,
        how=how,
        held_on=held_on,
        trainer=trainer.strip()[:120],
        sheet=_kept(sheet, sheet_name, by),
        credited_at=clock.now(),
        credited_by=by,
    )
    credited = _complete_all(session, version, _open_enrollments(module, employees, held_on, by))
    details = {"module": module.code, "how": how, "people": credited, "sheet": session.sheet.sha256}
    record(action="training of a group credited", about=session, by=by, details=details)
    return session


@transaction.atomic
def revoke(*, completion: Completion, reason: str, by) -> Revocation:
    """Say that a certificate no longer counts, and why; its holder is asked for the module again while employed.

    A second revocation returns the first. Raises Refusal without a reason.
    """
    if not permissions.may_revoke(by):
        raise PermissionDenied
    if not reason.strip():
        raise Refusal(_("Say why. Whoever checks the certificate is told only that it was revoked."))
    revocation, is_new = Revocation.objects.get_or_create(
        completion=completion, defaults={"reason": reason.strip()[:500], "revoked_at": clock.now(), "revoked_by": by}
    )
    if is_new:
        record(action="certificate revoked", about=completion, by=by, details={"reason": reason.strip()})
        _ask_again(completion, by)
    return revocation


def _ask_again(completion: Completion, by) -> None:
    """The next cycle, unless one is open or a later one was passed."""
    still_here = Employee.objects.here(clock.today()).filter(pk=completion.employee_id).exists()
    later = Enrollment.objects.filter(
        module=completion.module_id, employee=completion.employee_id, cycle__gt=completion.cycle
    )
    if still_here and not later.exists():
        deadline = keep(due("training", clock.today()))
        Enrollment.objects.create(
            module_id=completion.module_id,
            employee_id=completion.employee_id,
            cycle=completion.cycle + 1,
            reason=Enrollment.Reason.RENEWAL,
            enrolled_at=clock.now(),
            enrolled_by=by,
            due=deadline,
            due_on=deadline.due_on,
        )


def _refuse_what_was_not_held(how: str, held_on: date, trainer: str, version: ModuleVersion | None) -> None:
    if how not in GroupSession.How:
        raise Refusal(_("Say whether it was taught in a classroom or at roll call."))
    if held_on > clock.today():
        raise Refusal(_("That day is still to come. Credit the training once it was held."))
    if not trainer.strip():
        raise Refusal(_("Say who taught it."))
    if version is None:
        raise Refusal(_("This module was never published, so it cannot have been taught."))


def _employed_there(people: Iterable[Employee], agency: Agency, held_on: date) -> list[Employee]:
    people = list(people)
    if not people:
        raise Refusal(_("Nobody was chosen. Tick who was there."))
    there = set(
        Employment.objects.on(held_on).filter(agency=agency, employee__in=people).values_list("employee", flat=True)
    )
    if stranger := next((each for each in people if each.pk not in there), None):
        raise Refusal(
            _("%(person)s did not work in %(agency)s that day.") % {"person": stranger.name, "agency": agency}
        )
    return people


def _kept(sheet: bytes, name: str, by):
    try:
        return keep_file(content=sheet, name=name, by=by)
    except NotKept as wrong:
        raise Refusal(str(wrong)) from wrong


def _open_enrollments(module: ModulePage, people: list[Employee], held_on: date, by) -> list[Enrollment]:
    """The open enrollment of each; opened now for who has none and has never completed the module, so that a credit
    has something to stand on."""
    known = set(module.enrollments.filter(employee__in=people).values_list("employee", flat=True))
    deadline = keep(due("training", held_on))
    insert_rows(
        Enrollment,
        ["module", "employee", "cycle", "reason", "enrolled_at", "enrolled_by", "due", "due_on"],
        [
            (module.pk, person.pk, 1, str(Enrollment.Reason.ASSIGNED), clock.now(), by.pk, deadline.pk, deadline.due_on)
            for person in people
            if person.pk not in known
        ],
    )
    rows = module.enrollments.open().filter(employee__in=people).select_related("employee")
    return list(rows.select_for_update(of=("self",)))


def _complete_all(session: GroupSession, version: ModuleVersion, enrollments: list[Enrollment]) -> int:
    now, ends = clock.now(), expiry(session.module, session.held_on)
    order = Edition.objects.of_the_order().in_force(session.held_on).first()
    update_rows(
        Enrollment,
        ["closed_at", "closed_on", "closed_as"],
        [(each.pk, now, session.held_on, str(Enrollment.End.COMPLETED)) for each in enrollments],
    )
    return insert_rows(
        Completion,
        COLUMNS,
        [
            (
                each.pk,
                each.module_id,
                each.employee_id,
                each.cycle,
                str(session.how),
                session.pk,
                version.pk,
                order.pk if order else None,
                certificate_number(),
                each.employee.name,
                now,
                session.held_on,
                ends,
            )
            for each in enrollments
        ],
    )
