"""Bringing the curriculum into the house, as pages that trainers then keep."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import GroupPagePermission, Locale, Site

from directives.acts.loading import translated
from evidence.acts import record
from people.permissions import CLERKS, TRAINERS
from training import library, places, written
from training.models import LessonPage, ModulePage, TrainingIndexPage

CERTIFYING = "M7"


@transaction.atomic
def load_curriculum(*, by=None) -> list[ModulePage]:
    """Put every module of the library below the training shelf, published in every language it is written in.

    Idempotent: a module whose code stands is left as its editors have it. Returns the modules it made.
    """
    shelf = ensure_shelf()
    standing = set(ModulePage.objects.values_list("code", flat=True))
    made = [_load(shelf, code, by) for code in library.codes() if code not in standing]
    _open_to_editors(shelf)
    if made:
        record(action="curriculum loaded", about=shelf, by=by, details={"modules": [each.code for each in made]})
    return made


def ensure_shelf() -> TrainingIndexPage:
    """The page above all modules, with those who may write below it."""
    home = Site.objects.get(is_default_site=True).root_page
    shelf = TrainingIndexPage.objects.filter(locale=Locale.get_default()).first()
    shelf = shelf or home.add_child(instance=TrainingIndexPage(title="Training", slug="modules"))
    _open_to_editors(shelf)
    return shelf


def _open_to_editors(shelf: TrainingIndexPage) -> None:
    """In every language there is by now."""
    named = Permission.objects.filter(
        codename__in=["add_page", "change_page", "publish_page"], content_type__app_label="wagtailcore"
    )
    for name in (CLERKS, TRAINERS):
        group, _made = Group.objects.get_or_create(name=name)
        for page in [shelf, *shelf.get_translations()]:
            for permission in named:
                GroupPagePermission.objects.get_or_create(group=group, page_id=page.pk, permission=permission)


def _load(shelf: TrainingIndexPage, code: str, by) -> ModulePage:
    said = library.module(code)
    module = ModulePage(slug=code.lower(), live=False, is_for_certifying_officials=code == CERTIFYING)
    _write_module(module, said)
    shelf.add_child(instance=module)
    for lesson in said["lessons"]:
        _add_lesson(module, lesson)
    for language in library.languages(code)[1:]:
        _translate(module, library.module(code, language), language, by)
    # The module comes last: what is published is frozen, and by now it is whole.
    module.refresh_from_db()
    module.save_revision(user=by).publish(user=by)
    module.refresh_from_db()
    return module


def _write_module(module: ModulePage, said: dict) -> None:
    module.code, module.title = said["code"], said["title"]
    module.summary, module.audience = said["summary"], said["audience"]
    module.minutes, module.places = said["minutes"], places.write(said["places"])
    module.objectives = [{"type": "objective", "value": each} for each in said["objectives"]]
    module.questions = written.questions_to_blocks(said["questions"])


def _translate(module: ModulePage, said: dict, language: str, by) -> None:
    translation = translated(page=module, language=language)
    _write_module(translation, said)
    translation.save_revision(user=by).publish(user=by)
    lessons = LessonPage.objects.child_of(module).order_by("path")
    for lesson, words in zip(lessons, said["lessons"], strict=True):
        # Put in as a page of its own: copying one to overwrite it takes ten times as long.
        _add_lesson(translation, words, locale=translation.locale, translation_key=lesson.translation_key)


def _add_lesson(module: ModulePage, said: dict, **facts) -> None:
    body = written.lesson_to_blocks(said["body"])
    module.add_child(instance=LessonPage(title=said["title"], slug=said["slug"], body=body, **facts))
