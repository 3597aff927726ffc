"""The shape every text of the house has: words, then numbered sections made of words and lettered subsections."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class WordsBlock(blocks.TextBlock):
    """A paragraph. Wagtail writes its name above the field and does not tie the two: the field says it itself."""

    @cached_property
    def field(self):
        field = super().field
        field.widget.attrs["aria-label"] = self.label
        return field

    class Meta:
        label = _("Paragraph")
        icon = "pilcrow"


class PlaceBlock(blocks.CharBlock):
    """The number of a section or the letter of a subsection: what it is cited by, in every language."""

    def get_translatable_segments(self, value):
        return []


class SubsectionBlock(blocks.StructBlock):
    label = PlaceBlock(label=_("Letter"), max_length=6, help_text=_("As printed: A, B, C…"))
    text = blocks.TextBlock(label=_("Text"))

    class Meta:
        label = _("Subsection")
        icon = "list-ul"


class SectionBlock(blocks.StructBlock):
    number = PlaceBlock(label=_("Number"), max_length=6)
    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=250)
    parts = blocks.StreamBlock([("words", WordsBlock()), ("subsection", SubsectionBlock())], label=_("Parts"))

    class Meta:
        label = _("Section")
        icon = "title"
