"""The training of Kestrel Falls: assigned, taught, sat and failed with the house's own acts at their hours."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from itertools import cycle

from deadlines import clock
from deadlines.dates import long_day
from home.demonstration import city, courses
from home.demonstration.courses import Asked, Sat, Taught
from letters.outbox import send_due
from people.models import Agency, Employee, JobRole, User
from printing.pdf import page_html, render_pdf
from training import luck, marking
from training.acts.attempts import answer, read_lesson, start_attempt, submit
from training.acts.completions import credit
from training.acts.designations import designate
from training.acts.enrollments import assign
from training.acts.loading import load_curriculum
from training.acts.questions import put_back
from training.models import Enrollment, LessonPage, ModulePage, Question
from training.papers import Item, Paper, ShownScene
from training.questions import Form

# The same draw, the same answers and the same certificates each time.
SEED = 2026
# The question that misleads those who know the rest, so that item analysis has something to find.
MISLEADING = "M1-4"


def teach(*, since: datetime, until: datetime) -> None:
    """All that happened from one hour until another, in its order."""
    happened = [(each.at, _ask, (each,)) for each in courses.ASKED]
    happened += [(each.held_at + timedelta(days=1), _teach_together, (each,)) for each in courses.TAUGHT]
    happened += [(each.first_at, _sit, (each,)) for each in courses.SAT]
    happened += [(each[-1], _fail, each) for each in courses.FAILED]
    happened += [(each[-1], _designate, each) for each in courses.DESIGNATED]
    with luck.held(f"{SEED} {since}"):
        for at, act, about in sorted(happened, key=lambda one: one[0]):
            if since <= at < until:
                act(*about)


def load() -> None:
    """The modules come into the house the day the order is sent."""
    with clock.held(courses.LOADED_AT):
        load_curriculum(by=_trainer())


def review() -> None:
    """The trainer puts back what the amendment withdrew and did not touch; a few questions wait."""
    withdrawn = Question.objects.filter(withdrawals__reviewed_at=None, withdrawals__isnull=False)
    with clock.held(courses.PUT_BACK_AT):
        for question in withdrawn.exclude(key__in=courses.STILL_WITHDRAWN).select_related("current").distinct():
            put_back(question=question, by=_trainer())


def _ask(asked: Asked) -> None:
    with clock.held(asked.at):
        assign(
            module=_module(asked.module),
            is_for_everyone=asked.everyone,
            agencies=Agency.objects.filter(slug__in=asked.agencies),
            job_roles=JobRole.objects.filter(name__in=asked.job_roles),
            people=[_person(slug, place) for slug, place in asked.named],
            by=_trainer(),
        )
        send_due()


def _teach_together(session: Taught) -> None:
    """Held in the morning, credited the next day by the agency's head, with the sheet everyone signed."""
    agency = Agency.objects.select_related("head__user").get(slug=session.agency)
    people = _people(session.agency, session.places)
    with clock.held(session.held_at + timedelta(days=1)):
        credit(
            module=_module(session.module),
            agency=agency,
            people=people,
            how=session.how,
            held_on=session.held_at.date(),
            trainer=session.trainer,
            sheet=_sheet(session, people),
            sheet_name=f"{session.agency}-{session.module}-sign-in.pdf",
            by=agency.head.user,
        )


def _sheet(session: Taught, people: list[Employee]) -> bytes:
    """Who was at roll call signed a printed list; of the classroom the trainer keeps one sheet for the whole autumn."""
    if session.how == "roll_call":
        title = f"Sign-in sheet: {_module(session.module)}"
        held = f"{long_day(session.held_at.date())}, taught by {session.trainer}. {len(people)} people signed:"
        return _paper(title, held, names=tuple(person.name for person in people))
    classes = (
        f"{each.module}, {each.agency}: {long_day(each.held_at.date())}, {each.trainer}" for each in courses.TAUGHT
    )
    return _paper("Attendance in the classroom, autumn 2026", *classes)


@cache
def _paper(title: str, *paragraphs: str, names: tuple[str, ...] = ()) -> bytes:
    """A PDF as a city would print and sign it; drawing one takes a second, so that each is drawn once."""
    context = {"city_name": city.PROFILE["name"], "title": title, "paragraphs": paragraphs, "names": names}
    return render_pdf(page_html("home/demonstration/paper.html", context, "en"), created_at=clock.now())


def _sit(sitting: Sat) -> None:
    """One after the other, three in a day; who fails tries once more the next day."""
    hours = cycle((0, 2, 5))
    for number, person in enumerate(_people(sitting.agency, sitting.places)):
        enrollment = _open_enrollment(person, sitting.module)
        if enrollment is None:
            continue
        ability = luck.source().uniform(0.72, 1.0)
        at = sitting.first_at + timedelta(days=number // 3, hours=next(hours), minutes=number * 7 % 60)
        for attempt in range(3):
            with clock.held(min(at + timedelta(days=attempt), city.LATEST - timedelta(hours=1))):
                _read(enrollment)
                if _take(enrollment, min(ability + attempt * 0.15, 1.0)):
                    break


def _fail(code: str, slug: str, place: int, at: datetime) -> None:
    enrollment = _open_enrollment(_person(slug, place), code)
    if enrollment:
        with clock.held(at):
            _read(enrollment)
            _take(enrollment, 0.0)


def _read(enrollment: Enrollment) -> None:
    if not enrollment.lessons_read.exists():
        for lesson in LessonPage.objects.child_of(enrollment.module):
            read_lesson(enrollment=enrollment, lesson=lesson, by=enrollment.employee.user)


def _take(enrollment: Enrollment, ability: float) -> bool:
    """One attempt, each question answered rightly with that chance; whether it passed."""
    user = enrollment.employee.user
    attempt = start_attempt(enrollment=enrollment, by=user)
    for step, given in _answers(attempt.paper, ability, luck.source()):
        answer(attempt=attempt, step=step, given=given, by=user)
    return submit(attempt=attempt, by=user).is_passed


def _answers(paper: Paper, ability: float, chance: random.Random) -> Iterator[tuple[marking.Step, list[int]]]:
    for number, item in enumerate(paper.items):
        is_right = chance.random() < _likely(item, ability)
        for place, scene in enumerate(item.scenes):
            yield marking.Step(number, place), _right(scene) if is_right else _wrong(scene)


def _likely(item: Item, ability: float) -> float:
    """The misleading question is got wrong by those who know most."""
    return 1.6 - ability if item.key == MISLEADING else ability


def _right(scene: ShownScene) -> list[int]:
    if scene.form == Form.ORDER:
        return [scene.right.index(each) for each in scene.shown]
    return [scene.shown.index(each) for each in scene.right]


def _wrong(scene: ShownScene) -> list[int]:
    right = _right(scene)
    if scene.form in (Form.ORDER, Form.MATCH):
        return right[1:] + right[:1]
    return [place for place in range(len(scene.shown)) if place not in right][:1] or right[:1]


def _designate(slug: str, place: int, at: datetime) -> None:
    agency = Agency.objects.select_related("head__user").get(slug=slug)
    official = _person(slug, place)
    with clock.held(at):
        letter = _paper(
            "Designation of certifying officials",
            f"I designate the officials named below, of the {agency}, to sign U-visa certifications "
            "(8 CFR 214.14(a)(3)).",
            agency.head.name,
            names=tuple(_person(each[0], each[1]).name for each in courses.DESIGNATED),
        )
        designate(
            agency=agency,
            official=official,
            designated_by=f"{agency.head.name}, Chief of Police",
            starts_on=clock.today(),
            letter=letter,
            letter_name=f"designation-{official.number}.pdf",
            by=agency.head.user,
        )


def _open_enrollment(person: Employee, code: str) -> Enrollment | None:
    rows = Enrollment.objects.open().filter(employee=person, module__code=code)
    return rows.select_related("module", "employee__user").first()


def _module(code: str) -> ModulePage:
    return ModulePage.objects.get(code=code, locale__language_code="en")


def _people(slug: str, places: range) -> list[Employee]:
    """Those who stand at these places of the agency's part of the roster, the head being 1."""
    here = Employee.objects.filter(employments__agency__slug=slug).select_related("user").order_by("number")
    return list(here[places.start - 1 : places.stop - 1])


def _person(slug: str, place: int) -> Employee:
    return _people(slug, range(place, place + 1))[0]


def _trainer() -> User:
    return User.objects.get(groups__name="Trainers")
