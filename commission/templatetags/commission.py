"""States of the commission, in words and in the house's four tones."""

from django import template
from django.utils.translation import gettext_lazy as _

from commission.advertising import State as Advertised
from commission.noticing import Timeliness
from commission.quarters import State
from commission.reports.contracts import Step

register = template.Library()

_QUARTERS = {
    State.MET: _("met: a meeting was held"),
    State.SCHEDULED: _("a meeting is scheduled"),
    State.OPEN: _("no meeting yet, and there is time"),
    State.SOON: _("no meeting yet, and the quarter ends soon"),
    State.TOO_LATE: _("too late for lawful notice"),
    State.MISSED: _("missed: no meeting was held"),
}
_NOTICES = {
    Timeliness.WAITING: _("waits, and there is time"),
    Timeliness.ON_TIME: _("on time in every place"),
    Timeliness.LATE: _("posted late in some place"),
    Timeliness.MISSED: _("not posted everywhere in time"),
}
_STEPS = {
    Step.LAW: _("waits for the Law Department's note"),
    Step.CALL: _("its public meeting is to be called"),
    Step.NOTICE: _("notice of its public meeting is to be given"),
    Step.MEET: _("notice is given; the public meeting is to come"),
    Step.CLOSE: _("the meeting's hour is past: say whether it was held"),
    Step.HEAR: _("the meeting was held; comments are open"),
    Step.MEMO: _("the memo on the comments is owed before the act"),
    Step.DONE: _("heard, and its comments considered"),
    Step.TOO_LATE: _("too late for the planned day"),
}
_LINKS = {
    "translations": _("Order the translations by"),
    "notice": _("Give notice by"),
    "hearing": _("Hold the public meeting by"),
}
_MONTHS = {
    Advertised.DONE: (_("done"), "done"),
    Advertised.OPEN: (_("there is time"), "due"),
    Advertised.DUE: (_("due by the end of the month"), "late"),
    Advertised.LATE: (_("late: the month is over"), "overdue"),
}


@register.filter
def quarter_word(state: State) -> str:
    return _QUARTERS[state]


@register.filter
def timeliness_word(state: Timeliness) -> str:
    return _NOTICES[state]


@register.filter
def step_word(step: Step) -> str:
    return _STEPS[step]


@register.filter
def link_word(name: str) -> str:
    return _LINKS[name]


@register.filter
def month_word(state: Advertised) -> str:
    return _MONTHS[state][0]


@register.filter
def month_tone(state: Advertised) -> str:
    return _MONTHS[state][1]
