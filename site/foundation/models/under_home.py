"""Pages that stand right beneath a home page."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.models import Page

from ..sharing import Shared
from .base_page import BasePage


class UnderHome(Shared, BasePage):
    """A room's own page beneath each home page, with a lead. Abstract."""

    lead = models.TextField(_("lead"), max_length=400, blank=True)

    # Home pages are another room's: where this page stands is asked by depth, not by their name.
    parent_page_types = None
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1
    content_panels: ClassVar[list[Panel]] = [*BasePage.content_panels, FieldPanel("lead")]

    class Meta:
        abstract = True

    @classmethod
    def can_exist_under(cls, parent: Page) -> bool:
        """Say whether ``parent`` is a home page: the only place where such a page stands."""
        return parent.depth == 2 and super().can_exist_under(parent)
