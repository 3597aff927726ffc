"""Certificates: what each is worth on a day, as the public, its holder and the clerk may see it."""

from dataclasses import dataclass
from datetime import date

from django.db.models.fields.json import KeyTextTransform, KeyTransform

from directives.models import EditionText
from training.currency import Currency, currency
from training.library import GOVERNING
from training.models import Completion
from training.models.completions import CompletionQuerySet
from training.said import WORTH, WORTH_STATE


@dataclass(frozen=True)
class Certificate:
    """One certificate. `code` and `title` are the module's on the day it was passed, the title in the language asked
    for, or else as it was written (`language` says which)."""

    completion: Completion
    code: str
    title: str
    language: str
    worth: Currency

    @property
    def state(self) -> str:
        return WORTH_STATE[self.worth]

    @property
    def word(self) -> str:
        return WORTH[self.worth]


def certificate(number: str, *, language: str, today: date) -> Certificate | None:
    """The certificate of that number as it is printed; None when there is none. One query."""
    found = with_module(Completion.objects.with_state().filter(number=number), language)
    completion = found.select_related("mark", "session", "order", "module_version", "employee").first()
    if completion is None:
        return None
    return Certificate(
        completion=completion,
        code=completion.module_code,
        title=completion.module_title or completion.governing_title,
        language=language if completion.module_title else GOVERNING,
        worth=worth(completion, today=today),
    )


def with_module(completions: CompletionQuerySet, language: str) -> CompletionQuerySet:
    """Each with the module's code and titles as they were frozen, and without the rest of its words."""
    return completions.annotate(
        module_code=_frozen("code", GOVERNING),
        governing_title=_frozen("title", GOVERNING),
        module_title=_frozen("title", language),
    ).defer("module_version__body")


def _frozen(what: str, language: str) -> KeyTextTransform:
    """A string of the module's version, read out of its words by the database; nothing when it has none."""
    return KeyTextTransform(what, KeyTransform(language, "module_version__body"))


def worth(completion: Completion, *, today: date) -> Currency:
    """Of a completion that comes `with_state`."""
    return currency(
        expires_on=completion.expires_on,
        is_revoked=completion.is_revoked,
        is_superseded=completion.is_superseded,
        today=today,
    )


def being_worth(completions: CompletionQuerySet, wanted: Currency, *, today: date) -> CompletionQuerySet:
    """Those of completions that come `with_state` which are worth that on the day: `worth`, for the database."""
    standing = completions.filter(is_revoked=False, is_superseded=False)
    return {
        Currency.REVOKED: completions.filter(is_revoked=True),
        Currency.SUPERSEDED: completions.filter(is_revoked=False, is_superseded=True),
        Currency.EXPIRED: standing.filter(expires_on__lt=today),
        Currency.VALID: standing.filter(expires_on__gte=today),
    }[wanted]


def order_text(completion: Completion) -> EditionText | None:
    """The governing text, without its words, of the order that was in force. One query."""
    texts = EditionText.objects.filter(edition=completion.order_id, is_source=True)
    return texts.defer("body").select_related("edition").first()
