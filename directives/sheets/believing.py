"""Whose a code is: the delivery it was sealed for, if one of our keys sealed it."""

from collections.abc import Iterable

from directives.models import Delivery
from directives.sheets.codes import Code, is_sealed
from directives.sheets.keys import bound, keys


def believed(found: Iterable[Code]) -> dict[Code, Delivery]:
    """The delivery of each code that is sealed; the others are left out. One query for all of them."""
    asked = set(found)
    deliveries = Delivery.objects.select_related("dissemination").in_bulk({code.number for code in asked})
    ours = keys()
    return {
        code: delivery
        for code in asked
        if (delivery := deliveries.get(code.number)) and is_sealed(code, bound(delivery), ours)
    }
