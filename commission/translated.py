"""The commission's pages as pages that are translated: what they say, and who approves a translation."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from commission import permissions
from commission.models import CommissionPage, Meeting, NoticePage
from directives.words import digest as digest_of_words
from languages.kinds import Kind, Owed, Passage, register
from languages.pages import governing


def listen() -> None:
    """Have their translations watched."""
    common = {"may_approve": _may_approve, "who": _("The city clerk, or the coordinator")}
    register(Kind(CommissionPage, ("title", "body"), _titled, digest, **common))
    register(
        Kind(
            NoticePage,
            ("body",),
            passages,
            digest_of_words_alone,
            owed=_owed,
            is_watched=_is_watched,
            desk=_desk,
            prefetch=("notices__meeting",),
            **common,
        )
    )


def body(page: Page) -> list[dict]:
    """What the page says besides its facts: `{"heading": …}`, `{"words": …}`, `{"resource": {…}}`."""
    return [{block["type"]: _plain(block["value"])} for block in page.body.raw_data]


def digest(page: Page) -> str:
    return digest_of_words(title=page.title, body=body(page))


def digest_of_words_alone(page: Page) -> str:
    """A notice's title is said in fixed phrases; its page's is for the editors' list."""
    return digest_of_words(title="", body=body(page))


def passages(page: Page) -> Iterator[Passage]:
    for block in body(page):
        for value in block.values():
            yield Passage(value if isinstance(value, str) else "\n".join(filter(None, value.values())))


def _titled(page: Page) -> Iterator[Passage]:
    yield Passage(page.title)
    yield from passages(page)


def _may_approve(user, page: Page) -> bool:
    return permissions.may_approve_translations(user)


def _owed(page: NoticePage) -> Owed:
    """§2 asks more languages of a notice about a proposed contract than §9 does of any other text; moving the meeting
    or calling it off asks no fewer."""
    is_hearing = any(notice.is_of_a_hearing for notice in page.notices.all())
    return Owed.CONTRACT_NOTICE if is_hearing else Owed.DOCUMENT


def _is_watched(page: NoticePage) -> bool:
    """Whether somebody still waits for its words: no newer notice takes its place, and what it is of lies ahead."""
    return any(
        notice.replaced_by_id is None and (notice.meeting is None or notice.meeting.state == Meeting.State.SCHEDULED)
        for notice in page.notices.all()
    )


def _desk(page: NoticePage) -> str | None:
    """The page of the notice, where the next language waits, or the button that publishes it."""
    notice = governing(page).notices.first()
    return reverse("commission_notices:notice", args=[notice.pk]) if notice else None


def _plain(value):
    """Line ends as one kind, none at the edges: what a browser changes in a text box changes no digest."""
    if isinstance(value, dict):
        return {name: _plain(part or "") for name, part in value.items()}
    return value.replace("\r\n", "\n").strip()
