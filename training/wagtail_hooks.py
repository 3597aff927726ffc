"""In the Wagtail admin: the trainer's rooms, and no way around the editor's checks."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.models import Page

from training.models import LessonPage, ModulePage
from training.views.menu import TrainingGroup


@hooks.register("register_admin_viewset")
def register_training():
    return TrainingGroup()


@hooks.register("before_bulk_action")
def what_is_published_together_is_checked_too(request, action_type, objects, action):
    """Publishing several pages from the list asks no form; a question nobody can answer is found here."""
    if action_type != "publish":
        return None
    for page in [each for each in objects if isinstance(each, Page)]:
        for draft in _to_be_published(page):
            try:
                draft.full_clean()
            except ValidationError as wrong:
                messages.error(request, f"{draft}: {' '.join(wrong.messages)}")
                return redirect("wagtailadmin_pages:edit", draft.pk)
    return None


def _to_be_published(page: Page) -> list[ModulePage | LessonPage]:
    """The drafts of the modules and lessons that publishing this page, with what stands below it, may publish."""
    pages = Page.objects.descendant_of(page, inclusive=True).type(ModulePage, LessonPage)
    return [each.get_latest_revision_as_object() for each in pages.specific() if each.pk == page.pk or not each.live]
