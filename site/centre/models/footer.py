"""The links at the foot of every page: editors put pages there, page by page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel


class InFooter(models.Model):
    """Mixin of a page type that editors may link at the foot of every page."""

    in_footer = models.BooleanField(
        _("in the footer"), default=False, help_text=_("Link it at the foot of every page.")
    )

    footer_panel = FieldPanel("in_footer")

    class Meta:
        abstract = True
