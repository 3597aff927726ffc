"""What the commission's keepers must do today, in the sentences of the clerk's board, and its clocks."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from commission.advertising import EACH_MONTH, Month
from commission.advertising import State as Advertised
from commission.noticing import Timeliness
from commission.quarters import State
from commission.reports import contracts, notices, quarter
from commission.reports.contracts import Step
from commission.reports.overview import MinutesOwed, Overview, ScheduleOwed
from deadlines.dates import long_day, long_moment
from directives.reports.clocks import Clock
from directives.reports.todo import Sentence, in_turn


def sentences(view: Overview) -> list[Sentence]:
    """The overview in sentences, only what asks somebody to act, the most pressing first. No query."""
    found = [
        *map(_quarter, view.quarters),
        *map(_notice, view.waiting),
        *(_close(meeting) for meeting in view.to_close),
        *map(_minutes, view.minutes),
        *([_schedule(view.schedule)] if _is_schedule_to_do(view) else []),
        *map(_month, view.months),
        _questions(view.questions),
        *map(_contract, view.contracts),
        *map(_unread, view.contracts),
    ]
    return in_turn(sentence for sentence in found if sentence)


def clocks(view: Overview, *, now: datetime) -> list[Clock]:
    """The commission's clocks beside the city's other ones. No query."""
    today = timezone.localdate(now)
    found = [
        *((_quarter_clock(each), each.last_notice) for each in view.quarters if each.state in _NOT_MET),
        *(
            (_("Give notice: %(what)s") % {"what": _about(each)}, each.notice.due.as_deadline())
            for each in view.waiting
        ),
        *((_("Draft the minutes of %(meeting)s") % {"meeting": _day(each)}, each.deadline) for each in view.minutes),
    ]
    found += [
        (_CONTRACT_CLOCKS[each.step] % {"party": each.proposal.other_party}, each.chain.notice)
        for each in view.contracts
        if each.step in _CONTRACT_CLOCKS and not each.drafted
    ]
    if view.schedule and not _is_drafted(view):
        found.append((_("Post the commission's schedule of meetings"), view.schedule.deadline))
    return [Clock(what, deadline, 0, today) for what, deadline in found]


def _is_schedule_to_do(view: Overview) -> bool:
    return bool(view.schedule and view.schedule.is_near and not _is_drafted(view))


def _is_drafted(view: Overview) -> bool:
    """Its notice waits, and is told of there."""
    return any(each.notice.schedule_id for each in view.waiting)


_CONTRACT_CLOCKS = dict.fromkeys(
    (Step.LAW, Step.CALL, Step.NOTICE), gettext_lazy("Give notice of the public meeting on the contract with %(party)s")
)
_NOT_MET = {State.OPEN, State.SOON, State.TOO_LATE}


def _quarter_clock(each: quarter.Standing) -> str:
    facts = {"quarter": each.quarter.number, "year": each.quarter.year}
    return _("Give notice of the commission's meeting in quarter %(quarter)s of %(year)s") % facts


def _quarter(each: quarter.Standing) -> Sentence | None:
    facts = {
        "quarter": each.quarter.number,
        "year": each.quarter.year,
        "minute": long_moment(each.last_notice.due),
        "day": long_day(each.quarter.last_day),
    }
    said = {
        State.OPEN: _("Call the commission's meeting of quarter %(quarter)s: notice must be given by %(minute)s."),
        State.SOON: _("No meeting of the commission in quarter %(quarter)s yet: give notice of one by %(minute)s."),
        State.TOO_LATE: _(
            "It is too late for lawful notice of a meeting in quarter %(quarter)s, which ends on %(day)s: the last "
            "minute was %(minute)s."
        ),
        State.MISSED: _("The commission did not meet in quarter %(quarter)s of %(year)s, as the order asks."),
    }.get(each.state)
    return Sentence(said % facts, each.tone) if said else None


def _notice(each: notices.Standing) -> Sentence:
    facts = {"what": _about(each), "minute": each.by_when}
    if each.timeliness is Timeliness.MISSED:
        return Sentence(_("%(what)s: the last lawful minute was %(minute)s.") % facts, "overdue")
    if each.notice.published_at:
        facts["places"] = ", ".join(place.name for place in each.unposted)
        return Sentence(_("%(what)s: still to be put in %(places)s by %(minute)s.") % facts, each.tone)
    return Sentence(_("%(what)s: publish it by %(minute)s.") % facts, each.tone)


def _about(each: notices.Standing) -> str:
    notice = each.notice
    about = long_day(notice.meeting.day) if notice.meeting else str(notice.schedule.year)
    return f"{notice.get_kind_display()}, {about}"


def _close(meeting) -> Sentence:
    facts = {"meeting": str(meeting.get_kind_display()), "day": long_day(meeting.day)}
    return Sentence(_("%(meeting)s of %(day)s: say whether it was held, and who was there.") % facts, "overdue")


def _day(owed: MinutesOwed) -> str:
    return long_day(owed.meeting.day)


def _minutes(owed: MinutesOwed) -> Sentence:
    facts = {"day": _day(owed), "due": long_day(owed.deadline.due_on)}
    if owed.is_drafted:
        return Sentence(_("Minutes of %(day)s are drafted and wait to be approved.") % facts, "due")
    return Sentence(_("Draft the minutes of %(day)s by %(due)s.") % facts, owed.tone)


def _schedule(owed: ScheduleOwed) -> Sentence:
    facts = {"year": owed.year, "day": long_day(owed.deadline.due_on)}
    if owed.is_made:
        return Sentence(_("Publish the schedule of meetings of %(year)s by %(day)s.") % facts, owed.tone)
    return Sentence(_("Set the meetings of %(year)s and publish their schedule by %(day)s.") % facts, owed.tone)


def _month(month: Month) -> Sentence | None:
    if month.state not in (Advertised.DUE, Advertised.LATE):
        return None
    facts = {"day": long_day(month.last_day), "count": month.count, "most": EACH_MONTH}
    if month.state is Advertised.LATE:
        said = _("In the month that ended on %(day)s the legal notices were advertised %(count)s of %(most)s times.")
        return Sentence(said % facts, "overdue")
    return Sentence(_("Advertise the legal-notices page by %(day)s: %(count)s of %(most)s are done.") % facts, "late")


def _questions(count: int) -> Sentence | None:
    words = ngettext(
        "%(count)s question from a resident waits for an answer.",
        "%(count)s questions from residents wait for an answer.",
        count,
    )
    return Sentence(words % {"count": count}, "due") if count else None


def _contract(each: contracts.Standing) -> Sentence | None:
    """Its next step, if the city must take it. Drafted notices and meetings that are over are told of as such."""
    if each.is_over or each.drafted and each.step is Step.NOTICE:
        return None
    said = {
        Step.LAW: _(
            "The contract with %(party)s waits for the Law Department's note: notice must be given by %(notice)s."
        ),
        Step.CALL: _(
            "Call the public meeting on the contract with %(party)s: it is held by %(hearing)s, and notice of it given "
            "by %(notice)s."
        ),
        Step.NOTICE: _("Draft the notice of the public meeting on the contract with %(party)s by %(notice)s."),
        Step.MEMO: _(
            "Write how the comments on the contract with %(party)s were considered, before the city acts on %(act)s."
        ),
        Step.TOO_LATE: _(
            "Too late for the contract with %(party)s on %(act)s: the last day for notice was %(notice)s."
        ),
    }.get(each.step)
    return Sentence(said % _days(each), each.tone) if said else None


def _days(each: contracts.Standing) -> dict[str, str]:
    return {
        "party": each.proposal.other_party,
        "notice": long_day(each.chain.notice.due_on),
        "hearing": long_day(each.chain.hearing.due_on),
        "act": long_day(each.proposal.act_on),
    }


def _unread(each: contracts.Standing) -> Sentence | None:
    words = ngettext(
        "%(count)s comment on the contract with %(party)s waits to be read.",
        "%(count)s comments on the contract with %(party)s wait to be read.",
        each.unread,
    )
    facts = {"count": each.unread, "party": each.proposal.other_party}
    return Sentence(words % facts, "due") if each.unread else None
