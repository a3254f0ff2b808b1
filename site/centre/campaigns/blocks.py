"""Blocks of a campaign and of its kit: key messages, facts with sources, questions with answers."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from foundation.blocks import Family
from foundation.blocks.answers import Answers, passages_of

LEAST_FACTS = 3


class KeyMessageBlock(Answers, blocks.CharBlock):
    """One sentence that everybody should remember."""

    class Meta:
        icon = "pick"
        label = _("Key message")


class KeyMessages(Family):
    """What a campaign says, in a few sentences."""

    message = KeyMessageBlock(max_length=200)


class SourcedFactBlock(Answers, blocks.StructBlock):
    """One fact, and where anybody can read it."""

    fact = blocks.CharBlock(label=_("Fact"), max_length=300)
    source = blocks.CharBlock(
        label=_("Source"), max_length=160, help_text=_("Who says so, and where.")
    )
    url = blocks.URLBlock(label=_("Address of the source"))
    seen_on = blocks.DateBlock(
        label=_("Seen on"), help_text=_("The day on which you read it at that address.")
    )

    def as_text(self, value: Any) -> str:
        """Return the fact and its source."""
        return f"{value['fact']} {value['source']}"

    def passages(self, value: Any) -> list[str]:
        """Return the fact and its source, each by itself."""
        return [text for text in (value["fact"], value["source"]) if text]

    class Meta:
        icon = "doc-full"
        label = _("Fact with its source")


class SourcedFacts(Family):
    """At least three facts: a release with fewer is an opinion."""

    fact = SourcedFactBlock()

    class Meta:
        min_num = LEAST_FACTS


class QuestionBlock(Answers, blocks.StructBlock):
    """What a reporter asks, and what may be printed as the answer."""

    question = blocks.CharBlock(label=_("Question"), max_length=200)
    answer = blocks.RichTextBlock(label=_("Answer"), features=["bold", "link", "ul"])

    def as_text(self, value: Any) -> str:
        """Return the question and its answer."""
        return " ".join([value["question"], *passages_of(value["answer"].source)])

    class Meta:
        icon = "help"
        label = _("Question and answer")


class Questions(Family):
    """Questions and answers, in the order in which they are usually asked."""

    question = QuestionBlock()
