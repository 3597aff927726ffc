"""An order in force, a directive adopted, a delivery made: the chain, link by link."""

from datetime import date

import pytest
from wagtail.models import Page

from deadlines import clock
from directives import composing, words
from directives.acts.disseminations import disseminate
from directives.acts.editions import adopt_directive, adopt_order
from directives.acts.notings import note as write_down
from directives.acts.transmittals import transmit
from directives.models import DirectiveIndexPage, DirectivePage, Dissemination, OrderPage
from directives.showings import Showing, seal
from home.models import HomePage

ORDER = [
    {"words": "[MUNICIPALITY] is a fair and welcoming city."},
    {
        "section": {
            "number": "2",
            "heading": "FEDERAL RESPONSIBILITY",
            "parts": [
                {"words": "[MUNICIPALITY] shall not:"},
                {"subsection": {"label": "A", "text": "Enter into any contract;"}},
                {"subsection": {"label": "C", "text": "Honor CPB requests;"}},
            ],
        }
    },
    {"section": {"number": "15", "heading": "", "parts": [{"words": "This Order shall take effect immediately."}]}},
    {"words": "SIGNED: _____"},
    {"words": "DATE: _____"},
]
DIRECTIVE = [
    *({"words": sentence} for sentence in composing.locked("en")),
    {"section": {"number": "1", "heading": "Requests", "parts": [{"words": "Refer every request."}]}},
]


@pytest.fixture
def at():
    """Holds the clock: `with at("2026-10-01T09:00"): …`."""
    return clock.held


@pytest.fixture
def home(db):
    root = Page.objects.get(depth=1)
    return HomePage.objects.first() or root.add_child(instance=HomePage(title="Home", slug="fair-and-welcoming"))


@pytest.fixture
def order_page(home):
    page = OrderPage(title="Fair and Welcoming [MUNICIPALITY] Executive Order", slug="order", number="EO 2026-07")
    page.body = words.to_stream(ORDER)
    return home.add_child(instance=page)


@pytest.fixture
def order(order_page, city, clerk, at):
    """Edition 1, signed and in force on Monday, September 14, 2026."""
    with at("2026-09-14T09:00"):
        return adopt_order(page=order_page, signed_on=date(2026, 9, 14), effective_on=date(2026, 9, 14), by=clerk.user)


@pytest.fixture
def transmitted(order, police, library, clerk, at):
    with at("2026-10-01T09:00"):
        transmit(edition=order, by=clerk.user)
    return order


@pytest.fixture
def directive_page(home, police):
    shelf = home.add_child(instance=DirectiveIndexPage(title="Police Department", slug="police", agency=police))
    page = DirectivePage(title="Police directive", slug="directive", number="PD-1")
    page.body = words.to_stream(DIRECTIVE)
    return shelf.add_child(instance=page)


@pytest.fixture
def directive(transmitted, directive_page, marisol, at):
    with at("2026-10-15T09:00"):
        return adopt_directive(page=directive_page, effective_on=date(2026, 10, 15), by=marisol.user)


@pytest.fixture
def sent(directive, ines, marisol, at):
    """The directive disseminated to Inés and her chief on Thursday, October 15, 2026."""
    with at("2026-10-15T10:00"):
        return disseminate(edition=directive, reason=Dissemination.Reason.DIRECTIVE, by=marisol.user)


@pytest.fixture
def delivery(sent, ines):
    return sent.deliveries.get(employee=ines)


@pytest.fixture
def noted(delivery, marisol, at):
    """Notes on Tuesday, October 20, 2026 what Inés did the day before; by default that she signed on paper."""

    def make(way="paper", day="2026-10-20T09:00", **changes):
        given = {"delivery": delivery, "happened_on": date(2026, 10, 19), "language": "en", "by": marisol.user}
        witness = "" if way == "paper" else "Sergeant Dow"
        with at(day):
            return write_down(way=way, **{"witness": witness, **given, **changes})

    return make


@pytest.fixture
def note():
    """The sealed note of having shown a delivery's text to a user, now."""

    def make(delivery, user, text=None):
        text = text or delivery.dissemination.edition.texts.get(is_source=True)
        return seal(Showing(delivery.pk, text.pk, text.sha256, user.pk, clock.now()))

    return make
