"""The letters of this room: what each kind says, who still wants it, and what its acceptance means."""

from collections import defaultdict
from collections.abc import Iterable

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import translation

from deadlines import clock
from deadlines.due import due
from deadlines.models import Municipality
from directives.models import CertifiedCopyRequest, Delivery, Noting, Transmittal
from directives.reports.late import late_by_agency
from letters.kinds import Kind, register
from letters.models import Letter
from people.models import Agency
from people.readings import answering

# The letters whose acceptance is service.
DELIVERING = ("delivery", "reminder")


def listen() -> None:
    """Make this room's kinds known to the outbox, and hear when a delivery's letter is accepted or comes back."""
    from letters.signals import accepted, bounced

    register(Kind("transmittal", prepare=prepare_transmittals))
    register(Kind("delivery", prepare=prepare_deliveries))
    register(Kind("reminder", prepare=prepare_reminders))
    register(Kind("certified_copy", prepare=prepare_copy_requests))
    register(Kind("late_people", prepare=prepare_late_people))
    register(Kind("very_late_people", prepare=prepare_late_people))
    register(Kind("noting", prepare=prepare_notings))
    accepted.connect(_serve, dispatch_uid="directives.mail.serve")
    bounced.connect(_take_back, dispatch_uid="directives.mail.take_back")


def prepare_deliveries(letters: Iterable[Letter]) -> dict[int, dict | None]:
    """What a delivery's letter, or its reminder, says. None once nothing is asked any more. Two queries."""
    letters = list(letters)
    rows = (
        Delivery.objects.open()
        .filter(pk__in=[letter.subject_id for letter in letters])
        .select_related("dissemination__edition__agency", "dissemination__agency", "employee")
    )
    found = {row.pk: row for row in rows}
    # A letter is service, so the clock it starts runs from the day it leaves.
    starts_today = due("acknowledgment", clock.today()).due_on
    return {
        letter.pk: _delivery(found[letter.subject_id], letter.language, starts_today)
        if letter.subject_id in found
        else None
        for letter in letters
    }


def prepare_reminders(letters: Iterable[Letter]) -> dict[int, dict | None]:
    """What a reminder says: all that its reader was reminded of in one go and has not signed yet. None once that is
    nothing. Two queries."""
    letters = list(letters)
    about = Delivery.objects.filter(pk__in=[letter.subject_id for letter in letters])
    goes = {pk: (employee, at) for pk, employee, at in about.values_list("pk", "employee", "reminded_at")}
    waiting, alone = defaultdict(list), {}
    for row in _still_asked(goes):
        waiting[row.employee_id, row.reminded_at].append(row)
        alone[row.pk] = [row]

    def named(subject: int) -> list[Delivery]:
        _employee, at = goes[subject]
        return waiting[goes[subject]] if at else alone.get(subject, [])

    return {letter.pk: _reminder(named(letter.subject_id), letter.language) for letter in letters}


def _still_asked(goes: dict) -> QuerySet[Delivery]:
    """What the people of these reminders have not signed, the most urgent first."""
    people, times = zip(*goes.values(), strict=True) if goes else ((), ())
    with_it = Q(employee__in=set(people), reminded_at__in={at for at in times if at})
    asked = Delivery.objects.open().filter(with_it | Q(pk__in=goes))
    return asked.select_related("dissemination__edition__agency", "dissemination__agency").order_by("due_on", "pk")


def _reminder(deliveries: list[Delivery], language: str) -> dict | None:
    if not deliveries:
        return None
    said = _delivery(deliveries[0], language, starts_today=due("acknowledgment", clock.today()).due_on)
    if len(deliveries) == 1:
        return said
    return {**said, "deliveries": deliveries, "link": link("desk", language)}


def prepare_notings(letters: Iterable[Letter]) -> dict[int, dict | None]:
    """What somebody is told of what was noted about them. None once it counts no more. One query."""
    letters = list(letters)
    rows = (
        Noting.objects.filter(pk__in=[letter.subject_id for letter in letters], set_aside_at=None)
        .exclude(settled_as=Noting.Settlement.TAKEN_BACK)
        .select_related("noted_by__employee", "delivery__dissemination__agency", "delivery__dissemination__edition")
    )
    found = {row.pk: row for row in rows}
    return {letter.pk: _noted(found.get(letter.subject_id), letter.language) for letter in letters}


def prepare_transmittals(letters: Iterable[Letter]) -> dict[int, dict | None]:
    """What the clerk's letter to an agency says (N-1). A fixed number of queries."""
    letters = list(letters)
    rows = (
        Transmittal.objects.filter(pk__in=[letter.subject_id for letter in letters])
        .select_related("edition", "agency", "directive_due", "notice_due")
        .prefetch_related("edition__texts")
    )
    found = {row.pk: row for row in rows}
    city = Municipality.current()
    return {letter.pk: _copy(found[letter.subject_id], city, letter.language) for letter in letters}


def prepare_copy_requests(letters: Iterable[Letter]) -> dict[int, dict | None]:
    """What the clerk is told of somebody who asks for certified copies. None once the clerk has answered. One query."""
    letters = list(letters)
    open_requests = CertifiedCopyRequest.objects.filter(answered_at=None).select_related("edition")
    found = open_requests.in_bulk([letter.subject_id for letter in letters])
    return {letter.pk: _asked(found.get(letter.subject_id)) for letter in letters}


def prepare_late_people(letters: Iterable[Letter]) -> dict[int, dict | None]:
    """What who answers for an agency is told of its late people, and why they are told while no officer is named. None
    once nobody is late. Four queries."""
    letters = list(letters)
    agencies = Agency.objects.in_bulk({letter.subject_id for letter in letters})
    late = dict(late_by_agency(agencies, today=clock.today()))
    who = answering(agencies, on=clock.today())

    def prepared(letter: Letter) -> dict | None:
        if letter.subject_id not in late:
            return None
        agency = agencies[letter.subject_id]
        return {
            "agency": agency,
            "late": late[agency.pk],
            "stands_in": who[agency.pk].stands_in,
            "link": link("agency", letter.language, agency.slug),
        }

    return {letter.pk: prepared(letter) for letter in letters}


def _asked(request: CertifiedCopyRequest | None) -> dict | None:
    if request is None:
        return None
    address = reverse("certified_copies:inspect", args=[request.pk])
    return {"asked": request, "edition": request.edition, "link": settings.SITE_URL + address}


def _noted(noting: Noting | None, language: str) -> dict | None:
    if noting is None:
        return None
    sending = noting.delivery.dissemination
    return {
        "noting": noting,
        "edition": sending.edition,
        "agency": sending.agency,
        "link": link("desk", language),
    }


def _delivery(delivery: Delivery, language: str, starts_today) -> dict:
    edition = delivery.dissemination.edition
    return {
        "delivery": delivery,
        "edition": edition,
        "agency": delivery.dissemination.agency,
        "due_on": delivery.due_on or starts_today,
        "link": link("reading", language, delivery.pk),
    }


def _copy(copy: Transmittal, city: Municipality, language: str) -> dict:
    return {
        "copy": copy,
        "edition": copy.edition,
        "agency": copy.agency,
        "city": city,
        "source": next(text for text in copy.edition.texts.all() if text.is_source),
        "order_link": link("order_edition", language, copy.edition.number),
        "link": link("agency", language, copy.agency.slug),
    }


def link(name: str, language: str, *args) -> str:
    """The full address of a page, in the reader's language when the screens have it."""
    with translation.override(language if language in dict(settings.SCREEN_LANGUAGES) else settings.LANGUAGE_CODE):
        return settings.SITE_URL + reverse(name, args=args)


def _serve(sender, *, kind: str, letters: list[Letter], at, **_signal) -> None:
    from directives.acts.deliveries import serve_by_email

    if kind in DELIVERING:
        serve_by_email(delivery_ids=[letter.subject_id for letter in letters], at=at)


def _take_back(sender, *, kind: str, letters: list[Letter], at, **_signal) -> None:
    from directives.acts.bounces import take_back_service

    if kind in DELIVERING:
        take_back_service(delivery_ids=[letter.subject_id for letter in letters], at=at)
