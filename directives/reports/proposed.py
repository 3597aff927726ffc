"""A text that nobody has adopted yet, laid out as it would be read."""

from collections.abc import Iterable

from directives.acts.wordings import Wording
from directives.models import Edition, EditionText
from directives.reports.reading import Reading, laid_out


def proposed(edition: Edition, wordings: Iterable[Wording], *, language: str) -> Reading:
    """These words as an edition that was never saved, in that language; else in the one that governs, the first.
    No query."""
    texts = tuple(
        EditionText(edition=edition, language=each.language, is_source=index == 0, title=each.title, body=each.body)
        for index, each in enumerate(wordings)
    )
    return laid_out(edition, texts, next((text for text in texts if text.language == language), texts[0]))
