"""The modules as a reader knows them, and how far people have come with each."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from directives.reports.progress import Parts
from directives.standing import Standing
from people.models import Agency, Employment, Leave
from training.library import GOVERNING
from training.models import Enrollment, ModulePage


@dataclass(frozen=True)
class Module:
    """A module by the key of its page in the governing language, with its title in the reader's."""

    pk: int
    slug: str
    code: str
    title: str

    def __str__(self) -> str:
        return f"{self.code}: {self.title}"


@dataclass(frozen=True)
class Trained:
    """People of an agency: how many are asked for training, how many owe some, how many are overdue with some."""

    asked: int = 0
    waiting: int = 0
    overdue: int = 0

    @property
    def done(self) -> int:
        """Who hold all that is asked of them."""
        return self.asked - self.waiting

    @property
    def percent_done(self) -> int:
        """Rounded down, so that 100 means everyone."""
        return self.done * 100 // self.asked if self.asked else 0


def modules(*, language: str) -> dict[int, Module]:
    """Every module, by its key, in the order of their codes. One query."""
    pages = ModulePage.objects.order_by("code", "pk").values_list(
        "pk", "translation_key", "locale__language_code", "slug", "code", "title"
    )
    said: dict[object, dict[str, tuple]] = defaultdict(dict)
    for pk, key, code, *words in pages:
        said[key][code] = (pk, *words)
    found = (each for each in said.values() if GOVERNING in each)
    return {each[GOVERNING][0]: _module(each, language) for each in found}


def _module(said: dict[str, tuple], language: str) -> Module:
    pk, slug, code, title = said[GOVERNING]
    return Module(pk, slug, code, said[language][3] if language in said else title)


def asked_of(agency: Agency, *, today: date) -> QuerySet[Enrollment]:
    """The newest cycle of each module of everyone the agency employs that day, each with its `standing`."""
    theirs = Employment.objects.on(today).filter(agency=agency).values("employee")
    return Enrollment.objects.newest().filter(employee__in=theirs).with_standing(today)


def parts_by_module(agency: Agency, *, today: date) -> dict[int, Parts]:
    """How many of the agency's people stand where with each module, by its key. One query."""
    rows = asked_of(agency, today=today).order_by().values_list("module", "standing").annotate(people=Count("*"))
    counts: dict[int, dict[Standing, int]] = defaultdict(dict)
    for module, standing, people in rows:
        counts[module][Standing(standing)] = people
    return {module: Parts(each) for module, each in counts.items()}


def progress_of(agency: Agency, *, language: str, today: date) -> list[tuple[Module, Parts]]:
    """Each module asked of the agency's people, with its parts. Two queries."""
    parts = parts_by_module(agency, today=today)
    return [(module, parts[pk]) for pk, module in modules(language=language).items() if pk in parts]


def trained(*, today: date) -> dict[int, Trained]:
    """Every agency's people who are not away, by its key; an agency of whose people nothing is asked is left out. One
    query."""
    of = "employee__enrollments__"
    newest = Enrollment.objects.newest().filter(closed_as__in=["", Enrollment.End.COMPLETED])
    is_open = Q((f"{of}closed_at", None))
    rows = (
        Employment.objects.on(today)
        .filter(~Q(employee__in=Leave.objects.on(today).values("employee")), **{f"{of}in": newest})
        .values_list("agency")
        .annotate(
            asked=Count("employee", distinct=True),
            waiting=Count("employee", distinct=True, filter=is_open),
            overdue=Count("employee", distinct=True, filter=is_open & Q((f"{of}due_on__lt", today))),
        )
        .order_by()
    )
    return {agency: Trained(*counts) for agency, *counts in rows}
