"""A notice before it goes out: drafted from a meeting or a schedule as it stands, with its own last lawful minute."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Locale, Page, Site

from commission import permissions
from commission.acts.carrying import carry_translations
from commission.laying_out import lay_out
from commission.models import CommissionPage, ContractProposal, Meeting, Notice, NoticePage, Schedule
from deadlines import clock
from deadlines.dates import long_day
from deadlines.due import kept, local
from deadlines.models import KeptDeadline, Municipality
from directives.refusal import Refusal
from evidence.acts import record

Kind = Notice.Kind


@transaction.atomic
def draft_notice(*, meeting: Meeting, by) -> Notice:
    """Draft the notice a meeting owes as it stands: called, moved or cancelled. It takes the place of those before it.

    While it is not published, and the meeting has not changed again, asking twice gives the same draft. Raises Refusal
    when the meeting was held, or it was cancelled before anybody was told of it.
    """
    _may_draft(by)
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    kind = _kind(meeting)
    facts = _facts_of(meeting, kind)
    before = meeting.notices.filter(replaced_by=None).select_related("page").first()
    if before and before.page.facts == facts:
        return before
    page = _write(facts, _words_of(meeting, kind), by)
    if before:
        carry_translations(before=before.page, after=page, by=by)
    notice = _keep(kind, page, _due(meeting), by, meeting=meeting)
    meeting.notices.filter(replaced_by=None).exclude(pk=notice.pk).update(replaced_by=notice)
    return notice


@transaction.atomic
def draft_schedule_notice(*, schedule: Schedule, by) -> Notice:
    """Draft the notice of the year's meetings; after it was published, of their change, due seven days from today."""
    _may_draft(by)
    schedule = Schedule.objects.select_for_update(of=("self",)).select_related("due").get(pk=schedule.pk)
    is_changed = schedule.notices.filter(published_at__isnull=False).exists()
    kind = Kind.REVISION if is_changed else Kind.SCHEDULE
    facts = _facts_of_the_year(schedule, kind)
    before = schedule.notices.filter(replaced_by=None).select_related("page").first()
    if before and before.page.facts["meetings"] == facts["meetings"]:
        return before
    page = _write(facts, [], by)
    due = kept("schedule_revision", clock.today()) if is_changed else schedule.due
    notice = _keep(kind, page, due, by, schedule=schedule)
    schedule.notices.filter(replaced_by=None).exclude(pk=notice.pk).update(replaced_by=notice)
    return notice


def draft_again(meeting: Meeting, by) -> None:
    """After a change: the notice of the meeting runs anew, and so does its year's schedule, if anybody was told of them
    or was about to be. Part of the act that changed it."""
    if was_told(meeting) or meeting.notices.exists():
        draft_notice(meeting=meeting, by=by)
    schedule = meeting.schedule
    if schedule and schedule.notices.exists():
        draft_schedule_notice(schedule=schedule, by=by)


def was_told(meeting: Meeting) -> bool:
    """Whether anybody was told of it, by its own notice or in the year's schedule."""
    told = {"published_at__isnull": False}
    schedule = meeting.schedule
    return meeting.notices.filter(**told).exists() or bool(schedule and schedule.notices.filter(**told).exists())


def _may_draft(by) -> None:
    if not permissions.may_keep_the_commission(by):
        raise PermissionDenied


def _kind(meeting: Meeting) -> str:
    if meeting.state == Meeting.State.HELD:
        raise Refusal(_("This meeting is over: there is nothing to give notice of."))
    if meeting.state == Meeting.State.CANCELLED:
        if not was_told(meeting):
            raise Refusal(_("Nobody was told of this meeting: its cancellation needs no notice."))
        return Kind.CANCELLED
    if was_told(meeting) and meeting.reschedulings.exists():
        return Kind.MOVED
    return Kind.HEARING if meeting.kind == Meeting.Kind.HEARING else Kind.MEETING


def _due(meeting: Meeting) -> KeptDeadline:
    """48 hours before it begins (10:4-8(d)); thirty days before a meeting about a contract (§2). The same when it is
    cancelled: nobody should travel to it."""
    if meeting.kind == Meeting.Kind.HEARING:
        return kept("contract_notice", meeting.day)
    return kept("meeting_notice", local(meeting.starts_at))


def _facts_of(meeting: Meeting, kind: str) -> dict:
    """What `laying_out` puts into fixed phrases."""
    basis = "schedule" if meeting.schedule_id and kind == Kind.MEETING else "hours"
    return {
        "notice": str(kind),
        "mode": Municipality.current().opma_mode,
        "kind": meeting.kind,
        **_where(meeting),
        "takes_action": meeting.takes_action,
        "ask_by": meeting.ask_by.isoformat() if meeting.ask_by else None,
        "basis": "emergency" if meeting.kind == Meeting.Kind.EMERGENCY else basis,
        "was": _was(meeting) if kind == Kind.MOVED else None,
        "drafted_from": [block["value"] for block in _words_of(meeting, kind)],
    }


def _facts_of_the_year(schedule: Schedule, kind: str) -> dict:
    meetings = schedule.meetings.exclude(state=Meeting.State.CANCELLED)
    return {
        "notice": str(kind),
        "mode": Municipality.current().opma_mode,
        "year": schedule.year,
        "meetings": [_where(meeting) for meeting in meetings],
    }


def _where(meeting: Meeting) -> dict:
    starts = timezone.localtime(meeting.starts_at).isoformat()
    return {"starts_at": starts, "place": meeting.place, "room": meeting.room}


def _was(meeting: Meeting) -> dict:
    before = meeting.reschedulings.all()[0]
    return {"starts_at": timezone.localtime(before.started_at).isoformat(), "place": before.place}


def _words_of(meeting: Meeting, kind: str) -> list[dict]:
    """What has to be translated, drafted in English: why, what is on the agenda, how to take part."""
    if kind == Kind.CANCELLED:
        return [_block("words", meeting.cancelled_because)]
    why = [meeting.reschedulings.all()[0].reason] if kind == Kind.MOVED else []
    agenda = [f"{item.number}. {item.title}" for item in meeting.agenda.all()]
    urgent = [meeting.matter, meeting.harm, meeting.unforeseen]
    taking_part = [meeting.access, meeting.dial_in, meeting.contact]
    with override("en"):
        parts = [
            ("", why),
            (_("Why there is no more notice"), urgent),
            *_about_a_contract(meeting),
            (_("Agenda, as far as it is known"), agenda),
            (_("How to take part"), taking_part),
        ]
    return [block for heading, words in parts for block in _part(heading, words)]


def _about_a_contract(meeting: Meeting) -> list[tuple[str, list[str]]]:
    proposal = ContractProposal.objects.filter(hearing=meeting).first()
    if proposal is None or proposal.comments_until is None:
        return []
    facts = {
        "act": proposal.get_act_display(),
        "acts_on": long_day(proposal.act_on),
        "until": long_day(proposal.comments_until),
        "address": ", ".join(Municipality.current().address.splitlines()) or _("the City Clerk"),
    }
    planned = _("%(act)s, planned for %(acts_on)s.") % facts
    papers = _("With the agenda on the city's website, and on paper at the City Clerk's office: %(address)s.") % facts
    how = _(
        "In any language, until %(until)s: on the city's website, by mail to %(address)s, or in person at the meeting."
    )
    return [
        (_("The proposed contract"), [proposal.get_kind_display(), proposal.other_party, planned, proposal.why]),
        (_("Where to read the documents"), [papers]),
        (_("The Law Department's note"), [proposal.law_note]),
        (_("How to comment"), [how % facts]),
    ]


def _part(heading: str, words: list[str]) -> list[dict]:
    found = [_block("words", each) for each in words if each.strip()]
    return [_block("heading", heading), *found] if found and heading else found


def _block(kind: str, value: str) -> dict:
    return {"type": kind, "value": value}


def _write(facts: dict, words: list[dict], by) -> NoticePage:
    """The page on which the notice's own words are kept and translated. It is never live: what went out is frozen."""
    title, _body = lay_out(facts, [], "en")
    shelf = commission_page()
    number = Page.objects.child_of(shelf).count() + 1
    page = NoticePage(
        title=title, slug=f"notice-{number}", live=False, owner=by, facts=facts, body=words, locale=shelf.locale
    )
    shelf.add_child(instance=page)
    page.save_revision(user=by)
    return page


def commission_page() -> CommissionPage:
    """The commission's page in English, made when there is none: notices are written below it."""
    found = CommissionPage.objects.filter(locale=Locale.get_default()).first()
    if found:
        return found
    home = Site.objects.get(is_default_site=True).root_page
    return home.add_child(instance=CommissionPage(title="Fair and Welcoming City Commission", slug="commission-page"))


def _keep(kind: str, page: NoticePage, due: KeptDeadline, by, **about) -> Notice:
    notice = Notice.objects.create(kind=kind, page=page, due=due, drafted_at=clock.now(), drafted_by=by, **about)
    record(
        action="notice drafted", about=notice, by=by, details={"kind": str(kind), "due": str(due.due_at or due.due_on)}
    )
    return notice
