"""Handing in a quiz over HTTP, against a bare insert by the same people; and a module's page, by its lessons."""

from collections.abc import Iterator

from django.test import Client
from django.urls import NoReverseMatch, reverse

from deadlines import clock
from people.models import Agency
from rows.whole_sets import insert_rows
from tests.bench.asking import CLIENTS, Browser, compare, give_accounts, sign_in
from tests.bench.city import City
from tests.bench.counting import counted, middle
from tests.bench.serving import THREADS, WORKERS, serving
from tests.bench.tables import Table
from tests.training.conftest import right_answer
from tests.training.written_module import publish
from training import marking
from training.acts.attempts import start_attempt
from training.acts.enrollments import assign
from training.models import AnswerSheet, Completion, Enrollment, LessonPage, LessonRead, ModulePage

LESSONS = [3, 30]


def handing_in(city: City, module: ModulePage, size: int, *, learners: int) -> Table:
    """`learners` people hand in for each number of clients, and pass; `size` is that of their agency."""
    table = Table(
        name="handing_in",
        title=f"Handing in a quiz over HTTP, against a bare insert (gunicorn, {WORKERS} workers of {THREADS} threads)",
        note="Everyone passes once, and has a certificate. Reading is the list of questions. Asked: 8 statements.",
    )
    people = _with_every_answer(module, size, learners * len(CLIENTS))
    with serving() as port:
        for clients in CLIENTS:
            these = [people.pop() for _ in range(learners)]
            table.rows += compare(port, these, clients=clients, reading=lambda page: {}, sending="handing in")
    assert Completion.objects.count() == learners * len(CLIENTS)
    return table


def module_page(city: City, *, rounds: int) -> Table | None:
    """The page a learner sees of a module, by its lessons; nothing while there is no such page."""
    table = Table(
        name="module_page",
        title="A module's page, by the number of its lessons",
        note=f"Medians of {rounds} after one to warm up. The ratio is to {LESSONS[0]} lessons.",
    )
    learner = Client(SERVER_NAME="127.0.0.1")
    learner.force_login(city.head)
    for lessons in LESSONS:
        module = publish(slug=f"with-{lessons}", lessons=lessons)
        assign(module=module, people=[city.head.employee], by=None)
        try:
            costs = list(_opened(learner, reverse("module", args=[module.slug]), rounds))
        except NoReverseMatch:
            return None
        took = middle([cost.seconds for cost in costs[1:]])
        first = table.rows[0]["ms"] if table.rows else took
        table.rows.append({"lessons": lessons, "ms": took, "ratio": took / first, "statements": costs[-1].statements})
    return table


def _opened(learner: Client, url: str, rounds: int) -> Iterator:
    for _round in range(rounds + 1):
        with counted() as cost:
            response = learner.get(url)
        assert response.status_code == 200, f"{url} was answered {response.status_code}"
        yield cost


def _with_every_answer(module: ModulePage, size: int, number: int) -> list[Browser]:
    """Accounts, sessions and an attempt answered to its end for so many people of the agency of that size."""
    give_accounts(size, number)
    assign(module=module, agencies=[Agency.objects.get(slug=f"of-{size}")], by=None)
    enrolled = Enrollment.objects.filter(module=module, employee__user__isnull=False)
    these = enrolled.exclude(employee__number="HEAD").select_related("employee__user").order_by("pk")[:number]
    lessons = LessonPage.objects.child_of(module).values_list("slug", flat=True)
    read = [(each.pk, slug, clock.now()) for each in these for slug in lessons]
    insert_rows(LessonRead, ["enrollment", "lesson", "read_at"], read)
    return [_ready(each) for each in these]


def _ready(enrollment: Enrollment) -> Browser:
    user = enrollment.employee.user
    attempt = start_attempt(enrollment=enrollment, by=user)
    paper = attempt.paper
    answers = {str(step): right_answer(paper.items[step.question].scenes[step.scene]) for step in marking.steps(paper)}
    AnswerSheet.objects.filter(pk=attempt.pk).update(answers=answers)
    return sign_in(user, reverse("quiz_review", args=[attempt.pk]))
