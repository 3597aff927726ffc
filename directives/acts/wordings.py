"""What a page would be frozen as: its words in each language that passes the language gate."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from deadlines.models import Municipality
from directives import words
from directives.refusal import Refusal
from directives.words import Body
from languages.translations import published


@dataclass(frozen=True)
class Wording:
    """A title and a body in one language, ready to be frozen."""

    language: str
    title: str
    body: Body


def wording(page) -> Wording:
    """What the page says, as a text that could be frozen."""
    return Wording(
        language=page.locale.language_code, title=page.title, body=words.from_stream(list(page.body.raw_data))
    )


def through_the_gate(page) -> tuple[list[Wording], list[str]]:
    """The page's published words, the governing language first, then each translation that was approved against
    them; and the required languages that are still pending.

    Raises Refusal when one is pending and the city holds a text back until none is (`Municipality.untranslated`).
    """
    found = published(page)
    pending = found.pending
    if pending and Municipality.current().untranslated == Municipality.Untranslated.HOLD:
        raise Refusal(
            _("Not translated and approved yet: %(languages)s. The city holds a text back until it is.")
            % {"languages": ", ".join(each.said for each in pending)}
        )
    translations = sorted(found.approved, key=lambda each: each.locale.language_code)
    return [wording(each) for each in [page, *translations]], [each.code for each in pending]
