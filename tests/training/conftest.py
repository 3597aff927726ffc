"""A module loaded and asked of the police, an employee who has read it, an attempt begun: link by link."""

from datetime import date
from io import BytesIO

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image as Drawing
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Page

from deadlines import clock
from directives import words
from directives.acts.editions import adopt_order
from directives.models import OrderPage
from people.models import Employee, Employment
from people.permissions import AUDITORS, TRAINERS
from tests.directives.conftest import ORDER
from tests.training.written_module import MODULE, in_spanish
from training import library, marking
from training.acts.attempts import answer, read_lesson, start_attempt, submit
from training.acts.completions import credit
from training.acts.designations import designate
from training.acts.enrollments import assign
from training.acts.loading import load_curriculum
from training.models import Completion, Enrollment, LessonPage, ModulePage


@pytest.fixture
def at():
    """Holds the clock: `with at("2026-10-01T09:00"): …`."""
    return clock.held


@pytest.fixture
def home(db):
    from home.models import HomePage

    root = Page.objects.get(depth=1)
    return HomePage.objects.first() or root.add_child(instance=HomePage(title="Home", slug="fair-and-welcoming"))


@pytest.fixture
def load(home, monkeypatch):
    """Loads a module written like a file of `curriculum/`, in English and Spanish."""

    def do(written=MODULE):
        monkeypatch.setattr(library, "codes", lambda: [written["code"]])
        monkeypatch.setattr(library, "languages", lambda code: ["en", "es"])
        monkeypatch.setattr(
            library, "module", lambda code, language="en": written if language == "en" else in_spanish(written)
        )
        with clock.held("2026-09-20T09:00"):
            load_curriculum()
        return ModulePage.objects.get(code=written["code"], locale__language_code="en")

    return do


@pytest.fixture
def module(load):
    return load()


@pytest.fixture
def assigned(module, police, ines, marisol, clerk, at):
    """The module asked of the police on Thursday, October 1, 2026."""
    with at("2026-10-01T09:00"):
        return assign(module=module, agencies=[police], by=clerk.user)


@pytest.fixture
def trainer(person, roles):
    solveig = person("3100", "Solveig", "Lindqvist")
    solveig.user.groups.add(Group.objects.get(name=TRAINERS))
    return solveig


@pytest.fixture
def auditor(person, roles):
    gwendolyn = person("3101", "Gwendolyn", "Achebe")
    gwendolyn.user.groups.add(Group.objects.get(name=AUDITORS))
    return gwendolyn


@pytest.fixture
def hire(db):
    """Hires so many people into an agency, each with an address: `hire(200, police)`."""

    def do(number, agency, first=5000, starts_on=date(2020, 1, 6)):
        people = Employee.objects.bulk_create(
            Employee(number=str(n), given_name="Ana", family_name=f"Reyes {n}", email=f"{n}@kestrelfalls.example")
            for n in range(first, first + number)
        )
        Employment.objects.bulk_create(
            Employment(employee=person, agency=agency, starts_on=starts_on) for person in people
        )
        return people

    return do


@pytest.fixture
def order(home, city, clerk):
    """The order's page, adopted as its first edition."""
    page = home.add_child(instance=OrderPage(title="[MUNICIPALITY] order", slug="order", number="EO 2026-07"))
    page.body = words.to_stream(ORDER)
    with clock.held("2026-09-14T09:00"):
        adopt_order(page=page, signed_on=date(2026, 9, 14), effective_on=date(2026, 9, 14), by=clerk.user)
    return page


@pytest.fixture
def amend(order, clerk):
    """Changes §2.C on Tuesday, December 1, 2026: a minor change, or one that matters."""

    def do(change="minor"):
        body = words.from_stream(list(order.body.raw_data))
        body[1]["section"]["parts"][2]["subsection"]["text"] = "Honor CBP requests, whatever their form;"
        order.body = words.to_stream(body)
        day = date(2026, 12, 1)
        with clock.held("2026-12-01T09:00"):
            return adopt_order(
                page=order, signed_on=day, effective_on=day, change=change, reason="A reason.", by=clerk.user
            )

    return do


@pytest.fixture
def enrollment(assigned, ines):
    return Enrollment.objects.select_related("module", "employee").get(employee=ines)


@pytest.fixture
def has_read(enrollment, ines, at):
    """Inés has read every lesson."""
    with at("2026-10-05T09:00"):
        for lesson in LessonPage.objects.child_of(enrollment.module):
            read_lesson(enrollment=enrollment, lesson=lesson, by=ines.user)
    return enrollment


@pytest.fixture
def attempt(has_read, ines, at):
    with at("2026-10-05T10:00"):
        return start_attempt(enrollment=has_read, by=ines.user)


def right_answer(scene):
    """The answer to a scene as shown that is right."""
    if scene.form == "order":
        return list(scene.shown)
    places = [scene.shown.index(each) for each in scene.right]
    return places


def wrong_answer(scene):
    """One that is an answer, and not right."""
    right = right_answer(scene)
    if scene.form in ("order", "match"):
        return right[1:] + right[:1]
    return [place for place in range(len(scene.shown)) if place not in right][:1]


@pytest.fixture
def answers():
    """Answers every page of an attempt: rightly, or wrongly for the questions named."""

    def do(attempt, by, *, wrong=()):
        paper = attempt.paper
        for step in marking.steps(paper):
            item = paper.items[step.question]
            given = (wrong_answer if item.key in wrong else right_answer)(item.scenes[step.scene])
            answer(attempt=attempt, step=step, given=given, by=by)

    return do


@pytest.fixture
def uploads(db, settings, tmp_path):
    """A picture; a film, its captions and a file."""
    settings.MEDIA_ROOT = tmp_path
    cache.clear()  # Wagtail keeps renditions there, by keys that another test's pictures had before
    drawn = BytesIO()
    Drawing.new("RGB", (40, 30), (23, 69, 122)).save(drawn, "PNG")
    image = Image.objects.create(title="Papers", file=ImageFile(BytesIO(drawn.getvalue()), name="papers.png"))
    contents = {"door.mp4": bytes(range(256)) * 4, "door.vtt": b"WEBVTT\n", "card.pdf": b"%PDF-1.7"}
    documents = [
        Document.objects.create(title=name, file=ContentFile(content, name=name)) for name, content in contents.items()
    ]
    return image, documents


@pytest.fixture
def completion(attempt, ines, answers, at):
    """Inés passed on Tuesday, October 6, 2026; her certificate counts until October 6, 2027."""
    with at("2026-10-06T09:00"):
        answers(attempt, ines.user)
        return submit(attempt=attempt, by=ines.user).completion


# The certifying officials (§8.G)


@pytest.fixture
def for_officials(module):
    """The module that certifying officials must hold."""
    module.is_for_certifying_officials = True
    module.save()
    return module


@pytest.fixture
def imani(person, police):
    """A lieutenant of the police."""
    return person("1002", "Imani", "Brooks", police)


@pytest.fixture
def designated(police, imani, marisol, at):
    """Imani may sign for the police from Thursday, October 1, 2026, by the chief's word."""
    with at("2026-10-01T09:00"):
        return designate(
            agency=police,
            official=imani,
            designated_by="Marisol Quiñones, Chief of Police",
            starts_on=date(2026, 10, 1),
            letter=b"%PDF-1.7 the letter",
            letter_name="designation.pdf",
            by=marisol.user,
        )


@pytest.fixture
def teach(police, marisol, at):
    """Says that a module was taught in a classroom to people of the police on a day; returns the last completion."""

    def do(module, *people, on="2026-10-06"):
        with at(f"{on}T17:00"):
            credit(
                module=module,
                agency=police,
                people=people,
                how="classroom",
                held_on=date.fromisoformat(on),
                trainer="Ruth Abramowitz",
                sheet=b"%PDF-1.7 the sheet",
                sheet_name="sheet.pdf",
                by=marisol.user,
            )
        return Completion.objects.latest("pk")

    return do


@pytest.fixture
def trained(for_officials, imani, teach):
    """Imani was taught it on October 6, 2026: it counts until October 6, 2027."""
    return teach(for_officials, imani)
