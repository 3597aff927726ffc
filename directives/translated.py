"""The order and the directives as pages that are translated: what they say, and who approves a translation."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from deadlines import clock
from directives import permissions, words
from directives.models import DirectivePage, OrderPage
from directives.models.pages import TextPage
from languages.kinds import Kind, Passage, register

FIELDS = ("title", "body")


def listen() -> None:
    """Have their translations watched."""
    register(
        Kind(
            model=OrderPage,
            fields=FIELDS,
            passages=passages,
            digest=digest,
            may_approve=lambda user, page: permissions.may_adopt_the_order(user),
            who=_("The city clerk"),
        )
    )
    register(
        Kind(
            model=DirectivePage,
            fields=FIELDS,
            passages=passages,
            digest=digest,
            may_approve=lambda user, page: permissions.may_write(user, page.agency, today=clock.today()),
            who=_("The agency's officer, or the Law Department"),
        )
    )


def body(page: TextPage) -> words.Body:
    return words.from_stream(list(page.body.raw_data))


def digest(page: TextPage) -> str:
    """As an edition frozen from it would keep it, before its blanks are filled."""
    return words.digest(title=page.title, body=body(page))


def passages(page: TextPage) -> Iterator[Passage]:
    yield Passage(page.title)
    for each in words.passages(body(page)):
        yield Passage(each.text, each.place)
