"""What officers noted away from a screen: whom it cannot be noted of, what waits for a second person, what is disputed."""

from datetime import date

from django.db.models import Exists, OuterRef, Q

from directives.models import Delivery, Noting
from people.models import Employment


def obstacles(*, way: str, happened_on: date, by) -> dict[str, Q]:
    """Why this cannot be noted of a delivery, the first that holds: its text is not asked any more, it was noted
    already, the officer would write of themselves, the person did not work there that day. The acts and the page that
    asks first share it. Whoever refused may have signed after all."""
    over = ~Q(closed_as="") if way == Noting.Way.REFUSED else ~Q(closed_as__in=["", Delivery.End.REFUSED])
    live = Noting.objects.live().filter(delivery=OuterRef("pk"))
    there = Employment.objects.on(happened_on).filter(
        employee=OuterRef("employee"), agency=OuterRef("dissemination__agency")
    )
    return {
        "closed": over,
        "noted": Q(Exists(live)),
        "own": Q(employee__user=by.pk),
        "elsewhere": ~Q(Exists(there)),
    }
