"""Approving translations, and keeping the table of the city's languages."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.models import Page

from deadlines import clock
from languages import pages, permissions, signals
from languages.gate import Words
from languages.kinds import kind_of
from languages.models import Approval, CityLanguage
from rows.acted import say


class WordsMoved(Exception):
    """The words are no longer those that were read, or there is no translation: nobody can have approved it."""


@transaction.atomic
def approve(*, subject: str, language: str, source_sha256: str, text_sha256: str, by) -> Approval:
    """Keep that `by` found the translation right against these words of its source. Twice is once. Who may is for the
    room whose text it is to hold."""
    approval, is_new = Approval.objects.get_or_create(
        subject=subject,
        language=language,
        source_sha256=source_sha256,
        text_sha256=text_sha256,
        defaults={"approved_at": clock.now(), "approved_by": by},
    )
    if is_new:
        say(action="translation approved", about=approval, by=by, details={"source": source_sha256})
    return approval


@transaction.atomic
def approve_translation(*, page: Page, read: Words, by) -> Approval:
    """Approve a page's translation as it stands in the editor, draft or not. `read` has the digests of what `by` had
    before them. Raises PermissionDenied, and WordsMoved when either text has changed since or says what its source
    says."""
    if not kind_of(page).may_approve(by, page):
        raise PermissionDenied
    source, translation = _as_they_stand(page)
    words = pages.words(pages.digest_of(source), translation)
    if words.sha256 is None or words != read:
        raise WordsMoved
    return _approve(source, translation, words, by)


@transaction.atomic
def approve_as_loaded(*, page: Page, by) -> Approval | None:
    """Keep that a translation the house itself came with is right; `by` loaded it, or nobody did. None for one that
    says what its source says. Who may load is held where it is loaded."""
    source, translation = _as_they_stand(page)
    words = pages.words(pages.digest_of(source), translation)
    return _approve(source, translation, words, by) if words.sha256 else None


@transaction.atomic
def set_language(*, tag: str, speakers: int, source: str, source_year: int, by) -> CityLanguage:
    """Enter or correct how many residents speak a language; the record keeps what it was before. `by` is None when
    the demonstration does it."""
    if by is not None and not permissions.may_set_languages(by):
        raise PermissionDenied
    before = CityLanguage.objects.filter(tag=tag).values("speakers", "source", "source_year").first()
    now = {"speakers": speakers, "source": source, "source_year": source_year}
    row, _made = CityLanguage.objects.update_or_create(tag=tag, defaults=now)
    if before != now:
        say(action="language of the city counted", about=row, by=by, details={"before": before or {}, "now": now})
    return row


def _as_they_stand(page: Page) -> tuple[Page, Page]:
    """The governing page and this translation of it, with the words of their newest drafts."""
    found = pages.latest(pages.in_every_language(page))
    return pages.source_among(found), next(each for each in found if each.pk == page.pk)


def _approve(source: Page, translation: Page, words: Words, by) -> Approval:
    approval = approve(
        subject=pages.subject_of(source),
        language=translation.locale.language_code,
        source_sha256=words.source_sha256,
        text_sha256=words.sha256 or "",
        by=by,
    )
    signals.approved.send(sender=type(translation), page=translation, by=by)
    return approval
