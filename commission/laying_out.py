"""A notice, laid out in one language: its facts in fixed phrases, then its own words, then what must stand in it.

Facts are plain data; dates and times are said in words with the zone. What comes out is a title and a body, a list of
blocks: `{"fact": {"label", "text"}}`, `{"heading": str}`, `{"words": str}`, `{"locked": str}`.
No Django, no clock.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from commission.phrases import phrases

Body = list[dict]
RIGHT_TO_LEFT = {"ar"}
_NUMBER_OF_PARTS = re.compile(r"(?:[A-Z]\.){2,} ?\d[\d:-]*|\d+(?:[-–/.:]\d+)+")
# Unicode's isolates: what stands between them keeps its own direction, and turns nothing around it.
_LEFT_TO_RIGHT, _ITS_OWN, _END = "\u2066", "\u2068", "\u2069"


def lay_out(facts: Mapping, words: Body, language: str) -> tuple[str, Body]:
    """The title and body of the notice that says `facts`, with `words` (already in that language) between the facts
    and the locked statements, which nobody can take out. Raises KeyError for a language without phrases.

    `facts`: notice (its kind), mode (bound or voluntary); of a meeting: kind, starts_at (ISO 8601, local, with its
    offset), place, room, takes_action, ask_by, basis (schedule, hours or emergency), was (starts_at, place); of a
    schedule: year, meetings (each starts_at, place, room).
    """
    said = phrases(language)
    title = f"{said['commission']} · {_in(said, 'notice_' + facts['notice'], year=facts.get('year'))}"
    body = [*_facts(facts, said), *words, *({"locked": _in(said, key)} for key in _locked(facts))]
    return title, [_isolated(block) for block in body] if language in RIGHT_TO_LEFT else body


def day_in_words(day: date, language: str) -> str:
    """“Thursday, November 12, 2026”."""
    said = phrases(language)
    weekday, month = said["weekdays"][day.weekday()], said["months"][day.month - 1]
    return said["date"].format(weekday=weekday, month=month, day=day.day, year=day.year)


def moment_in_words(start: datetime, language: str) -> str:
    """“Thursday, November 12, 2026, 7:00 p.m. Eastern Time”. `start` is local."""
    said = phrases(language)
    half = said["morning" if start.hour < 12 else "afternoon"]
    clock = {"hour": (start.hour + 11) % 12 + 1, "hour24": start.hour, "minute": f"{start.minute:02}", "half": half}
    time = said["time"].format(**clock)
    return said["moment"].format(date=day_in_words(start.date(), language), time=time, zone=said["zone"])


def _facts(facts: Mapping, said: Mapping) -> Iterator[dict]:
    if "meetings" in facts:
        for meeting in facts["meetings"]:
            yield _fact(said, "label_meeting", _in(said, "at_place", moment=_moment(meeting, said), place=_at(meeting)))
        return
    yield from _changes(facts, said)
    yield _fact(said, "label_meeting", said[facts["kind"]])
    if facts["notice"] == "cancelled":
        return
    yield _fact(said, "label_when", _moment(facts, said))
    yield _fact(said, "label_place", _at(facts))
    yield _fact(said, "label_action", said["action_may" if facts["takes_action"] else "action_may_not"])
    start = datetime.fromisoformat(facts["starts_at"])
    yield _fact(said, "label_quarter", _in(said, "quarter", number=(start.month + 2) // 3, year=start.year))
    if facts.get("ask_by"):
        day = day_in_words(date.fromisoformat(facts["ask_by"]), _language(said))
        yield _fact(said, "label_help", _in(said, "ask_by", day=day))


def _changes(facts: Mapping, said: Mapping) -> Iterator[dict]:
    """What everybody who planned to come must read first."""
    if facts["notice"] == "cancelled":
        yield {"locked": _in(said, "cancelled", moment=_moment(facts, said))}
    if was := facts.get("was"):
        yield {"locked": _in(said, "moved_from", moment=_moment(was, said), place=was["place"])}


def _locked(facts: Mapping) -> list[str]:
    """The statements of N-5, N-6 and N-7 that cannot be removed, by their keys."""
    is_bound, kind = facts["mode"] == "bound", facts["notice"]
    if kind == "revision":
        return ["revision_posted"]
    if kind == "schedule":
        return ["schedule_posted" if is_bound else "schedule_posted_voluntary"]
    if kind == "cancelled":
        return []
    if facts["basis"] == "emergency":
        return ["emergency_notice"]
    contract = ["contract_periods", "contract_prohibited"] if facts["kind"] == "hearing" else []
    basis = "basis_schedule" if facts["basis"] == "schedule" else "basis_hours"
    return [*contract, basis, "adequate_bound" if is_bound else "adequate_voluntary"]


def _moment(facts: Mapping, said: Mapping) -> str:
    return moment_in_words(datetime.fromisoformat(facts["starts_at"]), _language(said))


def _at(facts: Mapping) -> str:
    return ", ".join(filter(None, [facts["place"], facts.get("room")]))


def _language(said: Mapping) -> str:
    return said["language"]


def _fact(said: Mapping, label: str, text: str) -> dict:
    return {"fact": {"label": said[label], "text": text}}


def _in(said: Mapping, key: str, **values: object) -> str:
    return said[key].format(**values)


def _isolated(block: dict) -> dict:
    """Numbers of several parts and citations keep their order among right-to-left words."""
    return {kind: _isolated(each) if isinstance(each, dict) else isolate(each) for kind, each in block.items()}


def isolate(text: str) -> str:
    return _NUMBER_OF_PARTS.sub(lambda found: f"{_LEFT_TO_RIGHT}{found.group()}{_END}", text)
