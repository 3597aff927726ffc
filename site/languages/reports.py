"""Which languages the city owes its texts in today, and where each translation stands. Nothing here writes."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from deadlines.models import Municipality
from languages.gate import State, Words, state
from languages.kinds import Owed
from languages.models import Approval, CityLanguage
from languages.thresholds import ENGLISH, is_over, most_spoken, over_the_line, ranked


def required_for_documents() -> list[str]:
    """§9: English, and every language over the line. Two queries."""
    return required()[Owed.DOCUMENT]


def required_for_contract_notices() -> list[str]:
    """§2: English and the most commonly spoken languages. Two queries."""
    return required()[Owed.CONTRACT_NOTICE]


def required() -> dict[Owed, list[str]]:
    """What each rule asks for, English first. Two queries."""
    city, spoken = Municipality.current(), [each.spoken for each in CityLanguage.objects.all()]
    return {
        Owed.DOCUMENT: [ENGLISH, *over_the_line(spoken, **_line(city))],
        Owed.STAFF: [ENGLISH],
        Owed.CONTRACT_NOTICE: most_spoken(spoken, count=city.most_spoken, counts_english=city.counts_english),
    }


def states(texts: Mapping[str, Mapping[str, Words]]) -> dict[str, dict[str, State]]:
    """The state of each translation of many subjects: `texts` gives, by subject and language, the words as they
    stand. One query."""
    approved = {key: {each.pair for each in found} for key, found in approvals(texts).items()}
    return {
        subject: {tag: state(words, approved.get((subject, tag), set())) for tag, words in tongues.items()}
        for subject, tongues in texts.items()
    }


def approvals(subjects: Collection[str]) -> dict[tuple[str, str], list[Approval]]:
    """Every approval of these subjects by subject and language, the newest first. One query."""
    found: dict[tuple[str, str], list[Approval]] = defaultdict(list)
    for each in Approval.objects.filter(subject__in=list(subjects)).select_related("approved_by__employee"):
        found[each.subject, each.language].append(each)
    return dict(found)


@dataclass(frozen=True)
class Row:
    """One line of the city's table: a language, how many speak it, and what that asks of the city."""

    language: CityLanguage
    rank: int | None  # None for English, which nothing is translated into
    percent: float | None  # None while nobody has entered the city's population
    is_over: bool
    is_most_spoken: bool


@dataclass(frozen=True)
class Table:
    """`city` has the lines that decide; `residents` is the number that makes a language required by its share."""

    city: Municipality
    rows: list[Row]

    @property
    def residents(self) -> int | None:
        population = self.city.population
        return -(-population * self.city.language_share // 100) if population else None


def table() -> Table:
    """The languages of the city, English first and then by rank. Two queries."""
    city, languages = Municipality.current(), list(CityLanguage.objects.all())
    spoken = [each.spoken for each in languages]
    ranks = {each.tag: rank for rank, each in enumerate(ranked(spoken), start=1)}
    five = most_spoken(spoken, count=city.most_spoken, counts_english=city.counts_english)
    rows = [
        Row(
            language=each,
            rank=ranks.get(each.tag),
            percent=100 * each.speakers / city.population if city.population else None,
            is_over=each.tag in ranks and is_over(each.spoken, **_line(city)),
            is_most_spoken=each.tag in five and (each.tag in ranks or city.counts_english),
        )
        for each in languages
    ]
    return Table(city, sorted(rows, key=lambda row: row.rank or 0))


def _line(city: Municipality) -> dict[str, int]:
    return {"population": city.population or 0, "share": city.language_share, "speakers": city.language_speakers}
