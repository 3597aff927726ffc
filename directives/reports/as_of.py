"""As of a day: who was employed, which edition bound them, who had been served, who had signed by its end.

Every answer comes from rows with dates, and only from those of that day or before: what happens later (somebody leaves,
signs late, an amendment) changes no earlier answer. The roster is read as it is known today, so a correction of the
past corrects what is said of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from deadlines.due import zone
from directives.models import Delivery, Edition
from people.models import Agency, Employment

KINDS = (Edition.Kind.NOTICE, Edition.Kind.DIRECTIVE, Edition.Kind.POLICY)


@dataclass(frozen=True)
class Text:
    """One text of one agency that day. `edition` bound; whoever had been served, or had signed, any of `run` (the
    editions since the last that was not marked minor) need not do it again. None of the counts is above `employed`."""

    agency: Agency
    kind: str
    edition: Edition
    run: tuple[int, ...]
    employed: int
    asked: int = 0
    served: int = 0
    signed: int = 0

    @property
    def not_asked(self) -> int:
        return self.employed - self.asked

    @property
    def not_served(self) -> int:
        return self.asked - self.served

    @property
    def not_signed(self) -> int:
        """Served, and without a signature."""
        return self.served - self.signed


@dataclass(frozen=True)
class Row:
    """One agency. `texts` are those that bound its people, in the order of KINDS."""

    agency: Agency
    employed: int
    texts: tuple[Text, ...]

    @property
    def by_kind(self) -> list[Text | None]:
        """One for each of KINDS, None where nothing bound."""
        found = {text.kind: text for text in self.texts}
        return [found.get(kind) for kind in KINDS]


@dataclass(frozen=True)
class Total:
    """All agencies together; somebody who worked in two is counted in both, and once in `people`."""

    kind: str
    employed: int
    asked: int
    served: int
    signed: int

    @property
    def label(self) -> str:
        return str(Edition.Kind(self.kind).label)


@dataclass(frozen=True)
class AsOf:
    day: date
    order: Edition | None
    people: int
    rows: list[Row]

    @property
    def peopled(self) -> list[Row]:
        """The agencies with anybody that day."""
        return [row for row in self.rows if row.employed]

    @property
    def totals(self) -> list[Total]:
        """Of each kind that bound anybody, over the agencies it bound."""
        return [_total(kind, found) for kind in KINDS if (found := self._of(kind))]

    def _of(self, kind: str) -> list[Text]:
        return [text for row in self.rows for text in row.texts if text.kind == kind]


@dataclass(frozen=True)
class Person:
    """One person and one text of their agency that day; `edition` None where nothing bound them yet."""

    number: str
    name: str
    agency: str
    job: str
    kind: str
    edition: Edition | None
    asked_on: date | None = None
    served_on: date | None = None
    served_how: str = ""
    signed_on: date | None = None
    signed_edition: int | None = None
    receipt: str = ""


def as_of(day: date, *, agencies: QuerySet[Agency] | None = None) -> AsOf:
    """The city, or these agencies, by the end of that day. Five queries, whatever their number."""
    agencies = Agency.objects.all() if agencies is None else agencies
    found = {agency.pk: agency for agency in agencies.order_by("name")}
    here = Employment.objects.on(day).filter(agency__in=found)
    employed = dict(here.order_by().values_list("agency").annotate(people=Count("employee", distinct=True)))
    order, binding = _binding(day, found)
    counted = _counted(day, binding)
    texts: dict[int, list[Text]] = defaultdict(list)
    for (agency, kind), (edition, run) in sorted(binding.items(), key=lambda item: KINDS.index(item[0][1])):
        counts = counted.get((agency, kind), (0, 0, 0))
        texts[agency].append(Text(found[agency], kind, edition, run, employed.get(agency, 0), *counts))
    rows = [Row(agency, employed.get(pk, 0), tuple(texts[pk])) for pk, agency in found.items()]
    return AsOf(day, order, here.aggregate(people=Count("employee", distinct=True))["people"], rows)


def people(day: date, *, agencies: QuerySet[Agency] | None = None) -> Iterator[Person]:
    """The same, person by person and text by text, agency after agency. Four queries, read as they are used."""
    agencies = Agency.objects.all() if agencies is None else agencies
    _order, binding = _binding(day, {agency.pk: agency for agency in agencies})
    kinds: dict[int, list[str]] = defaultdict(list)
    for agency, kind in sorted(binding, key=lambda key: KINDS.index(key[1])):
        kinds[agency].append(kind)
    had = _had(day, binding)
    fields = ("employee", "agency", "employee__number", "employee__given_name", "employee__family_name")
    here = Employment.objects.on(day).filter(agency__in=agencies.values("pk"))
    here = here.order_by("agency__name", "employee__family_name", "employee__given_name", "employee", "pk")
    before = None
    for pk, agency, number, given, family, where, job in here.values_list(
        *fields, "agency__name", "job_role__name"
    ).iterator():
        if before == (pk, agency):
            continue
        before = (pk, agency)
        who = (number, f"{given} {family}", where, job or "")
        for kind in kinds[agency]:
            yield Person(*who, kind, binding[agency, kind][0], *had.get((pk, agency, kind), ()))
        if not kinds[agency]:
            yield Person(*who, "", None)


def end_of(day: date) -> datetime:
    """The first instant that is no longer that day."""
    return datetime.combine(day + timedelta(days=1), time(), zone())


def _binding(day: date, agencies: Iterable[int]) -> tuple[Edition | None, dict[tuple, tuple[Edition, tuple[int, ...]]]]:
    """The order in force, and of each agency's texts the edition in force with the run it belongs to. One query."""
    editions = Edition.objects.filter(effective_on__lte=day, adopted_at__lt=end_of(day)).order_by("number")
    order, found = None, {}
    for edition in editions.filter(Q(agency=None) | Q(agency__in=list(agencies))):
        if edition.agency_id is None:
            order = edition
            continue
        key = (edition.agency_id, edition.kind)
        is_minor = edition.change == Edition.Change.MINOR
        run = found[key][1] if is_minor and key in found else ()
        found[key] = (edition, (*run, edition.pk))
    return order, found


def _deliveries(day: date, binding) -> QuerySet[Delivery]:
    """What had been sent of the editions that bound, to those employed there that day."""
    runs = [pk for _edition, run in binding.values() for pk in run]
    there = Employment.objects.on(day).filter(employee=OuterRef("employee"), agency=OuterRef("dissemination__agency"))
    return Delivery.objects.filter(
        Exists(there), dissemination__edition__in=runs, dissemination__sent_at__lt=end_of(day)
    ).order_by()


def _counted(day: date, binding) -> dict[tuple, tuple[int, int, int]]:
    """Of each text how many had been asked, been served and signed. One query."""
    by_then = end_of(day)
    served = Q(served_at__lt=by_then)
    signed = Q(acknowledgment__acknowledged_at__lt=by_then) & _counts_still(by_then)
    rows = _deliveries(day, binding).values_list("dissemination__agency", "dissemination__edition__kind")
    counted = rows.annotate(
        asked=Count("employee", distinct=True),
        served=Count("employee", distinct=True, filter=served | signed),
        signed=Count("employee", distinct=True, filter=signed),
    )
    return {(agency, kind): counts for agency, kind, *counts in counted}


def _counts_still(by_then: datetime) -> Q:
    """What was not taken back by that day."""
    correction = "acknowledgment__correction__corrected_at"
    return Q((correction, None)) | Q((f"{correction}__gte", by_then))


def _had(day: date, binding) -> dict[tuple, tuple]:
    """Of each person and text when it was first asked and served, and the first signature. One query."""
    by_then = end_of(day)
    ways = dict(Delivery.Service.choices)
    rows = _deliveries(day, binding).order_by("dissemination__sent_at", "pk")
    found: dict[tuple, tuple] = {}
    way = "dissemination__"
    for employee, agency, kind, number, sent_at, served_at, how, signed_at, code, corrected_at in rows.values_list(
        "employee",
        f"{way}agency",
        f"{way}edition__kind",
        f"{way}edition__number",
        f"{way}sent_at",
        "served_at",
        "served_how",
        "acknowledgment__acknowledged_at",
        "acknowledgment__code",
        "acknowledgment__correction__corrected_at",
    ).iterator():
        key = (employee, agency, kind)
        asked, served, served_how, *signature = found.get(key, (_day(sent_at), None, "", None, None, ""))
        if served is None and served_at and served_at < by_then:
            served, served_how = _day(served_at), str(ways[how])
        is_signed = signed_at and signed_at < by_then and not (corrected_at and corrected_at < by_then)
        if signature[0] is None and is_signed:
            signature = [_day(signed_at), number, code]
        found[key] = (asked, served, served_how, *signature)
    return found


def _day(at: datetime) -> date:
    return timezone.localdate(at)


def _total(kind: str, texts: list[Text]) -> Total:
    return Total(
        kind, *(sum(getattr(text, name) for text in texts) for name in ("employed", "asked", "served", "signed"))
    )
