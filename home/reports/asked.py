"""What is asked now of everyone an agency employs: texts to sign beside modules to pass, each in a column."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Q, QuerySet, Value, When

from directives.models import Delivery, Edition
from directives.models.records import standing_on
from directives.reports.people import narrowed
from directives.reports.progress import Parts
from directives.standing import Standing
from people.models import Agency, Employee, Employment
from training.models import Enrollment
from training.reports.modules import Module, asked_of, modules, parts_by_module

TEXTS = (Edition.Kind.NOTICE, Edition.Kind.DIRECTIVE, Edition.Kind.POLICY)
# Of all a person is asked, the most pressing first; last the standing of whoever owes nothing.
OWES_NOTHING = Standing.ON_TIME
PRESSING = (Standing.OVERDUE, Standing.DUE, Standing.UNSERVED, Standing.ON_LEAVE, OWES_NOTHING)


@dataclass(frozen=True)
class Column:
    """A text or a module that is asked of some of these people. `key` stands in addresses: `directive`, `m1`."""

    key: str
    module: Module | None
    parts: Parts

    @property
    def title(self) -> str:
        return str(self.module or Edition.Kind(self.key).label)

    @property
    def short(self) -> str:
        return self.module.code if self.module else self.title


def columns(agency: Agency, *, language: str, today: date) -> list[Column]:
    """What is asked now of those the agency employs: the texts, then the modules. Three queries."""
    counts: dict[str, dict[Standing, int]] = defaultdict(dict)
    rows = texts_of(agency, today=today).order_by().values_list("kind", "standing").annotate(people=Count("*"))
    for kind, standing, people in rows:
        counts[kind][Standing(standing)] = people
    parts = parts_by_module(agency, today=today)
    texts = [Column(str(kind), None, Parts(counts[kind])) for kind in TEXTS if kind in counts]
    taught = [
        Column(module.slug, module, parts[pk]) for pk, module in modules(language=language).items() if pk in parts
    ]
    return texts + taught


def employees(
    agency: Agency, *, what: Column | None = None, today: date, standing: str = "", search: str = ""
) -> QuerySet[Employee]:
    """Those a filter and a search leave, whoever is overdue first. Each has a `standing`: with `what`, for those it
    is asked of; without it, the most pressing of all they are asked, one of PRESSING."""
    found = Employee.objects.filter(pk__in=Employment.objects.on(today).filter(agency=agency).values("employee"))
    if what is None:
        found = _with_the_most_pressing(found, agency, today)
    elif what.module:
        these = asked_of(agency, today=today).filter(module=what.module.pk)
        found = _in_order(found.filter(enrollments__in=these).annotate(standing=standing_on(today, of="enrollments__")))
    else:
        these = texts_of(agency, today=today).filter(kind=what.key)
        found = _in_order(found.filter(deliveries__in=these).annotate(standing=standing_on(today, of="deliveries__")))
    found = narrowed(found, standing=standing, search=search, person="")
    return found.order_by("pressing", "family_name", "given_name", "pk")


def texts_of(agency: Agency, *, today: date) -> QuerySet[Delivery]:
    """The newest delivery of each kind of text to everyone the agency employs that day, each with its `kind` and its
    `standing`. Per person and not per sending: whoever came later may have had a sending of their own."""
    theirs = Employment.objects.on(today).filter(agency=agency).values("employee")
    later = Delivery.objects.filter(
        employee=OuterRef("employee"),
        dissemination__agency=agency,
        dissemination__edition__kind=OuterRef("dissemination__edition__kind"),
        dissemination__gt=OuterRef("dissemination"),
    )
    found = Delivery.objects.filter(~Exists(later), dissemination__agency=agency, employee__in=theirs)
    return found.with_standing(today).annotate(kind=F("dissemination__edition__kind"))


def _in_order(found: QuerySet[Employee]) -> QuerySet[Employee]:
    places = [When(standing=each, then=place) for place, each in enumerate(PRESSING)]
    return found.annotate(pressing=Case(*places, default=len(PRESSING)))


def _with_the_most_pressing(found: QuerySet[Employee], agency: Agency, today: date) -> QuerySet[Employee]:
    """In sets: who is overdue, who owes, whom something has not reached. Its place is not counted from the word:
    that would ask for each set once more for each word."""
    texts = texts_of(agency, today=today).filter(closed_at=None)
    # What is open is the newest cycle: the one before it had ended when it began.
    theirs = Employment.objects.on(today).filter(agency=agency).values("employee")
    training = Enrollment.objects.open().filter(employee__in=theirs).with_standing(today)
    who = [
        Q(pk__in=texts.filter(standing=each).values("employee"))
        | Q(pk__in=training.filter(standing=each).values("employee"))
        for each in PRESSING[:-1]
    ]
    words = [When(these, then=Value(str(each))) for these, each in zip(who, PRESSING, strict=False)]
    places = [When(these, then=Value(place)) for place, these in enumerate(who)]
    return found.annotate(
        standing=Case(*words, default=Value(str(OWES_NOTHING)), output_field=CharField()),
        pressing=Case(*places, default=Value(len(who))),
    )
