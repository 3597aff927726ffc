"""Every address of the house, as the URL resolver knows it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern
from django.utils.regex_helper import normalize
from django.utils.translation import override

ROOMS = {
    "config",
    "home",
    "training",
    "commission",
    "directives",
    "people",
    "letters",
    "languages",
    "printing",
    "evidence",
    "deadlines",
    "rows",
}
ARGUMENT = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")
ANYTHING = {"int": 999_999, "slug": "nowhere", "uuid": "00000000-0000-4000-8000-000000000000"}


@dataclass(frozen=True)
class Address:
    route: str
    view: object

    @property
    def is_ours(self) -> bool:
        """Whether this house wrote the view, or it shows rows of this house."""
        model = getattr(self.view, "view_initkwargs", {}).get("model")
        made_in = {getattr(self.view, "view_class", self.view).__module__, getattr(model, "__module__", "")}
        return not ROOMS.isdisjoint(module.partition(".")[0] for module in made_in)

    def path(self, values: dict[str, object]) -> str:
        """The route with its arguments filled in: from `values`, or with what is certainly not there."""
        return "/" + ARGUMENT.sub(lambda found: _filled(found, values), self.route)


def addresses(language: str = "en") -> list[Address]:
    """One for each route. Of two with the same route only the first is ever reached."""
    with override(language):
        found = {}
        for address in _below(get_resolver().url_patterns, ""):
            found.setdefault(address.route, address)
        return list(found.values())


def _below(patterns, base: str) -> Iterator[Address]:
    for each in patterns:
        route = base + _written(each.pattern)
        if isinstance(each, URLResolver):
            yield from _below(each.url_patterns, route)
        elif isinstance(each, URLPattern):
            yield Address(route, each.callback)


def _written(pattern) -> str:
    """A regular expression as a route: `^edit/(?P<id>\\d+)/$` is `edit/<id>/`."""
    if not isinstance(pattern, RegexPattern):
        return str(pattern)
    return re.sub(r"%\((\w+)\)s", r"<\1>", normalize(str(pattern))[0][0])


def _filled(found: re.Match, values: dict[str, object]) -> str:
    return str(values.get(found["name"], ANYTHING.get(found["kind"], "nowhere")))
