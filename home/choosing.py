"""Which people of a list an officer has in mind: a filter, a search, the boxes ticked, all in the address."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import QueryDict

LONGEST_SEARCH = 100


class Listed(Protocol):
    """The rows of a list, each with its `standing`: what a filter and a search leave of them."""

    def __call__(self, *, today: date, standing: str = "", search: str = "") -> QuerySet: ...


@dataclass(frozen=True)
class Filter:
    """`standing` is one of directives.standing, `waiting`, or nothing for everybody. `what` is the text or the
    module it is about, where a list holds several; nothing for all of them."""

    standing: str
    search: str
    what: str = ""

    @classmethod
    def asked(cls, query: QueryDict) -> "Filter":
        search = query.get("q", "").replace("\x00", "")[:LONGEST_SEARCH].strip()
        return cls(query.get("standing", ""), search, query.get("what", ""))

    @property
    def given(self) -> dict[str, str]:
        """What is asked for, by its names in the address."""
        named = {"what": self.what, "standing": self.standing, "q": self.search}
        return {name: value for name, value in named.items() if value}

    @property
    def query(self) -> str:
        """`?standing=overdue&q=…`, or nothing."""
        return f"?{urlencode(self.given)}" if self.given else ""

    def with_standing(self, standing: str) -> "Filter":
        return replace(self, standing=standing)

    def about(self, what: str) -> "Filter":
        """Everybody with that text or module: what one stands at, another may not know."""
        return replace(self, what=what, standing="")

    def of(self, listed: Listed, *, today: date) -> QuerySet:
        return listed(today=today, standing=self.standing, search=self.search)


@dataclass(frozen=True)
class Choice:
    """The people ticked, or everyone the filter shows."""

    filter: Filter
    everyone: bool
    ids: list[int]

    @classmethod
    def made(cls, query: QueryDict) -> "Choice":
        ids = [int(each) for each in query.getlist("person") if each.isascii() and each.isdigit() and len(each) < 19]
        return cls(Filter.asked(query), "everyone" in query, ids)

    @property
    def is_nobody(self) -> bool:
        return not (self.everyone or self.ids)

    def of(self, listed: Listed, *, today: date) -> QuerySet:
        found = self.filter.of(listed, today=today)
        return found if self.everyone else found.filter(pk__in=self.ids)
