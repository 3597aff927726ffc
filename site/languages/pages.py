"""A page's words as they stand: published, or in the draft an editor is writing."""

from collections.abc import Iterable
from copy import copy

from django.conf import settings
from wagtail.models import Page, Revision
from wagtail_localize.fields import SynchronizedField

from languages.gate import Words
from languages.kinds import Kind, kind_of
from languages.thresholds import ENGLISH


def same_in_every_language(*names: str) -> list[SynchronizedField]:
    """The fields a translator does not meet: those named, the address, and what only machines read."""
    return [SynchronizedField(name, overridable=False) for name in ("slug", "seo_title", "search_description", *names)]


class InTheCitysLanguages:
    """For a page that is translated into more languages than the screens speak: in one of those it is reached by the
    address of the page it translates."""

    def get_url_parts(self, request=None):
        if self.locale.language_code in dict(settings.SCREEN_LANGUAGES):
            return super().get_url_parts(request)
        return governing(self).get_url_parts(request)


def digest_of(page: Page) -> str:
    """SHA-256 of what the page says, as its kind computes it."""
    return kind_of(page).digest(page)


def subject_of(page: Page) -> str:
    """What approvals of the page's translations are kept under: the same for the page in every language."""
    return str(page.translation_key)


def governing(page: Page) -> Page:
    """The page in the language that governs, whichever of them is given."""
    return source_among(in_every_language(page))


def in_every_language(page: Page) -> list[Page]:
    """The page and its translations; an alias, which has no words of its own, is none. One query."""
    kind = kind_of(page)
    return list(pages_of(kind).filter(translation_key=page.translation_key))


def pages_of(kind: Kind):
    """Every page of that kind that has words of its own."""
    found = kind.model.objects.filter(alias_of=None).select_related("locale")
    return found.prefetch_related(*kind.prefetch).order_by("pk")


def source_among(pages: list[Page]) -> Page:
    """The English one; where nobody wrote it in English, the one that was written first."""
    return next((page for page in pages if page.locale.language_code == ENGLISH), pages[0])


def latest(pages: Iterable[Page]) -> list[Page]:
    """The same pages with the words of their newest drafts. One query when some have drafts."""
    pages = list(pages)
    drafts = [page.latest_revision_id for page in pages if page.has_unpublished_changes]
    contents = dict(Revision.objects.filter(pk__in=drafts).values_list("pk", "content")) if drafts else {}
    return [_rewritten(page, contents.get(page.latest_revision_id)) for page in pages]


def words(of_source: str, translation: Page | None) -> Words:
    """The digests of the source, which is given, and of its translation. A copy that says what its source says is no
    translation yet."""
    of_text = digest_of(translation) if translation else None
    return Words(of_source, None if of_text == of_source else of_text)


def _rewritten(page: Page, content: dict | None) -> Page:
    if content is None:
        return page
    draft = copy(page)
    for name in kind_of(page).fields:
        setattr(draft, name, page._meta.get_field(name).to_python(content[name]))
    return draft
