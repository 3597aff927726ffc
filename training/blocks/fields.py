"""Small fields that several blocks share."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy
from wagtail import blocks

from training import places

NO_PLACE = gettext_lazy("“%(written)s” is no section. Write a number, or a number and a letter: 2.C.")


class AsWritten(blocks.CharBlock):
    """Short text that is the same in every language: a number, a citation. Translators are not asked for it."""

    def get_translatable_segments(self, value):
        return []

    def restore_translated_segments(self, value, segments):
        return value


class PlacesBlock(AsWritten):
    """Sections of the order: `2.C, 4`."""

    def __init__(self, **kwargs):
        kwargs.setdefault("label", gettext_lazy("Sections of the order"))
        kwargs.setdefault("help_text", gettext_lazy("As in “2.C, 4”. An amendment of one of them calls for a review."))
        kwargs.setdefault("required", False)
        super().__init__(**kwargs)

    def clean(self, value):
        value = super().clean(value)
        try:
            return places.write(places.parse(value))
        except places.NotAPlace as wrong:
            raise ValidationError(NO_PLACE % {"written": wrong}) from wrong


class Source:
    """What a claim rests on."""

    CHOICES = [
        ("order", gettext_lazy("The order")),
        ("state_law", gettext_lazy("State law")),
        ("federal_law", gettext_lazy("Federal law")),
        ("local_policy", gettext_lazy("The city's own policy")),
    ]


class ClaimBlock(blocks.StructBlock):
    """Something a lesson says, with what it rests on and the clauses it explains."""

    source = blocks.ChoiceBlock(choices=Source.CHOICES, default="order", label=gettext_lazy("Rests on"))
    cite = AsWritten(label=gettext_lazy("Where it says so"), max_length=80, help_text=gettext_lazy("As in §2.C."))
    places = PlacesBlock()
