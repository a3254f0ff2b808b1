"""How something in a room above refers to the activities of the plan."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.models import Orderable

from ..choosing import ActivitySelect


class ActivityReference(Orderable):
    """That something has to do with an activity; a room adds the key to what it is, and says what.

    The Serbian activity stands for all its translations: ``translation_key`` joins them.
    """

    activity = models.ForeignKey(
        "portal.Activity",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("activity"),
        limit_choices_to={"locale__language_code": "sr"},
    )

    panels: ClassVar[list[Panel]] = [FieldPanel("activity", widget=ActivitySelect)]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.activity)
