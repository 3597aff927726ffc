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
from training.reports.modules import Module, asked_of, modules, parts_by_module

TEXTS = (Edition.Kind.NOTICE, Edition.Kind.DIRECTIVE, Edition.Kind.POLICY)
# Of all a person is asked, the most pressing first; last the standing of whoever owes nothing.
OWES_NOTHING = Standing.ON_TIME
PRESSING = (Standing.OVERDUE, Standing.DUE, Standing.UNSERVED, OWES_NOTHING)


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
        found = found.annotate(standing=_most_pressing(agency, today))
    elif what.module:
        these = asked_of(agency, today=today).filter(module=what.module.pk)
        found = found.filter(enrollments__in=these).annotate(standing=standing_on(today, of="enrollments__"))
    else:
        these = texts_of(agency, today=today).filter(kind=what.key)
        found = found.filter(deliveries__in=these).annotate(standing=standing_on(today, of="deliveries__"))
    first = Case(*(When(standing=each, then=place) for place, each in enumerate(PRESSING)), default=len(PRESSING))
    found = narrowed(found, standing=standing, search=search, person="")
    return found.order_by(first, "family_name", "given_name", "pk")


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


def _most_pressing(agency: Agency, today: date) -> Case:
    """In sets: who is overdue, who owes, whom something has not reached."""
    texts = texts_of(agency, today=today).filter(closed_at=None)
    training = asked_of(agency, today=today).filter(closed_at=None)

    def who(standing: Standing) -> Q:
        return Q(pk__in=texts.filter(standing=standing).values("employee")) | Q(
            pk__in=training.filter(standing=standing).values("employee")
        )

    cases = [When(who(standing), then=Value(str(standing))) for standing in PRESSING[:-1]]
    return Case(*cases, default=Value(str(OWES_NOTHING)), output_field=CharField())
