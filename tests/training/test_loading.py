"""The curriculum comes in once; what its editors change afterwards is theirs."""

from io import StringIO

import pytest
from django.core.management import call_command
from wagtail.models import GroupPagePermission, Page

from people.permissions import CLERKS, TRAINERS
from training.acts.loading import load_curriculum
from training.models import LessonPage, ModulePage, ModuleVersion, Question, TrainingIndexPage


def rows():
    models = [Page, ModuleVersion, Question, GroupPagePermission]
    return [model.objects.count() for model in models] + [list(Page.objects.values_list("latest_revision", flat=True))]


def test_a_module_stands_in_every_language_with_its_lessons(module):
    spanish = module.get_translations().get()
    assert (spanish.locale.language_code, spanish.live, spanish.slug) == ("es", True, "t")
    lessons = LessonPage.objects.child_of(module).order_by("path")
    assert [each.slug for each in lessons] == ["first", "second"]
    for lesson in lessons:
        twin = lesson.get_translations().get()
        assert twin.get_parent().pk == spanish.pk
        assert (twin.slug, twin.title) == (lesson.slug, f"[es] {lesson.title}")


def test_loading_twice_changes_nothing(load, roles):
    load()
    before = rows()
    assert load_curriculum() == []
    assert rows() == before


def test_a_module_its_editors_changed_is_left_alone(load, roles):
    module = load()
    module.title = "Our own title"
    module.save_revision().publish()
    before = rows()
    load_curriculum()
    assert rows() == before
    assert ModulePage.objects.get(pk=module.pk).title == "Our own title"


def test_clerks_and_trainers_write_on_the_shelf_of_every_language(load, roles, trainer):
    module = load()
    for shelf in TrainingIndexPage.objects.all():
        granted = GroupPagePermission.objects.filter(page_id=shelf.pk)
        assert set(granted.values_list("group__name", flat=True)) == {CLERKS, TRAINERS}
    for page in [module, *module.get_translations()]:
        assert page.permissions_for_user(trainer.user).can_publish()


def test_the_command_says_what_came_in_and_then_that_all_stands(home, load):
    said = StringIO()
    load()
    call_command("load_curriculum", stdout=said)
    assert "Every module stands already" in said.getvalue()


@pytest.mark.django_db
def test_nothing_comes_in_when_one_module_cannot(home, monkeypatch, load):
    monkeypatch.setattr("training.acts.loading.record", None)
    with pytest.raises(TypeError):
        load()
    assert not ModulePage.objects.exists()
