"""States of the commission, in words and in the house's four tones; and how its notices and telephones are shown."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from django import template
from django.utils.html import escape, format_html, urlize
from django.utils.safestring import SafeString, mark_safe
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


@register.filter
def parts(body: Iterable[dict]) -> Iterator[dict]:
    """The blocks of a notice, those facts that follow each other as one: `{"facts": [{"label", "text"}, …]}`."""
    for is_fact, blocks in groupby(body, key=lambda block: "fact" in block):
        if is_fact:
            yield {"facts": [block["fact"] for block in blocks]}
        else:
            yield from blocks


# An address as one piece, whatever numbers are in it; or a telephone number as people here write it.
_REACHED = re.compile(
    r"(?:https?://|\S+@)\S+|(?P<number>(?<![\w.-])(?:\+?1[ .-])?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?![\w-]))"
)


@register.filter
def reachable(text: str) -> SafeString:
    """What somebody typed, its addresses as links and its telephone numbers as such, each left to right."""
    found, end = [], 0
    for each in _REACHED.finditer(text):
        found.append(escape(text[end : each.start()]))
        found.append(_dialled(each.group()) if each["number"] else urlize(each.group(), autoescape=True))
        end = each.end()
    return mark_safe("".join([*found, escape(text[end:])]))  # noqa: S308 each piece is escaped


def _dialled(number: str) -> str:
    return format_html('<a href="tel:{}"><bdi dir="ltr">{}</bdi></a>', re.sub(r"[^+\d]", "", number), number)
