"""What news and events are about: a short list that editors extend."""

from typing import ClassVar

from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, Panel

from foundation import generation
from foundation.script import content_language


class Topic(models.Model):
    """A topic. ``code`` stands in addresses and in feeds that people subscribed to: it stays."""

    code = models.SlugField(
        _("in addresses"),
        max_length=40,
        unique=True,
        help_text=_("Short, in English, such as “law”. Never change it: subscriptions name it."),
    )
    name = models.CharField(_("name"), max_length=60)
    name_en = models.CharField(_("name in English"), max_length=60)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    bumps_generation = True
    panels: ClassVar[list[Panel]] = [
        FieldPanel("name"),
        FieldPanel("name_en"),
        FieldPanel("code"),
        FieldPanel("position"),
    ]

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering: ClassVar[list[str]] = ["position", "name"]

    def __str__(self) -> str:
        return self.shown_name

    @property
    def shown_name(self) -> str:
        """The name in the language that is active."""
        return self.name_en if get_language() == "en" else self.name


class HasTopics(models.Model):
    """Mixin of a page type: the topics it is about, and their panel."""

    topics = ParentalManyToManyField(
        Topic, verbose_name=_("topics"), blank=True, related_name="%(class)ss"
    )

    topics_panel = FieldPanel("topics", widget=CheckboxSelectMultiple)

    class Meta:
        abstract = True


def topic_names() -> dict[str, str]:
    """Return the names of all topics by their codes, in their order; read again only when content
    changed.
    """
    language = content_language()
    return generation.kept(
        f"topic-names:{language}",
        lambda: {topic.code: topic.shown_name for topic in Topic.objects.all()},
    )
