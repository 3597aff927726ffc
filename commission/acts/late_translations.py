"""A notice that went out with a translation pending gets it when it is approved."""

from django.db import transaction

from commission.laying_out import lay_out
from commission.models import Notice, NoticePage, NoticeText
from commission.translated import body
from directives.words import digest
from evidence.acts import record
from languages.translations import drafted


@transaction.atomic
def add_translation(*, page: NoticePage, by) -> list[NoticeText]:
    """Add an approved translation to the published notices that were laid out from the words it translates. No text
    that went out ever changes: one more is written beside them. Who may approve is held where it was approved."""
    found = drafted(page)
    language = page.locale.language_code
    ready = next((each for each in found.approved if each.pk == page.pk), None)
    if ready is None:
        return []
    standing = Notice.objects.filter(page=found.source, published_at__isnull=False, replaced_by=None)
    missing = standing.exclude(texts__language=language).select_for_update(of=("self",))
    governs = _digest(found.source, body(found.source), found.tongue.code)
    added = [
        _add(notice, lay_out(found.source.facts, body(ready), language), language, by)
        for notice in missing.filter(pk__in=standing.filter(texts__is_source=True, texts__sha256=governs).values("pk"))
    ]
    return added


def _digest(page: NoticePage, words: list[dict], language: str) -> str:
    title, laid_out = lay_out(page.facts, words, language)
    return digest(title=title, body=laid_out)


def _add(notice: Notice, wording: tuple[str, list], language: str, by) -> NoticeText:
    title, laid_out = wording
    text = NoticeText.objects.create(
        notice=notice, language=language, title=title, body=laid_out, sha256=digest(title=title, body=laid_out)
    )
    record(action="translation added", about=notice, by=by, details={"language": language, "sha256": text.sha256})
    return text
