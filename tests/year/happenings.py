"""What happens in Kestrel Falls on the way from December 14, 2026 to the leap day of 2028, and who signs when.

Nothing here remembers anything: each day asks the rows, so that the way can be walked again from any day of it.
"""

from datetime import date, timedelta

from django.utils import timezone

from deadlines import clock
from deadlines.models import Municipality
from directives.acts.deliveries import record_service
from directives.acts.disseminations import disseminate
from directives.models import Delivery, DirectivePage, Edition
from letters.acts import bounce
from letters.models import Letter
from people.models import Agency, Employee, Employment, Leave

FIRST, LAST = date(2026, 12, 15), date(2028, 3, 1)
# Whose letters the mail server refuses.
REFUSED = {"kf-1004@kestrelfalls.example", "kf-1170@kestrelfalls.example"}
AMENDED_ON = date(2027, 5, 10)
HIRED = {
    # The morning after clocks go forward, one of them with no address; and on the leap day.
    ("KF-9001", "police", date(2027, 3, 15), True),
    ("KF-9002", "public-works", date(2027, 3, 15), False),
    ("KF-9003", "law", date(2028, 2, 29), True),
}
LEFT = {("KF-1005", "police", date(2027, 10, 31)), ("KF-1408", "library", date(2027, 6, 30))}
MOVED = {("KF-1410", "library", "health", date(2027, 4, 1))}
BOTH = {("KF-1546", "clerk", date(2027, 7, 1))}  # of the Law Department, and from that day of the clerk's office too
AWAY = {("KF-1008", date(2027, 10, 20), date(2027, 12, 20))}
# The mail server took their letters, and the next day they came back.
CAME_BACK = {"KF-1012"}
YEARLY_ON_SET, YEARLY_ON = date(2027, 12, 1), "02-29"


def happen(today: date) -> None:
    """The day at nine, after the morning and its letters."""
    for number, agency, first_day, has_email in HIRED:
        if today == first_day - timedelta(days=1):
            _hire(number, agency, first_day, has_email)
    for number, agency, last_day in LEFT:
        if today == last_day:
            _leave(number, agency, last_day)
    for number, old, new, first_day in MOVED:
        if today == first_day - timedelta(days=1):
            _leave(number, old, today)
            _work(number, new, first_day)
    for number, agency, first_day in BOTH:
        if today == first_day - timedelta(days=1):
            _work(number, agency, first_day)
    for number, first, last in AWAY:
        if today == first - timedelta(days=1):
            _go_away(number, first, last)
    if today == AMENDED_ON:
        _amend()
    if today == YEARLY_ON_SET:
        Municipality.objects.update(yearly_on=YEARLY_ON)
    _come_back(today)
    _hand_over(today)
    _sign(today)


def signs_after(number: str) -> int | None:
    """So many days after a text reached them these people sign; some never do."""
    place = int(number[3:])
    if place % 16 == 0:
        return None
    return 33 if place % 16 == 1 else place % 29


def handed_over_after(number: str) -> int | None:
    """So many days after a text went out it is handed to those whom no letter reaches; to some it never is."""
    place = int(number[3:])
    return None if place % 5 == 0 else 2


def _hire(number: str, agency: str, first_day: date, has_email: bool) -> None:
    address = f"{number.lower()}@kestrelfalls.example" if has_email else None
    Employee.objects.create(number=number, given_name="New", family_name=number, email=address)
    _work(number, agency, first_day)


def _work(number: str, agency: str, first_day: date) -> None:
    Employment.objects.create(
        employee=Employee.objects.get(number=number), agency=Agency.objects.get(slug=agency), starts_on=first_day
    )


def _leave(number: str, agency: str, last_day: date) -> None:
    theirs = Employment.objects.filter(employee__number=number, agency__slug=agency, ends_on=None)
    assert theirs.update(ends_on=last_day) == 1, f"{number} of {agency}"


def _go_away(number: str, first: date, last: date) -> None:
    who = Employee.objects.get(number=number)
    Leave.objects.create(employee=who, starts_on=first, ends_on=last, noted_at=clock.now(), noted_by=who.user)


def _amend() -> None:
    """The library changes its directive in what matters, and sends it to everybody again."""
    library = Agency.objects.select_related("head__user").get(slug="library")
    old = Edition.objects.get(agency=library, kind=DirectivePage.Kind.DIRECTIVE)
    new = Edition.objects.get(pk=old.pk)
    new.pk, new.number, new._state.adding = None, 2, True
    new.change, new.change_reason, new.effective_on = Edition.Change.MATERIAL, "The desk by the door.", AMENDED_ON
    new.save(force_insert=True)
    disseminate(edition=new, reason="amendment", by=library.head.user)


def _come_back(today: date) -> None:
    yesterday = today - timedelta(days=1)
    sent = Letter.objects.filter(kind="delivery", state=Letter.State.ACCEPTED, reader__in=CAME_BACK)
    returned = [letter.pk for letter in sent if timezone.localdate(letter.accepted_at) == yesterday >= FIRST]
    bounce(letter_ids=returned, answer="550 5.1.1 No such mailbox")


def _hand_over(today: date) -> None:
    """To those without an address, or whose letter came back."""
    waiting = Delivery.objects.open().unserved().filter(dissemination__roster_on__gte=FIRST)
    for delivery in waiting.select_related("employee", "dissemination__agency__head__user"):
        wait = handed_over_after(delivery.employee.number)
        if wait is not None and today == delivery.dissemination.roster_on + timedelta(days=wait):
            record_service(
                dissemination=delivery.dissemination,
                deliveries=Delivery.objects.filter(pk=delivery.pk),
                how=Delivery.Service.PAPER,
                by=delivery.dissemination.agency.head.user,
            )


def _sign(today: date) -> None:
    """In one go: what a signing is, others test."""
    served = Delivery.objects.open().filter(served_at__isnull=False, dissemination__roster_on__gte=FIRST)
    rows = served.values_list("pk", "employee__number", "served_at")
    signing = [
        pk
        for pk, number, at in rows
        if (wait := signs_after(number)) is not None and timezone.localdate(at) + timedelta(days=wait) <= today
    ]
    Delivery.objects.filter(pk__in=signing).update(closed_as="acknowledged", closed_on=today, closed_at=clock.now())
