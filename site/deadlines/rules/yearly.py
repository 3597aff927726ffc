"""The clocks of the year and of whoever comes new: what is sent, and what is learned, again."""

from deadlines.rules.kinds import Direction, Origin, Roll, Rule, Unit
from deadlines.rules.said import CITY, _

YEARLY = [
    Rule(
        "annual_redissemination",
        _("U-visa policy goes to every employee again"),
        12,
        Unit.MONTHS,
        Direction.AFTER,
        Roll.BACKWARD,
        _("the day it last went out"),
        Origin.ORDER,
        _("The order, section 8.L"),
    ),
    Rule(
        "annual_redissemination_fixed",
        _("Texts go to every employee again, on the city's yearly day"),
        0,
        Unit.DAYS,
        Direction.AFTER,
        Roll.BACKWARD,
        _("the city's day of the year"),
        Origin.CITY,
        CITY,
        _(
            "The order, section 8.L, says “annually”; the city sends on one day of the year, within twelve months."
        ),  # A9
        by_name=False,
    ),
    Rule(
        "joiner",
        _("A new employee gets the notice, the directive and the policy"),
        30,
        Unit.DAYS,
        Direction.AFTER,
        Roll.FORWARD,
        _("the employee's first day"),
        Origin.CITY,
        CITY,
        _("The order does not speak of employees who come later."),  # A4
        by_name=False,
    ),
    Rule(
        "training",
        _("Employee passes a training module"),
        30,
        Unit.DAYS,
        Direction.AFTER,
        Roll.FORWARD,
        _("the day it was asked for"),
        Origin.CITY,
        CITY,
        _("The order, section 8.L, asks for periodic training and gives no day."),  # A11
        by_name=False,
    ),
    Rule(
        "training_renewal",
        _("Employee passes a training module again"),
        12,
        Unit.MONTHS,
        Direction.AFTER,
        Roll.NONE,
        _("the day it was last passed"),
        Origin.CITY,
        CITY,
        _("The order, section 8.L, says “periodic”; the city reads it as every twelve months."),  # A11
        by_name=False,
    ),
    Rule(
        "training_renewal_fixed",
        _("Employee passes a training module again, on the city's yearly day"),
        0,
        Unit.DAYS,
        Direction.AFTER,
        Roll.NONE,
        _("the city's day for this module"),
        Origin.CITY,
        CITY,
        _("The order, section 8.L, says “periodic”; the city asks for it once a year, on one day for everybody."),
        by_name=False,
    ),
]
