"""Where training is written: Wagtail pages. What an attempt asks is frozen from them (`models.versions`)."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks as wagtail_blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from languages.panels import TranslationsPanel
from training import places
from training.blocks import LESSON, QUESTIONS, refuse_what_nobody_can_answer
from training.blocks.fields import NO_PLACE

OBJECTIVES = [("objective", wagtail_blocks.CharBlock(label=gettext_lazy("Objective"), max_length=200))]
A_DAY = RegexValidator(r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$", gettext_lazy("Write month and day: 01-31."))


class TrainingIndexPage(Page):
    """The shelf the modules stand on."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["training.ModulePage"]
    max_count_per_parent = 1
    is_creatable = False

    class Meta:
        verbose_name = gettext_lazy("shelf of training")
        verbose_name_plural = gettext_lazy("shelves of training")

    def serve(self, request, *args, **kwargs):
        from training.views.editing import to_my_training

        return to_my_training()


class ModulePage(Page):
    """One training module: what it is for, how it is passed, and its pool of questions. Its lessons stand below it."""

    code = models.CharField(
        gettext_lazy("code"),
        max_length=12,
        help_text=gettext_lazy("As on certificates: M1. The same in every language."),
    )
    summary = models.TextField(gettext_lazy("what it is for"), max_length=400, blank=True)
    audience = models.CharField(gettext_lazy("whom it is for"), max_length=200, blank=True)
    minutes = models.PositiveSmallIntegerField(gettext_lazy("minutes it takes"), default=25)
    places = models.CharField(
        gettext_lazy("sections of the order it teaches"),
        max_length=120,
        blank=True,
        help_text=gettext_lazy("As in “2.C, 4”. A material amendment of one of them asks for the module again."),
    )
    objectives = StreamField(OBJECTIVES, verbose_name=gettext_lazy("what you will be able to do"), blank=True)
    questions = StreamField(QUESTIONS, verbose_name=gettext_lazy("pool of questions"), blank=True)
    draw_count = models.PositiveSmallIntegerField(
        gettext_lazy("questions in an attempt"), default=8, validators=[MinValueValidator(1)]
    )
    pass_mark = models.PositiveSmallIntegerField(
        gettext_lazy("pass mark, in percent"), default=80, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    tries = models.PositiveSmallIntegerField(
        gettext_lazy("attempts allowed"), null=True, blank=True, help_text=gettext_lazy("Empty: as many as it takes.")
    )
    renewal_day = models.CharField(
        gettext_lazy("renewed each year on"),
        max_length=5,
        blank=True,
        validators=[A_DAY],
        help_text=gettext_lazy("Month and day: 01-31. Empty: twelve months after it was passed."),
    )
    is_for_certifying_officials = models.BooleanField(
        gettext_lazy("certifying officials must hold it (§8.L)"), default=False
    )

    content_panels = [
        TranslationsPanel(),
        *Page.content_panels,
        FieldPanel("code"),
        FieldPanel("summary"),
        FieldPanel("audience"),
        FieldPanel("minutes"),
        FieldPanel("places"),
        FieldPanel("objectives"),
        MultiFieldPanel(
            [
                FieldPanel("draw_count"),
                FieldPanel("pass_mark"),
                FieldPanel("tries"),
                FieldPanel("renewal_day"),
                FieldPanel("is_for_certifying_officials"),
            ],
            heading=gettext_lazy("How it is passed, and for how long"),
        ),
        FieldPanel("questions"),
    ]
    parent_page_types = ["training.TrainingIndexPage"]
    subpage_types = ["training.LessonPage"]
    # What decides a mark or a date is the governing language's; a translation follows it.
    override_translatable_fields: list = []

    class Meta:
        verbose_name = gettext_lazy("training module")
        verbose_name_plural = gettext_lazy("training modules")

    def __str__(self) -> str:
        return f"{self.code}: {self.title}"

    def clean(self):
        super().clean()
        _refuse_what_is_no_place(self.places)
        namesakes = ModulePage.objects.filter(code=self.code, locale=self.locale_id).exclude(pk=self.pk)
        if self.code and namesakes.exists():
            raise ValidationError({"code": _("Another module has the code %(code)s.") % {"code": self.code}})
        try:
            refuse_what_nobody_can_answer(self.questions.raw_data)
        except ValidationError as wrong:
            raise ValidationError({"questions": wrong.messages}) from wrong

    def serve(self, request, *args, **kwargs):
        from training.views.editing import to_the_module

        return to_the_module(self)

    def serve_preview(self, request, mode_name):
        from training.views.editing import module_preview

        return module_preview(request, self)


class LessonPage(Page):
    """One lesson of a module: one page to read."""

    body = StreamField(LESSON, verbose_name=gettext_lazy("lesson"), blank=True)

    content_panels = [TranslationsPanel(), *Page.content_panels, FieldPanel("body")]
    parent_page_types = ["training.ModulePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = gettext_lazy("lesson")
        verbose_name_plural = gettext_lazy("lessons")

    def serve(self, request, *args, **kwargs):
        from training.views.editing import to_the_lesson

        return to_the_lesson(self)

    def serve_preview(self, request, mode_name):
        from training.views.editing import lesson_preview

        return lesson_preview(request, self)


def _refuse_what_is_no_place(written: str) -> None:
    try:
        places.parse(written)
    except places.NotAPlace as wrong:
        raise ValidationError({"places": NO_PLACE % {"written": wrong}}) from wrong
