"""The six types of questions in the editor."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from training import places, written
from training.blocks.fields import NO_PLACE, AsWritten, PlacesBlock
from training.questions import Malformed, from_written

NONE_RIGHT = _("Mark the choice that is right.")
TOO_FEW = _("Give at least two to choose from.")
MORE_THAN_ONE = _("Only one choice can be right here. For more, take “Choose all that are right”.")


class Choice(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Choice"), rows=1)
    right = blocks.BooleanBlock(label=_("This is right"), required=False)


class FeedbackChoice(Choice):
    feedback = blocks.TextBlock(label=_("What to say to whoever chose it"), rows=1, required=False)


class Choices(blocks.ListBlock):
    def __init__(self, child_block, **kwargs):
        super().__init__(child_block, **{"label": _("Choices"), "min_num": 2, "max_num": 8, **kwargs})


class QuestionBlock(blocks.StructBlock):
    """What every question has. Its number stays with it for ever: marks and statistics name it."""

    key = AsWritten(label=_("Number"), max_length=20, help_text=_("As in M1-3; never used for another question."))
    cite = AsWritten(label=_("Where it says so"), max_length=80, help_text=_("As in §2.C."))
    places = PlacesBlock()
    ask = blocks.TextBlock(label=_("Question"), rows=2)


class OneRight(QuestionBlock):
    """A question with choices of which one is right."""

    most_right = 1

    def clean(self, value):
        value = super().clean(value)
        right = sum(choice["right"] for choice in value["choices"])
        if right == 0:
            raise StructBlockValidationError({"choices": ValidationError(NONE_RIGHT)})
        if self.most_right and right > self.most_right:
            raise StructBlockValidationError({"choices": ValidationError(MORE_THAN_ONE)})
        return value


class SingleBlock(OneRight):
    choices = Choices(Choice())
    why = blocks.TextBlock(label=_("Why it is so"), rows=2)

    class Meta:
        label = _("Choose one")
        icon = "radio-full"


class MultipleBlock(OneRight):
    most_right = None
    choices = Choices(Choice())
    why = blocks.TextBlock(label=_("Why it is so"), rows=2)

    class Meta:
        label = _("Choose all that are right")
        icon = "tasks"


class TrueFalseBlock(QuestionBlock):
    is_true = blocks.BooleanBlock(label=_("It is true"), required=False)
    why = blocks.TextBlock(label=_("Why it is so"), rows=2)

    class Meta:
        label = _("True or false")
        icon = "check"


class OrderBlock(QuestionBlock):
    steps = blocks.ListBlock(
        blocks.TextBlock(rows=1), label=_("Steps, in the right order"), min_num=2, max_num=8, help_text=""
    )
    why = blocks.TextBlock(label=_("Why it is so"), rows=2)

    class Meta:
        label = _("Put in order")
        icon = "list-ol"


class PairBlock(blocks.StructBlock):
    left = blocks.CharBlock(label=_("This"), max_length=200)
    right = blocks.CharBlock(label=_("goes with this"), max_length=300)


class MatchBlock(QuestionBlock):
    pairs = blocks.ListBlock(PairBlock(), label=_("Pairs"), min_num=2, max_num=8)
    why = blocks.TextBlock(label=_("Why it is so"), rows=2)

    class Meta:
        label = _("Match the pairs")
        icon = "link"


class NextSceneBlock(blocks.StructBlock):
    """What happens then. Asked once the first answer stands."""

    ask = blocks.TextBlock(label=_("What happens then"), rows=2, required=False)
    choices = blocks.ListBlock(FeedbackChoice(), label=_("Choices"), min_num=0, max_num=8, default=[])

    def clean(self, value):
        value = super().clean(value)
        right = sum(choice["right"] for choice in value["choices"])
        if value["ask"] and len(value["choices"]) < 2:
            raise StructBlockValidationError({"choices": ValidationError(TOO_FEW)})
        if value["ask"] and right != 1:
            raise StructBlockValidationError({"choices": ValidationError(MORE_THAN_ONE if right else NONE_RIGHT)})
        return value


class BranchBlock(OneRight):
    choices = Choices(FeedbackChoice())
    follow_up = NextSceneBlock(label=_("The story goes on"), required=False)
    why = blocks.TextBlock(label=_("Why it is so"), rows=2)

    class Meta:
        label = _("Scenario")
        icon = "user"


QUESTIONS = [
    ("single", SingleBlock()),
    ("multiple", MultipleBlock()),
    ("truefalse", TrueFalseBlock()),
    ("order", OrderBlock()),
    ("match", MatchBlock()),
    ("branch", BranchBlock()),
]

SENTENCES = {"too_few": TOO_FEW, "none_right": NONE_RIGHT, "more_than_one_right": MORE_THAN_ONE}


def refuse_what_nobody_can_answer(raw: Iterable[dict]) -> None:
    """Raises ValidationError, naming the question, for one that could not be frozen and asked, and for a number that
    stands twice. `raw` is what the page keeps of its questions."""
    seen: set[str] = set()
    for block in raw:
        key = block["value"].get("key") or ""
        if key in seen:
            raise ValidationError(gettext("Two questions have the number %(key)s.") % {"key": key})
        seen |= {key} - {""}
        try:
            from_written(key, {"": written.questions_from_blocks([block])[0]})
        except Malformed as wrong:
            said = {"key": key or "?", "wrong": SENTENCES[wrong.code]}
            raise ValidationError(gettext("Question %(key)s: %(wrong)s") % said) from wrong
        except places.NotAPlace as wrong:
            raise ValidationError(NO_PLACE % {"written": wrong}) from wrong
