"""Which people of a sending an officer has in mind: a filter, a search, the boxes ticked, all in the address."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import QueryDict

from directives.models import Dissemination
from directives.reports.people import deliveries

LONGEST_SEARCH = 100


@dataclass(frozen=True)
class Filter:
    """`standing` is one of directives.standing, `waiting`, or nothing for everybody."""

    standing: str
    search: str

    @classmethod
    def asked(cls, query: QueryDict) -> "Filter":
        search = query.get("q", "").replace("\x00", "")[:LONGEST_SEARCH].strip()
        return cls(query.get("standing", ""), search)

    @property
    def query(self) -> str:
        """`?standing=overdue&q=…`, or nothing."""
        given = urlencode({key: value for key, value in (("standing", self.standing), ("q", self.search)) if value})
        return f"?{given}" if given else ""

    def with_standing(self, standing: str) -> "Filter":
        return Filter(standing, self.search)

    def of(self, sending: Dissemination, *, today: date) -> QuerySet:
        return deliveries(sending, today=today, standing=self.standing, search=self.search)


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

    def of(self, sending: Dissemination, *, today: date) -> QuerySet:
        found = self.filter.of(sending, today=today)
        return found if self.everyone else found.filter(pk__in=self.ids)
