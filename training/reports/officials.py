"""The register of certifying officials (§8.G), and beside each whether their training is current (§8.L)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deadlines.dates import long_day
from people.models import Agency
from training.currency import Currency, warning_due
from training.models import Completion, Designation, ModulePage
from training.reports.certificates import worth

# From the best to the worst, as the look has them.
STATES = ("done", "due", "late", "overdue")


@dataclass(frozen=True)
class Training:
    """What one official holds of one module that certifying officials must hold. `completion` is their newest."""

    module: ModulePage
    completion: Completion | None
    today: date

    @cached_property
    def worth(self) -> Currency | None:
        return worth(self.completion, today=self.today) if self.completion else None

    @property
    def is_valid(self) -> bool:
        return self.worth == Currency.VALID

    @property
    def warning(self) -> int | None:
        """60, 30 or 7 once the certificate ends within so many days; None before, and after."""
        return warning_due(self.completion.expires_on, today=self.today) if self.is_valid else None

    @property
    def state(self) -> str:
        if not self.is_valid:
            return "overdue"
        if self.warning is None:
            return "done"
        return "late" if self.warning == 7 else "due"

    @property
    def words(self) -> str:
        """“Valid until Monday, March 1, 2027”."""
        if self.completion is None:
            return _("Never trained")
        if self.worth == Currency.REVOKED:
            return _("Certificate revoked")
        last = self.completion.expires_on
        if self.worth == Currency.EXPIRED:
            return _("Expired on %(day)s") % {"day": long_day(last)}
        if self.warning is None:
            return _("Valid until %(day)s") % {"day": long_day(last)}
        days = (last - self.today).days
        if not days:
            return _("Ends today")
        left = ngettext("%(days)s day left, until %(day)s", "%(days)s days left, until %(day)s", days)
        return left % {"days": days, "day": long_day(last)}


@dataclass(frozen=True)
class Official:
    """One designation, and the official's training. Who must hold nothing is trained."""

    designation: Designation
    trainings: tuple[Training, ...]

    @property
    def is_trained(self) -> bool:
        return all(each.is_valid for each in self.trainings)

    @property
    def state(self) -> str:
        """The worst of their trainings."""
        return max((each.state for each in self.trainings), key=STATES.index, default="done")

    @property
    def warnings(self) -> list[Training]:
        return [each for each in self.trainings if each.warning]

    @property
    def endings(self) -> list[tuple[Completion, int]]:
        """The certificates that end soon, each with the step of its warning: 60, 30 or 7."""
        return [(each.completion, each.warning) for each in self.trainings if each.completion and each.warning]


@dataclass(frozen=True)
class Certifying:
    """One certifying agency, and who may sign for it today."""

    agency: Agency
    officials: tuple[Official, ...]

    @property
    def trained(self) -> list[Official]:
        return [each for each in self.officials if each.is_trained]

    @property
    def is_unready(self) -> bool:
        """Nobody who may sign today is trained."""
        return not self.trained


def certifying(*, today: date, language: str = "", agencies: Iterable[Agency] | None = None) -> list[Certifying]:
    """Each certifying agency of the city, by name, or those of `agencies`. One query for the agencies when they are
    not given, one for who may sign; where somebody may, two more for their training."""
    everywhere = Agency.objects.filter(is_certifying=True).order_by("name")
    found = list(everywhere) if agencies is None else [each for each in agencies if each.is_certifying]
    officials = register(Designation.objects.in_force(today).filter(agency__in=found), today=today, language=language)
    return [
        Certifying(agency, tuple(each for each in officials if each.designation.agency_id == agency.pk))
        for agency in found
    ]


def register(designations: QuerySet[Designation], *, today: date, language: str = "") -> list[Official]:
    """These designations, each with its official's training. Three queries: they, the modules, the completions."""
    rows = list(designations.select_related("agency", "official", "letter").defer("letter__content"))
    if not rows:
        return []
    modules = list(required_modules(language))
    held = _newest(modules, rows)
    return [
        Official(each, tuple(Training(module, held.get((module.pk, each.official_id)), today) for module in modules))
        for each in rows
    ]


def required_modules(language: str = "") -> QuerySet[ModulePage]:
    """The modules that certifying officials must hold, each with `.said`, its title in that language if it has one."""
    titles = ModulePage.objects.live().filter(
        translation_key=OuterRef("translation_key"), locale__language_code=language
    )
    # Only the page of the language a module was written in has versions.
    written = ModulePage.objects.live().filter(is_for_certifying_officials=True, versions__isnull=False)
    return written.annotate(said=Coalesce(Subquery(titles.values("title")[:1]), F("title"))).order_by("code").distinct()


def _newest(modules: list[ModulePage], rows: list[Designation]) -> dict[tuple[int, int], Completion]:
    newest = Completion.objects.newest().with_state()
    found = newest.filter(module__in=modules, employee__in={each.official_id for each in rows})
    return {(each.module_id, each.employee_id): each for each in found}
