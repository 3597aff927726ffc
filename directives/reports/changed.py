"""What changed for a reader since they last had a text: the passages that differ, and since which day. Never writes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from directives import differences
from directives.models import Delivery, Edition, EditionText


@dataclass(frozen=True)
class Changed:
    """`since` is the edition the reader had before: signed on `on`, or only served then (`is_signed`).

    `text` is the text the passages are of, and differs from the one being read (`is_other_language`) when the editions
    do not both stand in its language, or when only the text that governs has changed. Nothing in `passages` or
    `retitled` means that nothing has changed.
    """

    since: Edition
    on: date
    is_signed: bool
    text: EditionText
    passages: tuple[differences.Change, ...]
    retitled: tuple[str, str] | None
    is_other_language: bool

    @property
    def count(self) -> int:
        return len(self.passages) + bool(self.retitled)


@dataclass(frozen=True)
class Before:
    """What the reader had before a delivery: which, when, and whether they signed it."""

    edition: Edition
    at: datetime
    is_signed: bool


def changed(delivery: Delivery, text: EditionText) -> Changed | None:
    """For a delivery and the text of it that is shown; None for who never had this text before. One query for somebody
    new to it or reading the same edition again, two for an amendment."""
    before = had_before(delivery, earlier(delivery))
    if before is None:
        return None
    editions = {before.edition.pk, text.edition_id}
    return compared(before, text, EditionText.objects.filter(edition__in=editions) if len(editions) > 1 else ())


def earlier(delivery: Delivery) -> list[Delivery]:
    """The other deliveries of the same text to the same person, of this edition or an earlier one. One query."""
    sending = delivery.dissemination
    found = Delivery.objects.filter(
        employee=delivery.employee_id,
        dissemination__agency=sending.agency_id,
        dissemination__edition__kind=sending.edition.kind,
        dissemination__edition__number__lte=sending.edition.number,
    )
    return list(found.exclude(pk=delivery.pk).select_related("dissemination__edition", "acknowledgment"))


def is_of_the_same_text(one: Delivery, other: Delivery) -> bool:
    """Whether one is what `earlier` would find for the other, of the same person's."""
    mine, theirs = one.dissemination, other.dissemination
    same = (mine.agency_id, mine.edition.kind) == (theirs.agency_id, theirs.edition.kind)
    return same and one.pk != other.pk and mine.edition.number <= theirs.edition.number


def had_before(delivery: Delivery, others: Iterable[Delivery]) -> Before | None:
    """Of deliveries that came before it, the last that was signed; else the last that was served."""
    sent_at = delivery.dissemination.sent_at
    found = [_had(each) for each in others if each.dissemination.sent_at < sent_at]
    return max(filter(None, found), key=lambda each: (each.is_signed, each.at), default=None)


def compared(before: Before, text: EditionText, texts: Iterable[EditionText]) -> Changed:
    """Since what the reader had before, in the language of `text` when both editions stand in it and it has changed,
    else in the one that governs. `texts` are those of both editions. No query."""
    if before.edition.pk == text.edition_id:
        return _since(before, text, text, text)
    texts = list(texts)
    old = {each.language: each for each in texts if each.edition_id == before.edition.pk}
    new = {each.language: each for each in texts if each.edition_id == text.edition_id}
    if text.language in old:
        found = _since(before, old[text.language], text, text)
        if found.count or text.is_source:
            return found
    source_before, source = (next(each for each in found.values() if each.is_source) for found in (old, new))
    return _since(before, source_before, source, text)


def _had(delivery: Delivery) -> Before | None:
    edition, signed = delivery.dissemination.edition, getattr(delivery, "acknowledgment", None)
    if signed:
        return Before(edition, signed.acknowledged_at, is_signed=True)
    return Before(edition, delivery.served_at, is_signed=False) if delivery.served_at else None


def _since(before: Before, old: EditionText, new: EditionText, shown: EditionText) -> Changed:
    return Changed(
        since=before.edition,
        on=timezone.localdate(before.at),
        is_signed=before.is_signed,
        text=new,
        passages=tuple(differences.changes(old.body, new.body)) if old.pk != new.pk else (),
        retitled=(old.title, new.title) if old.title != new.title else None,
        is_other_language=new.language != shown.language,
    )
