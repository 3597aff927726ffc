"""What the presiding person reads out, and the certificate of posting: made from what was really posted (10:4-10)."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from commission.models import Meeting, Posting, PostingPlace
from commission.noticing import Timeliness
from commission.reports.notices import Standing, notices_of
from deadlines.dates import long_moment
from deadlines.models import Municipality

Kind = PostingPlace.Kind


@dataclass(frozen=True)
class Statement:
    """The paragraphs, in the active language, and the postings they rest on."""

    paragraphs: list[str]
    postings: list[Posting]
    is_adequate: bool


def opening(meeting: Meeting, *, now: datetime) -> Statement:
    """The opening statement. Seven queries at the most."""
    standing = _notice_that_serves(meeting, now)
    postings = _postings(standing)
    if meeting.kind == Meeting.Kind.EMERGENCY:
        return Statement(_emergency(meeting, postings), postings, is_adequate=False)
    is_adequate = bool(standing and standing.timeliness is Timeliness.ON_TIME)
    said = [_adequate() if is_adequate else _not_adequate(standing)]
    return Statement([*said, *map(_how, postings)], postings, is_adequate)


def _notice_that_serves(meeting: Meeting, now: datetime) -> Standing | None:
    """The meeting's own newest notice; for one of the year's meetings that never moved, the year's schedule."""
    published = [each for each in notices_of(meeting, now=now) if each.notice.published_at]
    own = [each for each in published if each.notice.meeting_id]
    return next(iter(own), None) or next((each for each in published if not each.notice.replaced_by_id), None)


def _postings(standing: Standing | None) -> list[Posting]:
    if standing is None:
        return []
    return sorted(standing.notice.postings.all(), key=lambda posting: (posting.posted_at, posting.pk))


def _adequate() -> str:
    if Municipality.current().opma_mode == Municipality.OpenMeetings.BOUND:
        return _(
            "Adequate notice of this meeting was given under the Senator Byron M. Baer Open Public Meetings Act, "
            "N.J.S.A. 10:4-6 et seq., as follows."
        )
    return _(
        "Notice of this meeting was given in keeping with the spirit of the Senator Byron M. Baer Open Public Meetings "
        "Act, N.J.S.A. 10:4-6 et seq., as follows."
    )


def _not_adequate(standing: Standing | None) -> str:
    """Nobody announces what did not happen."""
    if standing is None:
        return _("No notice of this meeting was published. Do not open it before you have asked the Law Department.")
    late = [line.place.name for line in standing.lines if line.is_late or line.posting is None]
    return _(
        "Notice of this meeting did not stand in every place by %(minute)s, the last lawful minute: %(places)s. Ask "
        "the Law Department before you open it. What was given:"
    ) % {"minute": long_moment(standing.latest), "places": ", ".join(late)}


def _how(posting: Posting) -> str:
    facts = {"place": posting.place.name, "moment": long_moment(posting.posted_at)}
    sentences = {
        Kind.WEBSITE: _("Published on the city's website, “%(place)s”, on %(moment)s."),
        Kind.PUBLIC_PLACE: _("Posted in a public place, “%(place)s”, on %(moment)s."),
        Kind.NEWSPAPER: _("Sent to the newspaper %(place)s on %(moment)s."),
        Kind.CLERK: _("Filed with the clerk (%(place)s) on %(moment)s."),
        Kind.SUBSCRIBERS: _("Sent to everyone who asked for notices (%(place)s) on %(moment)s."),
    }
    return sentences[Kind(posting.place.kind)] % facts


def _emergency(meeting: Meeting, postings: list[Posting]) -> list[str]:
    """The four items of N.J.S.A. 10:4-10(b)."""
    since = [meeting.notice_since or _("Not told yet: write it on the meeting's page."), *map(_how, postings)]
    return [
        _("Adequate notice of this meeting was not given. It is held under N.J.S.A. 10:4-9."),
        _(
            "1. It is called for this urgent and important matter: %(matter)s Waiting would likely do this harm: "
            "%(harm)s"
        )
        % {"matter": meeting.matter, "harm": meeting.harm},
        _("2. Only this matter is discussed and acted upon."),
        _("3. Notice was given as soon as possible after it was called: %(notice)s") % {"notice": " ".join(since)},
        _("4. The need could not reasonably have been foreseen, or no notice was given although it could: %(why)s")
        % {"why": meeting.unforeseen},
    ]
