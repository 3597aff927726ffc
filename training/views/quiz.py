"""Taking the quiz: what it is, one question a page, the list of all, the result. Only the learner's own; else a 404."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from directives.refusal import Refusal
from training import marking
from training.acts import attempts
from training.forms import AnswerForm, letters
from training.marking import Step
from training.models import Attempt, Enrollment
from training.reports import quiz as reading
from training.reports.quiz import Page, Title
from training.reports.result import result


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start_quiz(request: HttpRequest, module: str) -> HttpResponse:
    """What the quiz is; POST starts it, or returns to the attempt that is open."""
    enrollments = Enrollment.objects.of(request.user).filter(module__slug=module)
    enrollment = enrollments.select_related("module", "employee").order_by("-cycle").first()
    if enrollment is None:
        raise Http404
    refused = ""
    if request.method == "POST":
        try:
            return _go_on(attempts.start_attempt(enrollment=enrollment, by=request.user))
        except Refusal as refusal:
            refused = str(refusal)
    quiz = reading.quiz(enrollment, screen=_screen())
    context = {"quiz": quiz, "module": enrollment.module, "refused": refused, "crumbs": _crumbs(enrollment)}
    return render(request, "training/quiz.html", context, status=422 if refused else 200)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def quiz_step(request: HttpRequest, attempt_id: int, question: int, scene: int) -> HttpResponse:
    """One question, or one part of a story; POST keeps the answer and goes on."""
    attempt = _own(request, attempt_id)
    step = Step(question - 1, scene - 1)
    if step not in set(marking.steps(attempt.paper)):
        raise Http404
    if elsewhere := _over(request, attempt):
        return elsewhere
    if not marking.is_open(attempt.paper, attempt.sheet.answers, step):
        return redirect(_page_of(attempt, Step(step.question, 0)))
    page = reading.page(attempt, step, screen=_screen())
    if request.method == "POST":
        return _answer(request, page)
    return _show(request, page, AnswerForm(page=page))


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def quiz_review(request: HttpRequest, attempt_id: int) -> HttpResponse:
    """Every question, answered or not; POST hands in."""
    refused = ""
    if request.method == "POST":
        try:
            # The act reads what it needs and holds it: reading it here before would be done twice.
            attempts.submit(attempt=Attempt(pk=attempt_id), by=request.user)
        except Refusal as refusal:
            refused = str(refusal)
        except (ObjectDoesNotExist, PermissionDenied, OverflowError) as wrong:
            # A number too large for the database is nobody's attempt either.
            raise Http404 from wrong
        else:
            return redirect("quiz_result", attempt_id)
    attempt = _own(request, attempt_id)
    if elsewhere := _over(request, attempt):
        return elsewhere
    lines = reading.review(attempt, screen=_screen())
    context = {
        "attempt": attempt,
        "lines": lines,
        "left": [line for line in lines if not line.is_answered],
        "refused": refused,
        **_around(attempt, reading.title(attempt.enrollment.module, *_wanted(attempt))),
    }
    return render(request, "training/quiz_review.html", context, status=422 if refused else 200)


@login_required
@never_cache
@require_safe
def quiz_result(request: HttpRequest, attempt_id: int) -> HttpResponse:
    """The mark, and for every question what is right and why. Before the attempt is handed in there is none."""
    attempt = _own(request, attempt_id)
    if not hasattr(attempt, "mark"):
        return redirect("quiz_review", attempt.pk)
    context = {"result": result(attempt, screen=_screen()), "crumbs": _crumbs(attempt.enrollment)}
    return render(request, "training/quiz_result.html", context)


def _answer(request: HttpRequest, page: Page) -> HttpResponse:
    form = AnswerForm(request.POST, page=page)
    if form.is_valid():
        try:
            sheet = attempts.answer(attempt=page.attempt, step=page.step, given=form.given, by=request.user)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return _go_on(sheet.attempt, after=page.step)
    return _show(request, page, form)


def _show(request: HttpRequest, page: Page, form: AnswerForm) -> HttpResponse:
    context = {
        "page": page,
        "form": form,
        "partners": list(zip(letters(), page.words.partners, strict=False)),
        "answered": page.words.said(page.kept) if page.kept else [],
        "before": _page_of(page.attempt, page.before) if page.before else "",
        "after": _page_of(page.attempt, page.after) if page.after else reverse("quiz_review", args=[page.attempt.pk]),
        **_around(page.attempt, page.title),
    }
    return render(request, "training/quiz_step.html", context, status=422 if form.errors else 200)


def _own(request: HttpRequest, attempt_id: int) -> Attempt:
    rows = Attempt.objects.select_related("enrollment__employee", "enrollment__module", "sheet", "mark", "order")
    return get_object_or_404(rows.filter(enrollment__employee__user=request.user), pk=attempt_id)


def _over(request: HttpRequest, attempt: Attempt) -> HttpResponse | None:
    """Where to go when nothing more can be answered: to the result, or to where it says that nothing is asked."""
    if hasattr(attempt, "mark"):
        if request.method == "POST":
            messages.info(request, _("This attempt was handed in already. Here is its result."))
        return redirect("quiz_result", attempt.pk)
    if attempt.enrollment.closed_as:
        return redirect("start_quiz", attempt.enrollment.module.slug)
    return None


def _go_on(attempt: Attempt, *, after: Step | None = None) -> HttpResponse:
    """To the next page without an answer; when none is left, or the rest was skipped, to the list of all."""
    step = marking.next_to_answer(attempt.paper, attempt.sheet.answers, after)
    return redirect(_page_of(attempt, step)) if step else redirect("quiz_review", attempt.pk)


def _page_of(attempt: Attempt, step: Step) -> str:
    return reverse("quiz_step", args=[attempt.pk, step.question + 1, step.scene + 1])


def _around(attempt: Attempt, title: Title) -> dict:
    module = attempt.enrollment.module
    return {"title": title, "module": module, "crumbs": [(reverse("start_quiz", args=[module.slug]), _("The quiz"))]}


def _crumbs(enrollment: Enrollment) -> list[tuple[str, str]]:
    return [(reverse("desk"), _("My desk"))]


def _wanted(attempt: Attempt) -> tuple[str, str]:
    return _screen(), attempt.enrollment.employee.language


def _screen() -> str:
    return get_language() or ""
