"""A learner takes the quiz: begins, answers one page at a time, hands in once."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from deadlines import clock
from directives.models import Edition
from directives.refusal import Refusal
from evidence.acts import record
from training import luck, marking, papers, permissions
from training.acts.completions import complete
from training.marking import NotAnAnswer, Step
from training.models import AnswerSheet, Attempt, Enrollment, LessonPage, LessonRead, Mark, Question
from training.questions import from_json


@transaction.atomic
def read_lesson(*, enrollment: Enrollment, lesson: LessonPage, by) -> None:
    """Keep that the learner has read the lesson and gone on. A second time changes nothing."""
    if not permissions.may_learn(by, enrollment):
        raise PermissionDenied
    if enrollment.closed_at is None:
        LessonRead.objects.get_or_create(enrollment=enrollment, lesson=lesson.slug, defaults={"read_at": clock.now()})


@transaction.atomic
def start_attempt(*, enrollment: Enrollment, by) -> Attempt:
    """Draw a paper for the learner; the one that is open when there is one, so that two tabs hold the same.

    Raises PermissionDenied for another person's enrollment, and Refusal when it has ended, lessons are left to read,
    no attempt is left, or the pool has no question to ask.
    """
    enrollment = _locked(enrollment)
    if not permissions.may_learn(by, enrollment):
        raise PermissionDenied
    attempts = list(enrollment.attempts.select_related("mark").order_by("number"))
    if attempts and not hasattr(attempts[-1], "mark"):
        return attempts[-1]
    _refuse_unless_ready(enrollment, len(attempts))
    module = enrollment.module
    attempt = Attempt.objects.create(
        enrollment=enrollment,
        number=len(attempts) + 1,
        drawn=papers.to_json(papers.draw(_pool(module), module.draw_count, chance=luck.source())),
        pass_mark=module.pass_mark,
        module_version=module.versions.first(),
        order=Edition.objects.of_the_order().in_force(clock.today()).first(),
        started_at=clock.now(),
    )
    AnswerSheet.objects.create(attempt=attempt, saved_at=clock.now())
    return attempt


@transaction.atomic
def answer(*, attempt: Attempt, step: Step, given: Sequence[int], by) -> AnswerSheet:
    """Keep the learner's answer to one page; until the attempt is handed in it may be changed.

    Raises Refusal when it is no answer to that page, the page is not open yet, its answer stands already, or nothing
    is asked any more.
    """
    attempt = _held(attempt, by)
    if hasattr(attempt, "mark") or _mark_of(attempt):
        raise Refusal(_("This attempt was handed in already. Here is its result."))
    if attempt.enrollment.closed_as:
        raise Refusal(_ended(attempt.enrollment))
    paper, sheet = attempt.paper, attempt.sheet
    if step not in set(marking.steps(paper)):
        raise Refusal(_("There is no such question in this attempt."))
    if not marking.is_open(paper, sheet.answers, step):
        raise Refusal(_("Answer the first part of this story first."))
    if not marking.may_answer(paper, sheet.answers, step):
        raise Refusal(_("Your answer to this part of the story stands: you have seen what comes next."))
    _refuse_what_is_no_answer(paper, step, given)
    sheet.answers = {**sheet.answers, str(step): list(given)}
    sheet.saved_at = clock.now()
    sheet.save(update_fields=["answers", "saved_at"])
    return sheet


def submit(*, attempt: Attempt, by) -> Mark:
    """Hand the attempt in and mark it; return its mark. A second handing in returns the first one's.

    Passing completes the enrollment and issues the certificate. Six statements. Raises PermissionDenied for another
    person's attempt, and Refusal while questions are unanswered or when the enrollment has ended some other way.
    """
    try:
        return _hand_in(attempt, by)
    except IntegrityError:
        # Another hand wrote the mark while this one waited for it (see `_held`): the database let one through.
        if mark := _mark_of(attempt):
            return mark
        raise


@transaction.atomic
def _hand_in(attempt: Attempt, by) -> Mark:
    attempt = _held(attempt, by)
    if hasattr(attempt, "mark"):
        return attempt.mark
    if attempt.enrollment.closed_as:
        if mark := _mark_of(attempt):
            return mark
        raise Refusal(_ended(attempt.enrollment))
    if left := unanswered(attempt):
        raise Refusal(_("Not answered yet: %(numbers)s.") % {"numbers": ", ".join(map(str, left))})
    mark = _marked(attempt)
    if mark.is_passed:
        complete(mark=mark, by=by)
    else:
        details = {"module": attempt.enrollment.module.code, "right": mark.right, "asked": mark.asked}
        record(action="quiz not passed", about=mark, by=by, details=details)
    return mark


def unanswered(attempt: Attempt) -> list[int]:
    """The questions, counted from 1, that have a page without an answer."""
    answers = attempt.sheet.answers
    return sorted({step.question + 1 for step in marking.steps(attempt.paper) if str(step) not in answers})


def _locked(enrollment: Enrollment) -> Enrollment:
    rows = Enrollment.objects.select_for_update(of=("self",)).select_related("employee", "module")
    return rows.get(pk=enrollment.pk)


def _held(attempt: Attempt, by) -> Attempt:
    """The attempt with all that marking needs, in one statement, held until the end: two tabs become one mark.

    Whoever had to wait sees the sheet and the enrollment as they are by then, but PostgreSQL joins the mark as it was
    before: what it says of a missing mark is to be asked once more.
    """
    sheet = (
        AnswerSheet.objects.select_for_update(of=("self", "attempt__enrollment"))
        .select_related("attempt__enrollment__employee", "attempt__enrollment__module", "attempt__mark")
        .get(pk=attempt.pk)
    )
    if not permissions.may_learn(by, sheet.attempt.enrollment):
        raise PermissionDenied
    sheet.attempt.sheet = sheet
    return sheet.attempt


def _mark_of(attempt: Attempt) -> Mark | None:
    return Mark.objects.filter(attempt=attempt).first()


def _marked(attempt: Attempt) -> Mark:
    answers = attempt.sheet.answers
    result = marking.mark(attempt.paper, answers, pass_mark=attempt.pass_mark)
    return Mark.objects.create(
        attempt=attempt,
        answers=answers,
        rights=list(result.rights),
        right=result.right,
        asked=result.asked,
        percent=result.percent,
        is_passed=result.is_passed,
        submitted_at=clock.now(),
    )


def _refuse_unless_ready(enrollment: Enrollment, tried: int) -> None:
    if enrollment.closed_as:
        raise Refusal(_ended(enrollment))
    read = set(enrollment.lessons_read.values_list("lesson", flat=True))
    lessons = LessonPage.objects.live().child_of(enrollment.module).values_list("slug", flat=True)
    if left := len(set(lessons) - read):
        raise Refusal(_("Lessons left to read before the quiz: %(number)s.") % {"number": left})
    tries = enrollment.module.tries
    if tries is not None and tried >= tries:
        raise Refusal(
            _("You have used all your attempts (%(number)s). Ask your appointing officer what to do next.")
            % {"number": tries}
        )


def _pool(module) -> list[tuple[int, "papers.Question"]]:
    asked = Question.objects.asked().filter(module=module).select_related("current").order_by("pk")
    pool = [(each.current_id, from_json(each.current.body)) for each in asked if each.current]
    if not pool:
        raise Refusal(_("The questions of this module are being reviewed. Come back tomorrow; your place is kept."))
    return pool


def _refuse_what_is_no_answer(paper: papers.Paper, step: Step, given: Sequence[int]) -> None:
    sentences = {
        "nothing": _("Choose an answer first."),
        "unknown": _("That choice is not on this page. Choose one of those shown."),
        "not_each_once": _("Give each one a different place."),
    }
    try:
        marking.check(paper.items[step.question].scenes[step.scene], given)
    except NotAnAnswer as wrong:
        raise Refusal(sentences[wrong.code]) from wrong


def _ended(enrollment: Enrollment) -> str:
    return _("This is no longer asked of you: %(why)s.") % {"why": enrollment.get_closed_as_display()}
