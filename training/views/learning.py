"""A learner's pages: the module, its lessons, and all of one's training."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from deadlines import clock
from training.acts.attempts import read_lesson
from training.models import Enrollment
from training.reports.course import course, enrollment_of
from training.reports.history import history
from training.reports.lesson import Asked, shown_lesson


@login_required
@never_cache
@require_safe
def my_training(request: HttpRequest) -> HttpResponse:
    """What one owes, one's certificates and every attempt."""
    found = history(request.user, screen=get_language() or "", today=clock.today())
    return render(request, "training/my_training.html", {"history": found})


@login_required
@never_cache
@require_safe
def module(request: HttpRequest, module: str) -> HttpResponse:
    """What the module is for, how far its learner is, and the one next step."""
    enrollment = _enrollment_or_404(request, module)
    found = course(enrollment, screen=get_language() or "", today=clock.today())
    return render(request, "training/module.html", {"course": found, "crumbs": [(reverse("desk"), _("My desk"))]})


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lesson(request: HttpRequest, module: str, lesson: str) -> HttpResponse:
    """One lesson to read. POST says that it was read, and goes on."""
    enrollment = _enrollment_or_404(request, module)
    shown = shown_lesson(enrollment, lesson, screen=get_language() or "", asked=Asked.by(request.GET))
    if shown is None:
        raise Http404
    if request.method == "POST":
        read_lesson(enrollment=enrollment, lesson=shown.lesson.governing, by=request.user)
        if shown.following:
            return redirect("lesson", module, shown.following.slug)
        return redirect("module" if enrollment.closed_as else "start_quiz", module)
    crumbs = [(reverse("desk"), _("My desk")), (reverse("module", args=[module]), shown.module_title.words)]
    return render(request, "training/lesson.html", {"shown": shown, "enrollment": enrollment, "crumbs": crumbs})


def _enrollment_or_404(request: HttpRequest, module: str) -> Enrollment:
    """The reader's own. To whoever was never enrolled in it the module does not exist."""
    enrollment = enrollment_of(request.user, module)
    if enrollment is None:
        raise Http404
    return enrollment
