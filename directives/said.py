"""What a standing and a sending are called on a screen, and which of the look's states shows them."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from directives.models import Dissemination, Edition
from directives.standing import Standing

# The look's states: done, due, late, overdue, waiting, closed.
STATE = {
    Standing.UNSERVED: "waiting",
    Standing.DUE: "due",
    Standing.OVERDUE: "overdue",
    Standing.ON_TIME: "done",
    Standing.LATE: "late",
    Standing.EXEMPT: "closed",
    Standing.SEPARATED: "closed",
    Standing.REFUSED: "closed",
    Standing.SUPERSEDED: "closed",
    Standing.TAKEN_BACK: "closed",
}
WORD = {
    Standing.UNSERVED: gettext_lazy("Not reached yet"),
    Standing.DUE: gettext_lazy("Due"),
    Standing.OVERDUE: gettext_lazy("Overdue"),
    Standing.ON_TIME: gettext_lazy("Signed on time"),
    Standing.LATE: gettext_lazy("Signed late"),
    Standing.EXEMPT: gettext_lazy("Exempt"),
    Standing.SEPARATED: gettext_lazy("Left the city"),
    Standing.REFUSED: gettext_lazy("Refused, witnessed"),
    Standing.SUPERSEDED: gettext_lazy("Replaced by a newer text"),
    Standing.TAKEN_BACK: gettext_lazy("Taken back, sent again"),
}


def word(standing: Standing, days_over: int = 0) -> str:
    """“Overdue, by 5 days”: the standing in words, with how far over when that is known."""
    if not days_over:
        return str(WORD[standing])
    if standing == Standing.OVERDUE:
        return ngettext("Overdue, by %(days)s day", "Overdue, by %(days)s days", days_over) % {"days": days_over}
    return ngettext("Signed %(days)s day late", "Signed %(days)s days late", days_over) % {"days": days_over}


def why_asked(dissemination: Dissemination) -> str:
    """One plain sentence: why this came to you. `dissemination` comes with its edition."""
    reason = _REASONS.get(dissemination.reason)
    if reason is None:
        return _KINDS[dissemination.edition.kind]()
    return reason()


_KINDS = {
    Edition.Kind.NOTICE: lambda: _("It tells you the three things every city employee must know about the order."),
    Edition.Kind.DIRECTIVE: lambda: _("It says, in writing, what the order asks of you in your work."),
    Edition.Kind.POLICY: lambda: _("It says how your agency answers requests to certify U visas."),
}
_REASONS = {
    Dissemination.Reason.AMENDMENT: lambda: _("Its words have changed since you last signed."),
    Dissemination.Reason.ANNUAL: lambda: _("Everybody reads and signs it again once a year."),
    Dissemination.Reason.AGAIN: lambda: _("What was noted of your signature was taken back, so you are asked again."),
    Dissemination.Reason.JOINER: lambda: _("You are new here, and everybody who joins signs it."),
}
