"""What a trainer meets in the editor: drafts as learners see them, and pages that cannot be taken away."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Page

from people.permissions import TRAINERS
from training.models import LessonPage, ModulePage

NOW = "2026-10-05T09:00"


@pytest.fixture
def trainer(person, roles, module):
    yusuf = person("4100", "Yusuf", "Adeyemi")
    yusuf.user.groups.add(Group.objects.get(name=TRAINERS))
    return yusuf


@pytest.fixture
def editor(client, clerk, module):
    client.force_login(clerk.user)
    return client


@pytest.fixture
def lesson(module):
    return LessonPage.objects.child_of(module).order_by("path").last()


def test_the_page_of_a_module_leads_to_where_it_is_learned(client, module, lesson):
    assert client.get(module.url).url == reverse("module", args=["t"])
    assert client.get(lesson.url).url == reverse("lesson", args=["t", "second"])
    assert client.get(module.get_parent().url).url == reverse("my_training")


def test_a_modules_draft_shows_its_questions_and_what_is_right(client, trainer, module, at):
    client.force_login(trainer.user)
    module.title = "What everyone will know"
    module.save_revision()
    with at(NOW):
        said = client.get(reverse("wagtailadmin_pages:view_draft", args=[module.pk])).text
    assert "What everyone will know" in said
    assert "6 questions in the pool" in said
    assert "Only a judge&#x27;s criminal warrant is one." in said
    assert "They push past you." in said
    assert said.count("Right</span>") == 5


def test_a_lessons_draft_is_what_a_learner_would_read(editor, lesson, at):
    raw = list(lesson.body.raw_data)
    raw[0] = {**raw[0], "value": {**raw[0]["value"], "title": "At the side door"}}
    lesson.body = raw
    lesson.save_revision()
    with at(NOW):
        said = editor.get(reverse("wagtailadmin_pages:view_draft", args=[lesson.pk])).text
    assert "At the side door" in said
    assert "Lesson 2 of 2" in said
    assert "Who decides?" in said
    assert "I have read this" not in said


def test_a_draft_in_another_language_is_shown_in_it(client, trainer, module, at):
    client.force_login(trainer.user)
    spanish = module.get_translations().get().specific
    with at(NOW):
        said = client.get(reverse("wagtailadmin_pages:view_draft", args=[spanish.pk])).text
    assert 'lang="es" dir="ltr"' in said
    assert "[es] What everyone must know" in said


@pytest.mark.parametrize("which", ["module", "shelf", "lesson"])
def test_what_people_are_enrolled_in_is_not_unpublished(editor, enrollment, module, lesson, which):
    page = {"module": module, "shelf": module.get_parent(), "lesson": lesson}[which]
    answer = editor.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]), follow=True)
    assert "2 people are enrolled in it and have not finished." in answer.text
    assert Page.objects.get(pk=page.pk).live


@pytest.mark.parametrize("which", ["module", "shelf"])
def test_what_was_published_is_not_deleted(admin_client, module, which):
    page = {"module": module, "shelf": module.get_parent()}[which]
    answer = admin_client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True)
    assert "cannot be deleted: it was published" in answer.text
    assert ModulePage.objects.filter(pk=module.pk).exists()


def test_many_at_once_are_refused_as_one_is(admin_client, enrollment, module):
    for action in ("delete", "unpublish"):
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        admin_client.post(f"{address}?id={module.pk}", {"confirm_site_name": "Kestrel Falls"})
        assert ModulePage.objects.get(pk=module.pk).live


def test_what_nobody_is_enrolled_in_may_be_unpublished(editor, module, lesson):
    for page in (lesson, module):
        editor.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
        assert not Page.objects.get(pk=page.pk).live


def test_a_draft_that_was_never_published_may_be_deleted(editor, module):
    draft = module.get_parent().add_child(instance=ModulePage(title="Draft", slug="draft", code="D", live=False))
    editor.post(reverse("wagtailadmin_pages:delete", args=[draft.pk]))
    assert not ModulePage.objects.filter(pk=draft.pk).exists()
