"""What changed between two editions of the order, as anyone can read it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from directives import differences
from directives.models import Edition, EditionText


@require_safe
def order_changes(request: HttpRequest, older: int, newer: int) -> HttpResponse:
    """The difference from the older edition to the newer, in a language both stand in; else in the one that governs."""
    editions = {edition.number: edition for edition in _the_order().filter(number__range=(older, newer))}
    if older >= newer or not {older, newer} <= editions.keys():
        raise Http404
    language = request.GET.get("text") or get_language() or ""
    before, after = _texts(editions[older], editions[newer], language)
    return render(
        request,
        "directives/changes.html",
        {
            "older": editions[older],
            "newer": editions[newer],
            "made": [edition for edition in editions.values() if edition.number > older],
            "text": after,
            "both": _languages(editions[older], editions[newer]),
            "changes": differences.changes(before.body, after.body),
            "retitled": (before.title, after.title) if before.title != after.title else None,
        },
    )


def _the_order():
    return Edition.objects.of_the_order().order_by("number").prefetch_related("texts")


def _languages(older: Edition, newer: Edition) -> list[str]:
    """The languages both stand in, the one that governs first."""
    before = {text.language for text in older.texts.all()}
    return [text.language for text in newer.texts.all() if text.language in before]


def _texts(older: Edition, newer: Edition, language: str) -> tuple[EditionText, EditionText]:
    before = {text.language: text for text in older.texts.all()}
    after = {text.language: text for text in newer.texts.all()}
    if language in before and language in after:
        return before[language], after[language]
    return next(t for t in before.values() if t.is_source), next(t for t in after.values() if t.is_source)
