"""What one person owes in training, soonest first, and what is over."""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef

from directives.standing import Standing
from people.models import User
from training.models import Enrollment, LessonPage, LessonRead
from training.reports.course import Next, counted, in_training, next_step, standing_of
from training.reports.titles import Title, title_in, titled


@dataclass(frozen=True)
class Task:
    """One module to pass. `days` are left until it is due, less than none when that day is over."""

    enrollment: Enrollment
    title: Title
    standing: Standing
    days: int
    read: int
    lessons: int
    next: Next

    @property
    def days_over(self) -> int:
        return max(0, -self.days)

    @property
    def minutes(self) -> int:
        return self.enrollment.module.minutes


@dataclass(frozen=True)
class Done:
    """One that is over: passed, with the number of its certificate, or no longer asked."""

    enrollment: Enrollment
    title: Title
    standing: Standing
    number: str


@dataclass(frozen=True)
class Owed:
    tasks: list[Task]
    done: list[Done]


def owed(user: User, *, screen: str, today: date) -> Owed:
    """Every enrollment this employee ever had. One query."""
    rows = list(_enrollments(user, screen, today))
    tasks = [_task(each, user, screen, today) for each in rows if not each.closed_as]
    done = [_done(each, user, screen, today) for each in rows if each.closed_as]
    done.sort(key=lambda each: each.enrollment.closed_at, reverse=True)
    return Owed(tasks, done)


def _enrollments(user: User, screen: str, today: date):
    lessons = LessonPage.objects.live().filter(
        path__startswith=OuterRef("module__path"), depth=OuterRef("module__depth") + 1
    )
    return (
        in_training(Enrollment.objects.of(user).with_standing(today))
        .annotate(
            on_screen=title_in(screen),
            for_reader=title_in(user.employee.language),
            read=counted(LessonRead.objects.filter(enrollment=OuterRef("pk")), "enrollment"),
            lessons=counted(lessons.order_by(), "depth"),
        )
        .order_by("due_on", "module__code", "pk")
    )


def _task(row: Enrollment, user: User, screen: str, today: date) -> Task:
    read = min(row.read, row.lessons)
    return Task(
        enrollment=row,
        title=titled(row, row.module, screen, user.employee.language),
        standing=standing_of(row, today),
        days=(row.due_on - today).days,
        read=read,
        lessons=row.lessons,
        next=next_step(row, read=read, lessons=row.lessons),
    )


def _done(row: Enrollment, user: User, screen: str, today: date) -> Done:
    passed = getattr(row, "completion", None)
    return Done(
        enrollment=row,
        title=titled(row, row.module, screen, user.employee.language),
        standing=standing_of(row, today),
        number=passed.number if passed else "",
    )
