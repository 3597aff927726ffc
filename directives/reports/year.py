"""The year ahead of the texts: what goes out again, what is due, who comes, and why that day. Nothing here writes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from deadlines.counting import Deadline
from deadlines.dates import long_day
from deadlines.models import Municipality
from directives.acts.cycles import due_again, texts
from directives.models import Delivery, Edition
from directives.reports.board import Link, Row
from directives.reports.clocks import Clock
from directives.reports.sending import due_dates
from people.models import Delegation, Employment


class Kind(StrEnum):
    """What a line of the year is: something goes out, is due, begins, ends or meets, or the city is closed."""

    OUT = "out"
    DUE = "due"
    BEGINS = "begins"
    ENDS = "ends"
    MEETS = "meets"
    CLOSED = "closed"


# The name of an address and its arguments.
Address = tuple


@dataclass(frozen=True)
class Place:
    """An agency, a module or a person that a line is about; `people` is how many there, 0 where none are counted."""

    name: str
    to: Address = ()
    people: int = 0


@dataclass(frozen=True)
class Line:
    """One thing of one day. `deadline` says why that day; where no clock counts it, `reason` does in a sentence."""

    on: date
    kind: Kind
    what: str
    places: tuple[Place, ...] = ()
    to: Address = ()
    deadline: Deadline | None = None
    reason: str = ""

    @property
    def people(self) -> int:
        return sum(place.people for place in self.places)


_AGAIN = {
    Edition.Kind.NOTICE: gettext_lazy("The officer's notice goes to everybody again"),
    Edition.Kind.DIRECTIVE: gettext_lazy("The directive goes to everybody again"),
    Edition.Kind.POLICY: gettext_lazy("The U-visa policy goes to everybody again"),
}
_TO_SIGN = {
    Edition.Kind.NOTICE: gettext_lazy("The officer's notice is to be signed"),
    Edition.Kind.DIRECTIVE: gettext_lazy("The directive is to be signed"),
    Edition.Kind.POLICY: gettext_lazy("The U-visa policy is to be signed"),
}


def lines(rows: Iterable[Row], *, today: date, morning: date, until: date) -> list[Line]:
    """From today to the day before `until`; `rows` is the clerk's board. A fixed number of queries for any number of
    agencies, with the books open. `morning` is the next day on which letters go out."""
    return [
        *again(today=today, morning=morning, until=until),
        *_to_sign(today, until),
        *_chain(rows, until),
        *_new_people(today, until),
        *_to_come(today, until),
        *_delegations(today, until),
    ]


def again(*, today: date, morning: date, until: date) -> list[Line]:
    """The yearly sendings: those of one kind, day and reason in one line, with the people employed today."""
    city, people = Municipality.current(), _people(today)
    found: dict[tuple, list[Place]] = defaultdict(list)
    reasons: dict[tuple, Deadline] = {}
    for text in texts(today=today):
        agency, deadline = text.edition.agency, due_again(text.last_on, city=city)
        key = (text.edition.kind, deadline.rule, deadline.trigger)
        if deadline.due_on < until and people.get(agency.pk):
            found[key].append(Place(agency.name, ("agency", agency.slug), people[agency.pk]))
            reasons[key] = deadline
    return [
        Line(max(reasons[key].due_on, morning), Kind.OUT, str(_AGAIN[key[0]]), tuple(places), deadline=reasons[key])
        for key, places in found.items()
    ]


def of_clock(clock: Clock, to: Address) -> Line:
    """One of the city's own clocks as a line of the year."""
    left = ngettext("%(count)s agency to go", "%(count)s agencies to go", clock.left) % {"count": clock.left}
    what = f"{clock.what}: {left}" if clock.left else str(clock.what)
    return Line(clock.deadline.due_on, Kind.DUE, what, to=to, deadline=clock.deadline)


def _people(today: date) -> dict[int, int]:
    counted = Employment.objects.on(today).order_by().values("agency").annotate(people=Count("employee", distinct=True))
    return dict(counted.values_list("agency", "people"))


def _to_sign(today: date, until: date) -> Iterator[Line]:
    """What was served and not signed, by its day. Two queries."""
    sending = "dissemination", "dissemination__edition__kind", "dissemination__agency__name"
    rows = Delivery.objects.open().filter(due_on__gte=today, due_on__lt=until).order_by("dissemination__agency__name")
    found: dict[tuple, list[Place]] = defaultdict(list)
    counted = rows.values_list("due", *sending, "dissemination__agency__slug").annotate(people=Count("*"))
    for kept, pk, kind, name, slug, people in counted:
        found[kept, kind].append(Place(name, ("sending", slug, pk), people))
    reasons = due_dates(kept for kept, _kind in found)
    for (kept, kind), places in found.items():
        deadline = reasons[kept].as_deadline()
        yield Line(deadline.due_on, Kind.DUE, str(_TO_SIGN[kind]), tuple(places), deadline=deadline)


def _chain(rows: Iterable[Row], until: date) -> list[Line]:
    """The clocks of agencies that run: the officer's notice, and the written directive. No query."""
    found: dict[tuple, list[Place]] = defaultdict(list)
    reasons = {}
    for row in rows:
        links: dict[str, Link] = {
            _("Officers give notice"): row.noticed,
            _("Agencies give the directive"): row.directed,
        }
        for what, link in links.items():
            if link.due and link.state == "due" and link.due.due_on < until:
                key = (what, link.due.rule, link.due.trigger)
                found[key].append(Place(row.agency.name, ("agency", row.agency.slug)))
                reasons[key] = link.due
    return [
        Line(reasons[key].due_on, Kind.DUE, key[0], tuple(places), deadline=reasons[key])
        for key, places in found.items()
    ]


def _new_people(today: date, until: date) -> Iterator[Line]:
    """Who begins on a day to come. One query."""
    coming = Employment.objects.filter(starts_on__gt=today, starts_on__lt=until).order_by("agency__name")
    counted = coming.values_list("starts_on", "agency__name", "agency__slug").annotate(people=Count("*"))
    found: dict[date, list[Place]] = defaultdict(list)
    for day, name, slug, people in counted:
        found[day].append(Place(name, ("agency", slug), people))
    for day, places in found.items():
        reason = _("It is their first day: that morning they get what binds the people of their agency.")
        yield Line(day, Kind.OUT, _("New employees begin"), tuple(places), reason=reason)


def _to_come(today: date, until: date) -> Iterator[Line]:
    """Editions adopted that bind from a day to come. One query."""
    coming = Edition.objects.filter(effective_on__gt=today, effective_on__lt=until).select_related("agency")
    for edition in coming.order_by("effective_on", "pk"):
        what = _("“%(title)s”, edition %(number)s, takes effect") % {"title": edition.title, "number": edition.number}
        to = ("agency", edition.agency.slug) if edition.agency else ("board:index",)
        reason = _("So it was adopted: signed on %(day)s.") % {"day": long_day(edition.signed_on)}
        yield Line(edition.effective_on, Kind.BEGINS, what, to=to, reason=reason)


def _delegations(today: date, until: date) -> Iterator[Line]:
    """Appointing officers whose delegation ends. One query."""
    ending = Delegation.objects.filter(ends_on__gte=today, ends_on__lt=until).select_related("agency", "officer")
    for each in ending.order_by("ends_on", "pk"):
        place = Place(f"{each.officer.name}, {each.agency}", ("agency", each.agency.slug))
        reason = _("It is the last day of the delegation. Name who comes after, or the head answers alone.")
        yield Line(each.ends_on, Kind.ENDS, _("An appointing officer's delegation ends"), (place,), reason=reason)
