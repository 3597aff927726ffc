"""What it means that a letter came back: it served nobody."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Count

from directives.acts.deliveries import serve_by_email
from directives.mail import DELIVERING
from directives.models import Delivery, Dissemination
from evidence.acts import record
from letters.models import Letter


@transaction.atomic
def take_back_service(*, delivery_ids: Iterable[int], at: datetime) -> int:
    """The letters of these deliveries came back; return of how many the service was theirs alone, and is undone.

    The clock starts at service and never at a mere attempt. What ended meanwhile, or was served in another way, stays
    as it is; where another of the delivery's letters was accepted, that one served, on its own day.
    """
    returned = Delivery.objects.open().filter(pk__in=list(delivery_ids))
    returned.update(bounced_at=at)
    attempted = list(
        returned.filter(served_how=Delivery.Service.EMAIL).select_for_update().values_list("pk", flat=True)
    )
    mail = Delivery.objects.filter(pk__in=attempted)
    mail.update(served_at=None, served_how="", served_by=None, due=None, due_on=None, rung=None, escalated_at=None)
    _serve_by_what_stands(attempted)
    undone = mail.unserved().order_by()
    counted = dict(undone.values_list("dissemination").annotate(people=Count("pk")))
    for sending in Dissemination.objects.filter(pk__in=counted).select_related("edition", "agency"):
        details = {"people": counted[sending.pk], "why": "letter came back"}
        record(action="service taken back", about=sending, by=None, details=details)
    return sum(counted.values())


def _serve_by_what_stands(delivery_ids: list[int]) -> None:
    """Another letter of theirs that was accepted and has not come back served them when it was accepted."""
    letters = Letter.objects.filter(kind__in=DELIVERING, subject_id__in=delivery_ids, state=Letter.State.ACCEPTED)
    for letter in letters.order_by("accepted_at").only("subject_id", "accepted_at"):
        serve_by_email(delivery_ids=[letter.subject_id or 0], at=letter.accepted_at)
