"""WCAG 2.2 AA on the public's pages: both directions, light and dark, wide and narrow."""

from datetime import date

import pytest

from directives import composing, library
from directives.acts.editions import _freeze
from directives.acts.wordings import Wording
from directives.models import Edition, Erratum
from tests.look.test_axe import CHROMIUM, findings

ADDRESSES = [
    "/",
    "/order/",
    "/order/editions/",
    "/order/editions/1/",
    "/order/changes/1/2/",
    "/order/certified-copy/",
    "/order/certified-copy/asked/",
    "/directives/",
    "/directives/police/directive/1/",
    "/ar/",
    "/ar/order/",
    "/ar/order/changes/1/2/",
    "/ar/order/certified-copy/",
    "/ar/directives/",
]


@pytest.fixture
def real_order(city, clerk, at):
    """The order itself and its first amendment, in every language, with its errata."""
    Erratum.objects.bulk_create(Erratum(**row) for row in library.table("errata"))
    facts = {"kind": Edition.Kind.ORDER, "agency": None, "reference": "EO 2026-07", "by": clerk.user}
    with at("2026-09-14T09:00"):
        _freeze(**facts, **dates(2026, 9, 14), wordings=wordings("order"), change="first", reason="")
    with at("2026-12-01T09:00"):
        amended = wordings("amendment-1")
        return _freeze(**facts, **dates(2026, 12, 1), wordings=amended, change="minor", reason="Mends six slips.")


def dates(*day):
    return {"signed_on": date(*day), "effective_on": date(*day)}


def wordings(name):
    return [Wording(language=language, **library.text(name, language)) for language in library.languages(name)]


@pytest.fixture
def pages(client, real_order, police, clerk, at):
    """Each address with its page, made before the browser starts: no server, no socket."""
    with at("2026-12-14T10:00"):
        _freeze(
            wordings=[Wording(language=each, **composing.directive("police", each, {})) for each in ("en", "es")],
            kind=Edition.Kind.DIRECTIVE,
            agency=police,
            order=real_order,
            reference="PD-1",
            change="first",
            reason="",
            by=clerk.user,
            **dates(2026, 12, 14),
        )
        found = {address: client.get(address) for address in ADDRESSES}
    assert {response.status_code for response in found.values()} == {200}
    return {address: response.content for address, response in found.items()}


@pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed on this machine")
def test_axe_finds_nothing_on_the_publics_pages(pages):
    assert findings(pages) == []
