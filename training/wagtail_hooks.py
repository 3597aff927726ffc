"""In the Wagtail admin: the trainer's rooms; and what people are taught is not taken away under their hands."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.models import Page

from training.models import Enrollment, LessonPage, ModulePage
from training.views.menu import TrainingGroup


@hooks.register("register_admin_viewset")
def register_training():
    return TrainingGroup()


@hooks.register("before_delete_page")
def what_was_taught_stays(request, page):
    return _refused(request, page, why_not_deleted(page))


@hooks.register("before_unpublish_page")
def what_is_asked_stays(request, page):
    return _refused(request, page, why_not_unpublished(page))


@hooks.register("before_bulk_action")
def many_at_once_neither(request, action_type, objects, action):
    why = {"delete": why_not_deleted, "unpublish": why_not_unpublished}.get(action_type)
    pages = [each for each in objects if isinstance(each, Page)] if why else []
    return next((refused for page in pages if (refused := _refused(request, page, why(page)))), None)


def why_not_deleted(page: Page) -> str:
    """A sentence, or nothing: a module that was ever published or asked of anybody is what certificates rest on; of
    one that is being learned, every lesson stays."""
    for module in ModulePage.objects.descendant_of(page, inclusive=True):
        if module.versions.exists() or module.enrollments.exists():
            return _(
                "%(module)s cannot be deleted: it was published, and what was taught and passed is kept. "
                "Once nobody is enrolled in it, unpublish it."
            ) % {"module": module}
    return why_not_unpublished(page)


def why_not_unpublished(page: Page) -> str:
    """A sentence, or nothing: nobody loses what they are enrolled in."""
    modules = ModulePage.objects.descendant_of(page, inclusive=True)
    if page.specific_class is LessonPage:
        modules = ModulePage.objects.parent_of(page)
    waiting = Enrollment.objects.open().filter(module__in=modules)
    if module := ModulePage.objects.filter(pk__in=waiting.values("module")).first():
        people = waiting.count()
        return ngettext(
            "%(module)s cannot be taken away: %(people)s person is enrolled in it and has not finished.",
            "%(module)s cannot be taken away: %(people)s people are enrolled in it and have not finished.",
            people,
        ) % {"module": module, "people": people}
    return ""


def _refused(request, page: Page, why: str):
    if not why:
        return None
    messages.error(request, why)
    return redirect("wagtailadmin_pages:edit", page.pk)
