"""What the editor's pages show: a draft as learners would see it, and the way from a page to where it is learned."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from wagtail.models import Page

from languages.names import language
from training.models import LessonPage, ModulePage
from training.reports.course import Lesson
from training.reports.lesson import Asked, laid_out
from training.reports.titles import Title


def to_my_training() -> HttpResponse:
    return redirect("my_training")


def to_the_module(page: ModulePage) -> HttpResponse:
    """A module is read by who is enrolled in it, at its own address."""
    return redirect("module", _address(page))


def to_the_lesson(page: LessonPage) -> HttpResponse:
    return redirect("lesson", _address(page.get_parent().specific), _address(page))


def module_preview(request: HttpRequest, page: ModulePage) -> HttpResponse:
    """The module as it stands in the editor, with its lessons and every question and its answer. Nothing is saved."""
    context = {
        "page": page,
        "title": _title(page),
        "lessons": LessonPage.objects.child_of(page).defer("body").order_by("path") if page.pk else [],
    }
    return render(request, "training/module_preview.html", context)


def lesson_preview(request: HttpRequest, page: LessonPage) -> HttpResponse:
    """The lesson as it stands in the editor, among the others of its module. Nothing is saved."""
    module = page.get_parent().specific
    others = LessonPage.objects.child_of(module).defer("body").order_by("path")
    drafts = [page if each.pk == page.pk else each for each in others]
    drafts = drafts if page in drafts else [*drafts, page]
    lessons = [_draft(number, each) for number, each in enumerate(drafts, start=1)]
    shown = laid_out(module, lessons[drafts.index(page)], lessons, page.locale.language_code, Asked())
    return render(request, "training/lesson.html", {"shown": shown, "is_preview": True})


def _draft(number: int, page: LessonPage) -> Lesson:
    return Lesson(number=number, governing=page, page=page, title=_title(page), tongues=[], is_read=False)


def _title(page: Page) -> Title:
    return Title(page.title, language(page.locale.language_code))


def _address(page: Page) -> str:
    """The slug of the page in the language it was written in first: the one that learners' addresses have."""
    written = type(page).objects.filter(translation_key=page.translation_key).order_by("pk")
    return written.values_list("slug", flat=True)[0]
