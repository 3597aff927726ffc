"""A notice is drafted, passes the language gate, is published in every language it is owed in, and posted."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commission import noticing, permissions
from commission.models import Notice, NoticeText, Posting, PostingPlace, Subscriber
from deadlines import clock
from deadlines.dates import long_moment
from directives.refusal import Refusal
from directives.words import digest
from evidence.acts import record
from evidence.files import NotKept, keep_file
from languages.gate import State
from languages.names import language
from letters.acts import owe_many

A_WEEK = timedelta(days=7)


@transaction.atomic
def publish(
    *, notice: Notice, wordings: Mapping[str, tuple[str, list]], states: Mapping[str, State], by, reason: str = ""
) -> Notice:
    """Freeze the notice's words in every approved language and put it on the legal-notices page.

    `wordings` gives title and body by language, the governing one first; `states` where each language that it is owed
    in stands. Raises Refusal when one of those is not approved, or the last lawful minute is past and neither an
    emergency nor a reason allows it. Published once: a second time returns the first.
    """
    if not permissions.may_publish_notices(by):
        raise PermissionDenied
    notice = Notice.objects.select_for_update(of=("self",)).select_related("meeting", "due").get(pk=notice.pk)
    if notice.published_at:
        return notice
    if notice.replaced_by_id:
        raise Refusal(_("A newer notice takes its place: publish that one."))
    if closed := [tag for tag, each in states.items() if each != State.APPROVED]:
        raise Refusal(
            _("Not approved yet in: %(languages)s. A notice goes out in all of them at once.")
            % {"languages": ", ".join(language(tag).said for tag in closed)}
        )
    notice.late_reason = _in_time(notice, clock.now(), reason)
    notice.published_at, notice.published_by = clock.now(), by
    notice.save(update_fields=["published_at", "published_by", "late_reason"])
    NoticeText.objects.bulk_create(
        NoticeText(
            notice=notice,
            language=tag,
            is_source=place == 0,
            title=title,
            body=body,
            sha256=digest(title=title, body=body),
        )
        for place, (tag, (title, body)) in enumerate(wordings.items())
    )
    details = {"languages": list(wordings), "late": notice.late_reason}
    record(action="notice published", about=notice, by=by, details=details)
    _post_what_posts_itself(notice, notice.published_at, by)
    return notice


@transaction.atomic
def post(
    *,
    notice: Notice,
    place: PostingPlace,
    posted_at: datetime,
    by,
    proof: bytes = b"",
    proof_name: str = "",
    note: str = "",
    reason: str = "",
) -> Posting:
    """Keep that the notice was put in one place at that minute, with its proof.

    Raises Refusal when it is not published yet, the minute is to come, or it is later than the law allows and neither
    an emergency nor a reason says why.
    """
    if not permissions.may_post_notices(by):
        raise PermissionDenied
    if notice.published_at is None:
        raise Refusal(_("Publish the notice first: what is posted must be what was approved."))
    if posted_at > clock.now():
        raise Refusal(_("That minute is still to come. Record a posting once it is done."))
    late = _in_time(notice, posted_at, reason or notice.late_reason)
    posting = Posting.objects.create(
        notice=notice,
        place=place,
        posted_at=posted_at,
        posted_by=by,
        recorded_at=clock.now(),
        proof=_kept(proof, proof_name, by),
        note=" ".join(filter(None, [note.strip(), late]))[:250],
    )
    record(action="notice posted", about=posting, by=by, details={"place": place.name, "at": posted_at.isoformat()})
    return posting


def _post_what_posts_itself(notice: Notice, at: datetime, by) -> None:
    """The legal-notices page has it from this minute on, and whoever subscribed is owed a letter."""
    website = _place(PostingPlace.Kind.WEBSITE, "Legal-notices page")
    notice.places.set(PostingPlace.objects.filter(is_used=True).exclude(kind=PostingPlace.Kind.SUBSCRIBERS))
    post(notice=notice, place=website, posted_at=at, by=by)
    owed = owe_many(
        Subscriber.objects.confirmed().order_by(),
        kind="notice",
        key=Concat(Value(f"notice:{notice.pk}:"), Cast("pk", CharField())),
        to="email",
        name=Value(""),
        language="language",
        subject_id=Value(notice.pk),
    )
    if owed:
        subscribers = _place(PostingPlace.Kind.SUBSCRIBERS, "Subscribers")
        note = ngettext("%(count)s letter", "%(count)s letters", owed) % {"count": owed}
        post(notice=notice, place=subscribers, posted_at=at, note=note, by=by)


def _place(kind: str, name: str) -> PostingPlace:
    """The place of a kind of which there is one."""
    return PostingPlace.objects.filter(kind=kind, is_used=True).first() or PostingPlace.objects.create(
        kind=kind, name=name
    )


def last_minute(notice: Notice) -> datetime:
    """The last lawful minute: the clock's own, or the end of the due day."""
    if notice.due.due_at:
        return notice.due.due_at
    return timezone.make_aware(datetime.combine(notice.due.due_on, datetime.max.time().replace(microsecond=0)))


def may_be_late(notice: Notice) -> bool:
    """An emergency's notice goes out as soon as it can (10:4-9(b)), and so does word that a meeting is cancelled."""
    is_emergency = bool(notice.meeting and notice.meeting.kind == notice.meeting.Kind.EMERGENCY)
    return is_emergency or notice.kind == Notice.Kind.CANCELLED


def archived_until(notice: Notice) -> date:
    """How long it stays in the archive at the least: a year after it is taken down (35:3-1). The house keeps it."""
    down = up_until(notice)
    return down.replace(year=down.year + 1, day=min(down.day, 28) if down.month == 2 else down.day)


def up_until(notice: Notice) -> date:
    """How long it stays on the legal-notices page at the least: a week, and until what it is about is over (35:3-1); a
    schedule all year (10:4-18)."""
    week = timezone.localdate(notice.published_at) + A_WEEK
    if notice.schedule:
        return max(week, date(notice.schedule.year, 12, 31))
    return max(week, notice.meeting.day) if notice.meeting else week


def _in_time(notice: Notice, at: datetime, reason: str) -> str:
    """The reason, when it is needed; nothing when the notice is in time."""
    latest = last_minute(notice)
    is_free = may_be_late(notice)
    try:
        noticing.check(at, latest=latest, is_emergency=is_free, reason=reason)
    except noticing.TooLate as late:
        said = long_moment(late.latest)
        raise Refusal(
            _("The last lawful minute was %(minute)s. Move the meeting, or say why this notice is late.")
            % {"minute": said}
        ) from late
    return reason.strip()[:250] if at > latest and not is_free else ""


def _kept(proof: bytes, name: str, by):
    if not proof:
        return None
    try:
        return keep_file(content=proof, name=name, by=by)
    except NotKept as wrong:
        raise Refusal(str(wrong)) from wrong
