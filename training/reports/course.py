"""One learner's way through a module: its lessons, which of them are read, and the one next step."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Case, Count, Exists, F, OuterRef, QuerySet, Subquery, When
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property

from directives.standing import Standing, standing
from languages.gate import State
from languages.names import Language, language
from people.models import User
from training.models import Attempt, Enrollment, LessonPage, LessonRead, ModulePage
from training.reports.titles import Title, best
from training.reports.translations import READABLE, Known, known_of, state_of, was_approved


class Next(StrEnum):
    """What the one button of a module leads to."""

    BEGIN = "begin"
    GO_ON = "go_on"
    QUIZ = "quiz"
    QUIZ_GO_ON = "quiz_go_on"
    NO_TRY_LEFT = "no_try_left"
    CERTIFICATE = "certificate"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True)
class Lesson:
    """A lesson among those of its module. `governing` is its page in the language it was written in, `page` the one in
    the language chosen, without its words unless they were asked for; `tongues` are those it stands in, approved.
    `is_stale` when its words were asked for, and those they translate have changed since."""

    number: int
    governing: LessonPage
    page: LessonPage
    title: Title
    tongues: list[Language]
    is_read: bool
    is_stale: bool = False

    @property
    def slug(self) -> str:
        """Its address, the same in every language."""
        return self.governing.slug


@dataclass(frozen=True)
class Course:
    """A module as its learner sees it. `missing` is the language of the screen, when it does not stand in that."""

    enrollment: Enrollment
    page: ModulePage
    title: Title
    missing: Language | None
    lessons: list[Lesson]
    standing: Standing
    days: int

    @property
    def days_over(self) -> int:
        return max(0, -self.days)

    @cached_property
    def first_unread(self) -> Lesson | None:
        return next((each for each in self.lessons if not each.is_read), None)

    @property
    def read(self) -> int:
        return sum(each.is_read for each in self.lessons)

    @property
    def next(self) -> Next:
        return next_step(self.enrollment, read=self.read, lessons=len(self.lessons))


def enrollment_of(user: User, module: str) -> Enrollment | None:
    """The user's newest cycle of the module of that address, with what `next_step` asks; None when there was never
    one. One query."""
    return in_training(Enrollment.objects.of(user).filter(module__slug=module)).order_by("-cycle").first()


def in_training(enrollments: QuerySet[Enrollment]) -> QuerySet[Enrollment]:
    """Each with its module, deadline, employee and certificate, `.tried` and `.has_open_attempt`."""
    attempts = Attempt.objects.filter(enrollment=OuterRef("pk")).order_by()
    return (
        enrollments.select_related("module", "due", "employee", "completion")
        .defer("module__questions")
        .annotate(tried=counted(attempts, "enrollment"), has_open_attempt=Exists(attempts.filter(mark=None)))
    )


def counted(rows: QuerySet, key: str) -> Coalesce:
    """How many rows a subquery finds; they have this key in common."""
    return Coalesce(Subquery(rows.values(key).annotate(found=Count("pk")).values("found")), 0)


def next_step(enrollment: Enrollment, *, read: int, lessons: int) -> Next:
    """What the learner does next. The enrollment comes by `in_training`."""
    if enrollment.closed_as:
        return Next.CERTIFICATE if hasattr(enrollment, "completion") else Next.NOT_ASKED
    if enrollment.has_open_attempt:
        return Next.QUIZ_GO_ON
    if read < lessons:
        return Next.GO_ON if read else Next.BEGIN
    tries = enrollment.module.tries
    return Next.NO_TRY_LEFT if tries is not None and enrollment.tried >= tries else Next.QUIZ


def course(enrollment: Enrollment, *, screen: str, today: date) -> Course:
    """The module of an enrollment that came by `enrollment_of`. Four queries, however many lessons and languages."""
    module, wanted = enrollment.module, (screen, enrollment.employee.language)
    pages = ModulePage.objects.live().filter(translation_key=module.translation_key).order_by("pk")
    pages = list(pages.select_related("locale").defer("questions"))
    known = known_of(pages)
    found = {each.locale.language_code: each for each in pages if each.pk == module.pk or was_approved(each, known)}
    code = best(found, *wanted) if found else screen
    page = found.get(code, module)
    return Course(
        enrollment=enrollment,
        page=page,
        title=Title(page.title, language(code)),
        missing=None if code == screen else language(screen),
        lessons=lessons_of(module, enrollment, *wanted),
        standing=standing_of(enrollment, today),
        days=(enrollment.due_on - today).days,
    )


def lessons_of(module: ModulePage, enrollment: Enrollment | None, *wanted: str, words_of: str = "") -> list[Lesson]:
    """The published lessons in their order, each in the first of these languages it stands in. Only the lesson
    `words_of` comes with its body. Each page has `module_title` in its own language. Two queries."""
    here = LessonPage.objects.live().child_of(module)
    read = LessonRead.objects.filter(enrollment=enrollment, lesson=OuterRef("slug"))
    named = ModulePage.objects.live().filter(translation_key=module.translation_key, locale=OuterRef("locale"))
    rows = (
        LessonPage.objects.live()
        .filter(translation_key__in=here.values("translation_key"))
        .select_related("locale")
        .defer("body")
        .annotate(
            is_read=Exists(read),
            module_title=Subquery(named.values("title")[:1]),
            said=Case(When(slug=words_of, then=F("body"))),
        )
        .order_by("path")
    )
    return _in_order(module, list(rows), wanted)


def _in_order(module: ModulePage, rows: list[LessonPage], wanted: tuple[str, ...]) -> list[Lesson]:
    found: dict = {}
    known = known_of(rows)
    for row in sorted(rows, key=lambda row: (not row.path.startswith(module.path), row.path)):
        if row.path.startswith(module.path) or was_approved(row, known):
            found.setdefault(row.translation_key, {})[row.locale.language_code] = row
    return [_lesson(number, pages, wanted, known) for number, pages in enumerate(found.values(), start=1)]


def _lesson(number: int, pages: dict[str, LessonPage], wanted: tuple[str, ...], known: Known) -> Lesson:
    governing = next(iter(pages.values()))
    states = _states(pages, governing, known) if governing.said is not None else {}
    pages = {code: page for code, page in pages.items() if states.get(code, State.APPROVED) in READABLE}
    code = best(pages, *wanted)
    page = pages[code]
    return Lesson(
        number=number,
        governing=governing,
        page=page,
        title=Title(page.title, language(code)),
        tongues=[language(each) for each in pages],
        is_read=governing.is_read,
        is_stale=states.get(code) is State.STALE,
    )


def _states(pages: dict[str, LessonPage], governing: LessonPage, known: Known) -> dict[str, State]:
    """Where each language stands, of a lesson whose words were asked for."""
    for page in pages.values():
        page.body = page.said
    return {code: state_of(page, governing, known) for code, page in pages.items()}


def standing_of(enrollment: Enrollment, today: date) -> Standing:
    """As it was read, `with_standing`; without, as of somebody who is not away."""
    if known := getattr(enrollment, "standing", ""):
        return Standing(known)
    return standing(
        closed_as=enrollment.closed_as, closed_on=enrollment.closed_on, due_on=enrollment.due_on, today=today
    )
