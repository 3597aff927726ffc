"""What is published is frozen; and the editor publishes nothing that nobody could answer."""

import copy

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from directives.refusal import Refusal
from evidence.models import Entry
from tests.training.written_module import MODULE
from training.acts.modules import freeze
from training.models import LessonPage, ModulePage, ModuleVersion, Question, QuestionVersion


def publish(module, change):
    """Publishes the module with its questions as `change` makes them."""
    raw = copy.deepcopy(list(module.questions.raw_data))
    change(raw)
    module.questions = raw
    module.save_revision().publish()
    module.refresh_from_db()


# Freezing


def test_publishing_freezes_every_language_of_the_module_and_its_questions(module):
    version = module.versions.get()
    assert sorted(version.body) == ["en", "es"]
    assert version.body["es"]["lessons"][0]["title"] == "[es] The first lesson"
    assert list(module.pool.values_list("key", flat=True)) == [f"T-{n}" for n in range(1, 7)]
    assert sorted(module.pool.first().current.body["words"]) == ["en", "es"]


def test_publishing_the_same_words_again_freezes_nothing(module):
    before = [ModuleVersion.objects.count(), QuestionVersion.objects.count(), Entry.objects.count()]
    module.save_revision().publish()
    assert freeze(module=module) is None
    assert [ModuleVersion.objects.count(), QuestionVersion.objects.count(), Entry.objects.count()] == before


def test_a_changed_question_gets_a_version_and_the_others_keep_theirs(module):
    publish(module, lambda raw: raw[0]["value"].update(ask="When did the order begin to apply?"))
    assert module.versions.count() == 2
    assert QuestionVersion.objects.count() == 7
    assert module.pool.get(key="T-1").versions.count() == 2


def test_a_question_taken_off_the_page_is_retired_and_asked_again_when_it_comes_back(module):
    kept = copy.deepcopy(list(module.questions.raw_data))
    publish(module, lambda raw: raw.pop(0))
    assert module.pool.get(key="T-1").is_retired
    assert not module.pool.asked().filter(key="T-1").exists()
    publish(module, lambda raw: raw.insert(0, kept[0]))
    again = module.pool.get(key="T-1")
    assert (again.is_retired, again.versions.count()) == (False, 1)


def test_a_lesson_published_makes_a_version_of_its_module(module):
    lesson = LessonPage.objects.child_of(module).first()
    lesson.title = "Another title"
    lesson.save_revision().publish()
    assert module.versions.first().number == 2


def test_a_question_nobody_could_answer_is_refused_and_nothing_is_frozen(module):
    raw = list(module.questions.raw_data)
    raw[0]["value"]["choices"] = []
    module.questions = raw
    module.save(clean=False)
    with pytest.raises(Refusal, match="T-1"):
        freeze(module=module)
    assert (module.versions.count(), QuestionVersion.objects.count()) == (1, 6)


def test_nothing_is_frozen_when_the_record_cannot_be_written(module, monkeypatch):
    monkeypatch.setattr("training.acts.modules.record", None)
    with pytest.raises(TypeError):
        publish(module, lambda raw: raw[0]["value"].update(ask="Otherwise?"))
    assert (ModuleVersion.objects.count(), QuestionVersion.objects.count()) == (1, 6)


# The editor


@pytest.fixture
def as_trainer(client, trainer, module):
    client.force_login(trainer.user)
    return client


def as_list(values):
    """A ListBlock's part of a form."""
    fields = {"count": len(values)}
    for number, value in enumerate(values):
        fields[str(number)] = {"deleted": "", "order": str(number), "type": "item", "value": value, "id": ""}
    return fields


def choice(text, right=False):
    return {"text": text, "right": "on" if right else "", "feedback": ""}


def single(**changed):
    asked = {"key": "T-1", "cite": "§15", "places": "15", "ask": "When?", "why": "It says so."}
    choices = changed.pop("choices", [choice("At once", right=True), choice("Later")])
    return ("single", {**asked, "choices": as_list(choices), **changed})


def branch(*, then):
    asked = {"key": "T-6", "cite": "§2", "places": "2", "ask": "Who knocks?", "why": "It says so."}
    choices = as_list([choice("Call", right=True), choice("Wait")])
    return ("branch", {**asked, "choices": choices, "follow_up": {"ask": "And then?", "choices": as_list(then)}})


def sent(*questions, **changed):
    """The editor's form with these questions, as a browser sends it to publish."""
    fields = {name: MODULE[name] for name in ("code", "title", "summary", "audience", "minutes")}
    fields |= {"slug": "t", "places": "2, 15", "draw_count": "8", "pass_mark": "80", "tries": "", "renewal_day": ""}
    fields |= {"objectives": streamfield([]), "questions": streamfield(list(questions)), "action-publish": "1"}
    fields |= {"comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}}
    return nested_form_data({**fields, **changed})


def edit(module):
    return reverse("wagtailadmin_pages:edit", args=[module.pk])


def test_a_trainer_publishes_a_module_through_the_editor(as_trainer, module):
    response = as_trainer.post(edit(module), sent(single(ask="When did it begin?")))
    assert response.status_code == 302
    assert module.pool.get(key="T-1").current.body["words"]["en"]["scenes"][0]["ask"] == "When did it begin?"
    assert list(Question.objects.filter(is_retired=False).values_list("key", flat=True)) == ["T-1"]


@pytest.mark.parametrize(
    ("questions", "sentence"),
    [
        ([single(choices=[choice("At once"), choice("Later")])], "Mark the choice that is right."),
        ([single(choices=[choice("At once", right=True), choice("Later", right=True)])], "Only one choice can be"),
        ([single(choices=[choice("At once", right=True)])], "minimum number of items is 2"),
        ([single(places="2.c, nowhere")], "is no section"),
        ([single(), single(ask="Again?")], "Two questions have the number T-1."),
        ([branch(then=[choice("Step aside", right=True)])], "Give at least two to choose from."),
        ([branch(then=[choice("Step aside"), choice("Grab")])], "Mark the choice that is right."),
    ],
)
def test_what_nobody_could_answer_comes_back_with_a_sentence(as_trainer, module, questions, sentence):
    response = as_trainer.post(edit(module), sent(*questions))
    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert module.versions.count() == 1


def test_a_code_that_stands_already_is_refused(as_trainer, module):
    shelf = module.get_parent()
    url = reverse("wagtailadmin_pages:add", args=["training", "modulepage", shelf.pk])
    response = as_trainer.post(url, sent(single(), slug="another"))
    assert response.status_code == 200
    assert "Another module has the code T." in response.content.decode()


def test_no_draft_can_be_kept_that_publishing_would_fail_on(module):
    """So that there is nothing for the list's “publish”, the timetable's or a workflow's to stumble over."""
    module.questions = [("single", {**module.questions[0].value, "choices": []})]
    with pytest.raises(ValidationError, match="T-1: Give at least two to choose from"):
        module.save_revision()
    with pytest.raises(ValidationError):
        module.save()


def test_a_module_that_was_copied_asks_for_a_code_of_its_own(as_trainer, module):
    url = reverse("wagtailadmin_pages:copy", args=[module.pk])
    fields = {
        "new_title": "A copy",
        "new_slug": "a-copy",
        "new_parent_page": module.get_parent().pk,
        "copy_subpages": "",
    }
    assert as_trainer.post(url, fields).status_code == 302
    copied = ModulePage.objects.get(slug="a-copy")
    response = as_trainer.post(edit(copied), sent(single(), slug="a-copy"))
    assert "Another module has the code T." in response.content.decode()
    assert not copied.versions.exists()


def test_publishing_a_draft_from_the_list_freezes_it(as_trainer, module):
    raw = list(module.questions.raw_data)
    raw[0]["value"]["ask"] = "When did it begin?"
    module.questions = raw
    module.save_revision()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={module.pk}"
    assert as_trainer.post(url, {}).status_code == 302
    assert module.versions.count() == 2
