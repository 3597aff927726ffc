"""What the standing of an enrollment, the reason for one and the worth of a certificate are called on a screen."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from directives import said
from directives.standing import Standing
from training.currency import Currency
from training.models import Enrollment

WORD = {
    **said.WORD,
    Standing.ON_TIME: _("Passed on time"),
    Standing.LATE: _("Passed late"),
    Standing.SUPERSEDED: _("Asked again"),
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
    """“Passed 5 days late”: the standing in words, with how far over when that is known."""
    if standing == Standing.LATE and days_over:
        return ngettext("Passed %(days)s day late", "Passed %(days)s days late", days_over) % {"days": days_over}
    return str(WORD[standing]) if standing != Standing.OVERDUE else said.word(standing, days_over)


def state(standing: Standing) -> str:
    return said.STATE[standing]
