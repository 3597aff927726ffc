"""Whether the promise was kept: what stands in the outbox, held against the log of the mail server."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

FINAL = {"accepted", "bounced", "in_app"}


@dataclass
class Log:
    """What the mail server did: each message it took, by Message-ID, and how often it did what else."""

    taken: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Figures:
    """`lost` letters are called accepted and were never taken; `duplicates` are copies beyond the first; `untold` ended
    without the room that owed them hearing of it; `strangers` are messages that no letter stands for."""

    people: int
    accepted: int
    bounced: int
    unfinished: int
    lost: int
    duplicates: int
    untold: int
    strangers: int
    cuts: int
    kills: int
    kills_while_sending: int
    put_off_4xx: int
    refused_5xx: int
    seconds: float
    messages_a_second: float

    @property
    def broken(self) -> list[str]:
        """Each promise that was not kept, in words."""
        excused = self.cuts + self.kills
        promises = {
            f"{self.unfinished} letters are in no final state": self.unfinished,
            f"{self.lost} letters are lost": self.lost,
            f"{self.duplicates} duplicates, and only {excused} cuts and kills": self.duplicates > excused,
            f"{self.untold} letters ended and no room heard of it": self.untold,
            f"{self.strangers} messages belong to no letter": self.strangers,
            "Nothing was accepted": not self.accepted,
        }
        return [words for words, is_broken in promises.items() if is_broken]


def read_log(lines: Iterable[str]) -> Log:
    log = Log()
    for what, about in map(json.loads, lines):
        log.counts[what] += 1
        if what == "taken":
            log.taken[about] += 1
    return log


def judge(
    states: Mapping[str, str], log: Log, *, untold: int, kills: int, kills_while_sending: int, seconds: float
) -> Figures:
    """`states` gives the state of each letter by its Message-ID."""
    by_state = Counter(states.values())
    return Figures(
        people=len(states),
        accepted=by_state["accepted"],
        bounced=by_state["bounced"],
        unfinished=sum(count for state, count in by_state.items() if state not in FINAL),
        lost=sum(state == "accepted" and not log.taken[name] for name, state in states.items()),
        duplicates=log.taken.total() - len(log.taken),
        untold=untold,
        strangers=sum(name not in states for name in log.taken),
        cuts=log.counts["cut"],
        kills=kills,
        kills_while_sending=kills_while_sending,
        put_off_4xx=log.counts["4xx"],
        refused_5xx=log.counts["5xx"],
        seconds=round(seconds, 1),
        messages_a_second=round(log.taken.total() / seconds, 1),
    )
