"""What each morning does with the texts, before the town hall opens."""

from django.db import transaction

from deadlines.due import books_open
from deadlines.models import Municipality
from directives.acts.cycles import close_leavers, send_again, welcome_joiners
from directives.acts.reminders import escalate, remind_by_the_ladder, tell_officers


@transaction.atomic
def carry_on() -> dict[str, int]:
    """Leavers end, what is a year old goes out again, joiners begin, and whoever is late hears of it; how many of each.

    Run twice on a day it does nothing the second time; two at once run one after the other. A morning that was missed
    is made up by the next.
    """
    list(Municipality.objects.select_for_update().filter(pk=1))
    with books_open():
        return {
            "left": close_leavers(),
            # Before the joiners: whoever begins on the day a text goes to all has it with all.
            "sent_again": send_again(),
            "joined": welcome_joiners(),
            "reminded": remind_by_the_ladder(),
            "officers_told": tell_officers(),
            "escalated": escalate(),
        }
