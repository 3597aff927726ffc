"""An employee's letters: all that were written to them, whether or not they have an e-mail address."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from letters.models import Letter, LetterQuerySet
from letters.views import framed
from people.permissions import is_employee

A_PAGE = 20


@login_required
@never_cache
@require_safe
def my_letters(request: HttpRequest) -> HttpResponse:
    """The newest first. Looking at them marks nothing and serves nobody: that is the desk's."""
    found = _letters(request).order_by("-pk").defer("text", "html")
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "home/letters.html", {"page": page, "crumbs": [(reverse("desk"), _("My desk"))]})


@login_required
@never_cache
@require_safe
def my_letter(request: HttpRequest, pk: int) -> HttpResponse:
    """One letter as it was sent. Somebody else's is not there."""
    letter = get_object_or_404(_letters(request).defer("html"), pk=pk)
    crumbs = [(reverse("desk"), _("My desk")), (reverse("my_letters"), _("Your letters"))]
    return render(request, "home/letter.html", {"letter": letter, "crumbs": crumbs})


@login_required
@never_cache
@require_safe
@xframe_options_sameorigin
def my_letter_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Its page, for the frame."""
    return framed(get_object_or_404(_letters(request).only("html"), pk=pk))


def _letters(request: HttpRequest) -> LetterQuerySet:
    return Letter.objects.of(request.user.employee.number if is_employee(request.user) else "")
