"""States of the commission, in words and in the house's four tones."""

from django import template
from django.utils.translation import gettext_lazy as _

from commission.advertising import State as Advertised
from commission.noticing import Timeliness
from commission.quarters import State

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
def month_word(state: Advertised) -> str:
    return _MONTHS[state][0]


@register.filter
def month_tone(state: Advertised) -> str:
    return _MONTHS[state][1]
