"""The questions of a survey. None takes words of one's own: a hand is known by its words."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from foundation.blocks.answers import Answers

from ..assessment.models.drafted import lasting_name


class Asked(Answers, blocks.StructBlock):
    """What is asked, in both languages, under a name that stays from version to version."""

    name = blocks.CharBlock(label=_("short name"), max_length=30, validators=[lasting_name])
    text = blocks.CharBlock(label=_("question (Serbian, Cyrillic)"), max_length=240)
    text_en = blocks.CharBlock(label=_("question (English)"), max_length=240, required=False)

    def as_text(self, value: Any) -> str:
        """Return the words of the question."""
        return f"{value['text']} {value['text_en']}".strip()


class ScaleBlock(Asked):
    """A statement, with which one agrees from 1 to 5."""

    class Meta:
        icon = "order"
        label = _("Statement, from 1 to 5")


class SurveyOption(blocks.StructBlock):
    """One of several answers."""

    text = blocks.CharBlock(label=_("option (Serbian, Cyrillic)"), max_length=160)
    text_en = blocks.CharBlock(label=_("option (English)"), max_length=160, required=False)


class OneOfBlock(Asked):
    """A question with several answers, one of which is chosen."""

    options = blocks.ListBlock(SurveyOption(), label=_("options"), min_num=2, max_num=8)

    class Meta:
        icon = "list-ul"
        label = _("One of several")


class SurveyBlock(Answers, blocks.StreamBlock):
    """Statements and questions."""

    scale = ScaleBlock()
    one_of = OneOfBlock()

    def as_text(self, value: Any) -> str:
        """Return the words of all questions."""
        return " ".join(child.block.as_text(child.value) for child in value)

    def clean(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        """Refuse the same name twice."""
        cleaned = super().clean(value, *args, **kwargs)
        names = [child.value["name"] for child in cleaned]
        if len(set(names)) < len(names):
            raise ValidationError(_("The same short name stands here twice."))
        return cleaned
