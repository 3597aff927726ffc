"""What a lesson is made of."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from training.blocks.fields import ClaimBlock
from training.blocks.questions import Choices, FeedbackChoice


class ParagraphBlock(ClaimBlock):
    words = blocks.TextBlock(label=_("Paragraph"))

    class Meta:
        label = _("Paragraph")
        icon = "pilcrow"


class PointsBlock(ClaimBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120, required=False)
    points = blocks.ListBlock(blocks.CharBlock(max_length=300), label=_("Points"), min_num=1, max_num=8)

    class Meta:
        label = _("Key points")
        icon = "list-ul"


class ScenarioBlock(ClaimBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    scene = blocks.TextBlock(label=_("What happens"))
    steps = blocks.ListBlock(blocks.TextBlock(), label=_("What to do, step by step"), min_num=1, max_num=8)
    why = blocks.TextBlock(label=_("Why that is right"))

    class Meta:
        label = _("Worked scenario")
        icon = "user"


class CheckBlock(blocks.StructBlock):
    """One question to check oneself with. It is not scored, and must not be one of the quiz's."""

    ask = blocks.TextBlock(label=_("Question"))
    choices = Choices(FeedbackChoice())

    class Meta:
        label = _("Check yourself")
        icon = "help"


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(
        label=_("In words, for who cannot see it"),
        max_length=300,
        required=False,
        help_text=_("Leave it empty only when the picture adds nothing to the text."),
    )
    caption = blocks.CharBlock(label=_("Caption"), max_length=300, required=False)

    class Meta:
        label = _("Picture")
        icon = "image"


class VideoBlock(blocks.StructBlock):
    """A film with its captions and its words. Neither may be missing: not everyone hears, and not everyone plays it."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    film = DocumentChooserBlock(label=_("Film (MP4 or WebM)"))
    captions = DocumentChooserBlock(label=_("Captions (WebVTT)"))
    transcript = blocks.TextBlock(label=_("Transcript"))

    class Meta:
        label = _("Video")
        icon = "media"


class DownloadBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=160)
    document = DocumentChooserBlock(label=_("File"))

    class Meta:
        label = _("Download")
        icon = "download"


LESSON = [
    ("words", ParagraphBlock()),
    ("heading", blocks.CharBlock(label=_("Heading"), max_length=160, icon="title")),
    ("points", PointsBlock()),
    ("scenario", ScenarioBlock()),
    ("check", CheckBlock()),
    ("picture", PictureBlock()),
    ("video", VideoBlock()),
    ("download", DownloadBlock()),
]
