"""What assessments are made of: questions of the bank, or steps of a case."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from foundation.blocks.answers import Answers
from portal.api import signs_for_choice

from .drafted import lasting_name


def questions_for_choice() -> list[tuple[str, str]]:
    """Return the questions of the bank that were published, by address."""
    from .question import Question  # noqa: PLC0415 - this block is a field of its neighbour

    found = Question.objects.filter(live=True).order_by("slug")
    return [(each.slug, f"{each.slug}: {each.prompt[:80]}") for each in found]


def signs() -> Any:
    """Return every indicator that may be cited, by set."""
    from django.contrib.auth.models import AnonymousUser  # noqa: PLC0415 - needs the models

    return signs_for_choice(AnonymousUser())


class QuestionBlock(Answers, blocks.ChoiceBlock):
    """A question of the bank."""

    class Meta:
        icon = "help"
        label = _("Question of the bank")


class ChoiceOfStep(blocks.StructBlock):
    """What one can do in a step, what it is worth and where it leads."""

    text = blocks.CharBlock(label=_("what one does (Serbian, Cyrillic)"), max_length=300)
    text_en = blocks.CharBlock(label=_("what one does (English)"), max_length=300, required=False)
    points = blocks.IntegerBlock(label=_("points"), min_value=0, max_value=5, default=0)
    goes_to = blocks.CharBlock(
        label=_("leads to the step"),
        max_length=30,
        required=False,
        help_text=_("Empty: the case ends here."),
    )
    feedback = blocks.TextBlock(label=_("feedback (Serbian, Cyrillic)"), max_length=800)
    feedback_en = blocks.TextBlock(label=_("feedback (English)"), max_length=800, required=False)
    signs = blocks.ListBlock(
        blocks.ChoiceBlock(choices=signs, label=_("indicator, with its version")),
        label=_("indicators that the feedback cites"),
        min_num=1,
        max_num=4,
    )

    class Meta:
        icon = "arrow-right"
        label = _("Choice")


class StepBlock(Answers, blocks.StructBlock):
    """One step of a case."""

    name = blocks.CharBlock(
        label=_("short name of the step"), max_length=30, validators=[lasting_name]
    )
    text = blocks.TextBlock(label=_("what happens (Serbian, Cyrillic)"), max_length=1500)
    text_en = blocks.TextBlock(label=_("what happens (English)"), max_length=1500, required=False)
    choices = blocks.ListBlock(ChoiceOfStep(), label=_("what one can do"), min_num=2, max_num=5)

    class Meta:
        icon = "list-ol"
        label = _("Step of a case")

    def as_text(self, value: Any) -> str:
        """Return the words of the step and of its choices."""
        told = [value["text"], value["text_en"]]
        for choice in value["choices"]:
            told += [choice[name] for name in ("text", "text_en", "feedback", "feedback_en")]
        return " ".join(text for text in told if text)


class ItemsBlock(Answers, blocks.StreamBlock):
    """Questions, or steps; the first step is where a case begins."""

    question = QuestionBlock(choices=questions_for_choice)
    step = StepBlock()

    def as_text(self, value: Any) -> str:
        """Return the words of the steps; questions speak for themselves."""
        steps = (child for child in value if child.block_type == "step")
        return " ".join(child.block.as_text(child.value) for child in steps)

    def clean(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        """Refuse questions among steps, and anything twice."""
        cleaned = super().clean(value, *args, **kwargs)
        if len({child.block_type for child in cleaned}) > 1:
            raise ValidationError(_("A case has steps only, a quiz has questions only."))
        names = [
            child.value["name"] if child.block_type == "step" else child.value for child in cleaned
        ]
        if len(set(names)) < len(names):
            raise ValidationError(_("The same question or step stands here twice."))
        return cleaned
