"""What the standing of an enrollment, the reason for one and the worth of a certificate are called on a screen."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from directives.said import STATE
from directives.standing import Standing
from training.currency import Currency
from training.models import Enrollment

WORD = {
    Standing.DUE: _("Due"),
    Standing.OVERDUE: _("Overdue"),
    Standing.ON_TIME: _("Passed on time"),
    Standing.LATE: _("Passed late"),
    Standing.EXEMPT: _("Exempt"),
    Standing.SEPARATED: _("Left the city"),
    Standing.SUPERSEDED: _("Replaced by a newer one"),
}
WORTH = {
    Currency.VALID: _("Valid"),
    Currency.EXPIRED: _("Expired"),
    Currency.SUPERSEDED: _("Replaced by a newer one"),
    Currency.REVOKED: _("Revoked"),
}
# The look's states.
WORTH_STATE = {
    Currency.VALID: "done",
    Currency.EXPIRED: "overdue",
    Currency.SUPERSEDED: "closed",
    Currency.REVOKED: "overdue",
}
WHY = {
    Enrollment.Reason.ASSIGNED: _("The city asks it of everyone who does your work."),
    Enrollment.Reason.JOINER: _("You are new here, and everybody who joins takes it."),
    Enrollment.Reason.RENEWAL: _("Your certificate ends, and this renews it."),
    Enrollment.Reason.AMENDMENT: _("The order has changed since you passed it."),
}


def word(standing: Standing, days_over: int = 0) -> str:
    """“Overdue, by 5 days”: the standing in words, with how far over when that is known."""
    if standing == Standing.OVERDUE and days_over:
        return ngettext("Overdue, by %(days)s day", "Overdue, by %(days)s days", days_over) % {"days": days_over}
    return str(WORD[standing])


def state(standing: Standing) -> str:
    return STATE[standing]
