"""Which languages the city owes its texts in today, and where each translation stands. Nothing here writes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from deadlines.models import Municipality
from languages.gate import State, Words, state
from languages.models import Approval, CityLanguage
from languages.thresholds import ENGLISH, most_spoken, over_the_line


def required_for_documents() -> list[str]:
    """§9: English, and every language over the line. Two queries."""
    city = Municipality.current()
    line = {"population": city.population or 0, "share": city.language_share, "speakers": city.language_speakers}
    return [ENGLISH, *over_the_line(_spoken(), **line)]


def required_for_contract_notices() -> list[str]:
    """§2: English and the most commonly spoken languages. Two queries."""
    city = Municipality.current()
    return most_spoken(_spoken(), count=city.most_spoken, counts_english=city.counts_english)


def states(texts: Mapping[str, Mapping[str, Words]]) -> dict[str, dict[str, State]]:
    """The state of each translation of many subjects: `texts` gives, by subject and language, the words as they
    stand. One query."""
    approved: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    rows = Approval.objects.filter(subject__in=texts).values_list("subject", "language", "source_sha256", "text_sha256")
    for subject, language, source, text in rows.order_by():
        approved[subject, language].add((source, text))
    return {
        subject: {tag: state(words, approved[subject, tag]) for tag, words in tongues.items()}
        for subject, tongues in texts.items()
    }


def _spoken() -> Iterable:
    return [each.spoken for each in CityLanguage.objects.all()]
