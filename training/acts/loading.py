"""Bringing the curriculum into the house, as pages that trainers then keep."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import GroupPagePermission, Locale, Page, Site

from directives.acts.loading import translated
from evidence.acts import record
from languages.acts import approve_as_loaded
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
    if made:
        _seat_editors(shelf)  # on the shelves of the languages that have only now been made
        record(action="curriculum loaded", about=shelf, by=by, details={"modules": [each.code for each in made]})
    return made


def ensure_shelf() -> TrainingIndexPage:
    """The page above all modules, with those who may write below it."""
    home = Site.objects.get(is_default_site=True).root_page
    shelf = TrainingIndexPage.objects.filter(locale=Locale.get_default()).first()
    shelf = shelf or home.add_child(instance=TrainingIndexPage(title="Training", slug="modules"))
    _seat_editors(shelf)
    return shelf


def _seat_editors(shelf: TrainingIndexPage) -> None:
    """The clerks and the trainers write below the shelf, in every language."""
    named = Permission.objects.filter(
        codename__in=["add_page", "change_page", "publish_page"], content_type__app_label="wagtailcore"
    )
    for name in (CLERKS, TRAINERS):
        group, _made = Group.objects.get_or_create(name=name)
        for page in [shelf, *shelf.get_translations()]:
            for permission in named:
                GroupPagePermission.objects.get_or_create(group=group, page_id=page.pk, permission=permission)


def _load(shelf: TrainingIndexPage, code: str, by) -> ModulePage:
    """One module in every language. What is published is frozen, so the governing page is published last: by then the
    module is whole."""
    said = library.module(code)
    module = _add(shelf, ModulePage(live=False, is_for_certifying_officials=code == CERTIFYING), said)
    lessons = [_add_lesson(module, lesson) for lesson in said["lessons"]]
    for language in library.languages(code)[1:]:
        there = translated(page=shelf, language=language)
        words = library.module(code, language)
        twin = _add(there, _twin(module, there), words)
        twins = [
            _add_lesson(twin, its_words, of=lesson) for lesson, its_words in zip(lessons, words["lessons"], strict=True)
        ]
        for page in [twin, *twins]:
            approve_as_loaded(page=page, by=by)
    module.refresh_from_db()
    module.save_revision(user=by).publish(user=by, skip_permission_checks=True)
    module.refresh_from_db()
    return module


def _add(shelf: Page, module: ModulePage, said: dict) -> ModulePage:
    module.slug = said["code"].lower()
    module.code, module.title = said["code"], said["title"]
    module.summary, module.audience = said["summary"], said["audience"]
    module.minutes, module.places = said["minutes"], places.write(said["places"])
    module.objectives = [{"type": "objective", "value": each} for each in said["objectives"]]
    module.questions = written.questions_to_blocks(said["questions"])
    return shelf.add_child(instance=module)


def _add_lesson(module: ModulePage, said: dict, *, of: LessonPage | None = None) -> LessonPage:
    lesson = _twin(of, module) if of else LessonPage()
    lesson.title, lesson.slug = said["title"], of.slug if of else said["slug"]
    lesson.body = written.lesson_to_blocks(said["body"])
    return module.add_child(instance=lesson)


def _twin(page: Page, parent: Page) -> Page:
    """The same page in the language of `parent`, still to be written."""
    decided = {"is_for_certifying_officials": page.is_for_certifying_officials} if isinstance(page, ModulePage) else {}
    return type(page)(translation_key=page.translation_key, locale=parent.locale, **decided)
