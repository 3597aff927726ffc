"""Where texts are written: Wagtail pages. What binds anybody is the edition adopted from them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from directives.blocks import SectionBlock, WordsBlock
from directives.panels import WhatMustStay, WhatSection8Asks
from languages.pages import InTheCitysLanguages, same_in_every_language
from languages.panels import TranslationsPanel


class TextPage(InTheCitysLanguages, Page):
    """A page whose body is numbered sections, so that each can be linked, compared and cited."""

    body = StreamField([("words", WordsBlock()), ("section", SectionBlock())], verbose_name=_("text"), blank=True)

    content_panels = [TranslationsPanel(), *Page.content_panels, FieldPanel("body")]
    # The public never meets the page itself, so it needs no address of its own.
    promote_panels: list = []

    class Meta:
        abstract = True

    def serve(self, request, *args, **kwargs):
        """The public reads editions; the page itself is where they are written."""
        from directives.views.drafts import to_the_edition

        return to_the_edition(self)

    def serve_preview(self, request, mode_name):
        from directives.views.drafts import draft

        return draft(request, self)


class OrderPage(TextPage):
    """The executive order as the clerk keeps it; its amendments are drafted here too."""

    number = models.CharField(_("number"), max_length=40)

    content_panels = [TranslationsPanel(), *Page.content_panels, FieldPanel("number"), FieldPanel("body")]
    override_translatable_fields = same_in_every_language("number")
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("executive order")
        verbose_name_plural = _("executive orders")


class DirectiveIndexPage(Page):
    """One agency's shelf: its officers write below it and nowhere else."""

    # One shelf an agency in each language; `acts.shelves` keeps it so.
    agency = models.ForeignKey(
        "people.Agency",
        verbose_name=_("agency"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="shelves",
    )

    is_creatable = False
    # Whose shelf it is decides who may adopt what stands on it: nobody changes that by editing.
    content_panels = [*Page.content_panels, FieldPanel("agency", read_only=True)]
    parent_page_types = ["home.HomePage", "directives.DirectiveIndexPage"]
    subpage_types = ["directives.DirectiveIndexPage", "directives.DirectivePage"]

    class Meta:
        verbose_name = _("shelf of directives")
        verbose_name_plural = _("shelves of directives")

    def serve(self, request, *args, **kwargs):
        from directives.views.drafts import to_the_shelf

        return to_the_shelf(self)


class DirectivePage(TextPage):
    """An agency's written directive (§12) or U-visa policy (§8), from draft to adoption."""

    class Kind(models.TextChoices):
        DIRECTIVE = "directive", _("Directive")
        POLICY = "policy", _("U-visa policy")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.DIRECTIVE)
    number = models.CharField(_("number"), max_length=40)
    contact = models.CharField(_("whom to ask"), max_length=120, blank=True)
    phone = models.CharField(_("telephone after hours"), max_length=40, blank=True)

    # A draft begins on the agency's page (`acts.drafting`), which fills it in; its kind decides what must stay in it.
    is_creatable = False
    content_panels = [
        TranslationsPanel(),
        WhatMustStay(heading=_("What must stay")),
        WhatSection8Asks(heading=_("What Section 8 asks")),
        *Page.content_panels,
        FieldPanel("kind", read_only=True),
        FieldPanel("number"),
        FieldPanel("contact"),
        FieldPanel("phone"),
        FieldPanel("body"),
    ]
    override_translatable_fields = same_in_every_language("number", "contact", "phone")
    parent_page_types = ["directives.DirectiveIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("directive or policy")
        verbose_name_plural = _("directives and policies")

    @property
    def agency(self):
        return self.get_parent().specific.agency
