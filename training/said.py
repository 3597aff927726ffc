"""What a standing is called where training is asked."""

from django.utils.translation import gettext_lazy, ngettext

from directives import said
from directives.standing import Standing

WORD = {
    **said.WORD,
    Standing.ON_TIME: gettext_lazy("Passed on time"),
    Standing.LATE: gettext_lazy("Passed late"),
    Standing.SUPERSEDED: gettext_lazy("Asked again"),
}


def word(standing: Standing, days_over: int = 0) -> str:
    """“Passed 5 days late”: the standing in words, with how far over when that is known."""
    if standing == Standing.LATE and days_over:
        return ngettext("Passed %(days)s day late", "Passed %(days)s days late", days_over) % {"days": days_over}
    return str(WORD[standing]) if standing != Standing.OVERDUE else said.word(standing, days_over)
