"""Where the commission's words are written: Wagtail pages. What binds is the text frozen when a notice is published."""

from django.db import models
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from languages.pages import InTheCitysLanguages, same_in_every_language
from languages.panels import TranslationsPanel

WORDS = [
    ("heading", blocks.CharBlock(label=_("Heading"), max_length=160, icon="title")),
    ("words", blocks.TextBlock(label=_("Paragraph"), icon="pilcrow")),
]


class ResourceBlock(blocks.StructBlock):
    """Something for residents: what it is, and where to turn."""

    title = blocks.CharBlock(label=_("What it is"), max_length=160)
    words = blocks.TextBlock(label=_("In a sentence or two"))
    link = blocks.URLBlock(label=_("Address on the web"), required=False)
    phone = blocks.CharBlock(label=_("Telephone"), max_length=40, required=False)

    class Meta:
        label = _("Resource for residents")
        icon = "help"


class CommissionPage(InTheCitysLanguages, Page):
    """What the commission is, and what it has for residents."""

    body = StreamField([*WORDS, ("resource", ResourceBlock())], verbose_name=_("text"), blank=True)

    content_panels = [TranslationsPanel(), *Page.content_panels, FieldPanel("body")]
    override_translatable_fields = same_in_every_language()
    parent_page_types = ["home.HomePage"]
    subpage_types = ["commission.NoticePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("commission's page")
        verbose_name_plural = _("commission's pages")

    def serve(self, request, *args, **kwargs):
        """The public reads it on the commission's own page, among its meetings and members."""
        from commission.views.reading import to_the_commission

        return to_the_commission(self)

    def serve_preview(self, request, mode_name):
        from commission.views.reading import draft

        return draft(request, self)


class NoticePage(InTheCitysLanguages, Page):
    """The words of one notice besides its facts: what is on the agenda, why a contract is considered."""

    body = StreamField(WORDS, verbose_name=_("text"), blank=True)

    # A notice begins on the meeting's page, which fills it in.
    is_creatable = False
    content_panels = [TranslationsPanel(), *Page.content_panels, FieldPanel("body")]
    override_translatable_fields = same_in_every_language("title")
    parent_page_types = ["commission.CommissionPage"]
    subpage_types: list[str] = []
    # How it will read is shown on the notice's own page, with what must stand in it.
    preview_modes: list = []

    class Meta:
        verbose_name = _("words of a notice")
        verbose_name_plural = _("words of notices")

    # How often its words were drafted anew is Wagtail's to know; what went out is `NoticeText`.
    facts = models.JSONField(_("facts"), default=dict, blank=True, editable=False)

    def serve(self, request, *args, **kwargs):
        """The public reads what was published, never the page it was written on."""
        raise Http404
