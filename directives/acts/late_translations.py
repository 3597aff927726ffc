"""A translation that was ready only after its text was adopted joins the edition it is a translation of."""

from django.db import transaction

from deadlines.models import Municipality
from directives import composing, words
from directives.acts.editions import filled, frozen
from directives.acts.wordings import Wording, wording
from directives.models import DirectivePage, Edition, EditionText, OrderPage
from evidence.acts import record
from languages.translations import published


@transaction.atomic
def add_translation(*, page: OrderPage | DirectivePage, by) -> EditionText | None:
    """Add the words of a published, approved translation to the newest edition, when that was adopted from the words
    they translate. No text of an edition ever changes: one more is written beside them.

    None when there is nothing to add: the source has changed since, the edition has that language, or a directive's
    translation has lost a locked sentence. Who may approve is held where it was approved.
    """
    edition = _newest(page)
    if edition is None or edition.texts.filter(language=page.locale.language_code).exists():
        return None
    found = published(page)
    ready = next((each for each in found.approved if each.pk == page.pk), None)
    if ready is None or not _was_adopted(edition, _as_adopted(edition, found.source)):
        return None
    added = _as_adopted(edition, ready)
    if edition.kind == Edition.Kind.DIRECTIVE and composing.missing(added.body, composing.locked(added.language)):
        return None
    text = frozen(edition, added)
    text.save()
    record(
        action="translation added",
        about=edition,
        by=by,
        details={"language": text.language, "sha256": text.sha256},
    )
    return text


def _newest(page) -> Edition | None:
    """The newest edition adopted from this page, held until the end, so that two approvals add one text."""
    editions = Edition.objects.order_by("-number").select_for_update(of=("self",))
    if isinstance(page, OrderPage):
        return editions.of_the_order().first()
    return editions.filter(kind=page.kind, agency=page.agency).first()


def _as_adopted(edition: Edition, page) -> Wording:
    """The page's words as that edition would have frozen them."""
    if edition.kind != Edition.Kind.ORDER:
        return wording(page)
    return filled(wording(page), Municipality.current(), edition.signed_on)


def _was_adopted(edition: Edition, source: Wording) -> bool:
    return edition.texts.filter(is_source=True, sha256=words.digest(title=source.title, body=source.body)).exists()
