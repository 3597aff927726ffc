"""In another language people read what somebody approved: a lesson that has aged says so, a question stays away."""

import pytest

from deadlines import clock
from languages.acts import approve_translation
from languages.gate import State
from languages.translations import drafted, every_subject
from people.models import Employee
from training.models import LessonPage, QuestionVersion
from training.questions import from_json

LESSON = "/es/training/t/lessons/first/"
AGED = "la traducción está desactualizada"


@pytest.fixture
def spanish(module):
    """The module's Spanish page."""
    return module.get_translations().get().specific


@pytest.fixture
def lesson(module):
    return LessonPage.objects.child_of(module).get(slug="first")


@pytest.fixture
def read(client, enrollment, at):
    """What Inés reads there; `aged` when it says that the translation is out of date."""
    Employee.objects.update(language="es")
    client.force_login(enrollment.employee.user)

    def page():
        with at("2026-10-02T09:00"):
            return client.get(LESSON).text

    return page


def reworded(page, words):
    raw = list(page.body.raw_data)
    raw[0]["value"]["words"] = words
    page.body = raw
    page.save_revision().publish()


def approve(page, by):
    approve_translation(page=page, read=drafted(page).into(page.locale.language_code).words, by=by)


def languages_of(module, key):
    return set(from_json(module.pool.get(key=key).current.body).words)


def test_what_came_with_the_house_is_approved(module, lesson):
    for page in (module, lesson):
        assert drafted(page).into("es").state == State.APPROVED
        assert drafted(page).pending == []


def test_a_lesson_that_changed_marks_its_translation_until_it_is_approved_again(lesson, read, trainer):
    assert "[es] The order protects everyone." in read()
    assert AGED not in read()
    reworded(lesson, "The order protects every one of us.")
    assert "[es] The order protects everyone." in read()
    assert AGED in read()
    approve(lesson.get_translations().get().specific, trainer.user)
    assert AGED not in read()


def test_words_nobody_approved_are_not_read(lesson, read, trainer):
    twin = lesson.get_translations().get().specific
    reworded(twin, "[es] Otra frase.")
    assert "Otra frase." not in read()
    assert "The order protects everyone." in read()
    approve(twin, trainer.user)
    assert "Otra frase." in read()


def test_only_a_trainer_or_the_clerk_approves(lesson, trainer, clerk, ines):
    kind = drafted(lesson).kind
    assert [kind.may_approve(each.user, lesson) for each in (trainer, clerk, ines)] == [True, True, False]


def test_a_changed_question_is_asked_in_english_until_its_translation_is_approved(module, spanish, trainer):
    assert languages_of(module, "T-1") == {"en", "es"}
    before = QuestionVersion.objects.count()
    raw = list(module.questions.raw_data)
    raw[0]["value"]["ask"] = "When did the order begin to apply?"
    module.questions = raw
    module.save_revision().publish()
    assert (languages_of(module, "T-1"), languages_of(module, "T-3")) == ({"en"}, {"en", "es"})
    assert QuestionVersion.objects.count() == before + 1
    with clock.held("2026-10-05T09:00"):
        approve(spanish, trainer.user)
    assert languages_of(module, "T-1") == {"en", "es"}


def test_a_question_reworded_in_spanish_alone_waits_for_an_approval(module, spanish, trainer):
    raw = list(spanish.questions.raw_data)
    raw[0]["value"]["ask"] = "¿Desde cuándo rige?"
    spanish.questions = raw
    spanish.save_revision().publish()
    assert (languages_of(module, "T-1"), languages_of(module, "T-2")) == ({"en"}, {"en", "es"})
    approve(spanish, trainer.user)
    said = from_json(module.pool.get(key="T-1").current.body).words["es"]
    assert said.scenes[0].ask == "¿Desde cuándo rige?"


def test_the_editor_says_where_each_language_stands(client, admin_user, lesson):
    reworded(lesson, "The order protects every one of us.")
    client.force_login(admin_user)
    for page in (lesson, lesson.get_translations().get()):
        assert "Out of date: the text has changed since" in client.get(f"/admin/pages/{page.pk}/edit/").text


def test_no_law_names_the_languages_of_training(module, city):
    city.population = 64_380
    city.save()
    from languages.acts import set_language

    set_language(tag="ht", speakers=9_000, source="Census", source_year=2024, by=None)
    waiting = [each for subject in every_subject() for each in subject.translations if each.waits]
    assert waiting == []


def test_side_by_side_shows_each_sentence(module, lesson):
    kind = drafted(lesson).kind
    assert [each.text for each in kind.passages(lesson)][:2] == ["The first lesson", "The order protects everyone."]
    said = [each.text for each in drafted(module).kind.passages(module)]
    assert "When did it start to apply?" in said
    assert "The chief decides." in said
    assert "§15" not in said
