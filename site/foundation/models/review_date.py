"""When a page was last checked, when it must be checked again, and by which role.

A table of its own, not fields of the page: a date is no word of the page. It holds at once, without
a draft, and needs no safety review.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class ReviewDate(models.Model):
    """The dates of one page. ``told_for`` is the date of which the role was reminded."""

    page = models.OneToOneField(
        "wagtailcore.Page",
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="review_date",
    )
    due_on = models.DateField(_("to be checked by"), null=True, blank=True, db_index=True)
    role = models.CharField(_("who checks it"), max_length=40, blank=True)
    checked_on = models.DateField(_("last checked on"), null=True, blank=True)
    told_for = models.DateField(null=True, editable=False)

    access_parent = "page"
    bumps_generation = True
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("date of checking")
        verbose_name_plural = _("dates of checking")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(due_on=None) | Q(role__gt=""), name="foundation_due_page_has_a_role"
            ),
            models.CheckConstraint(
                condition=Q(due_on=None) | Q(checked_on=None) | Q(due_on__gt=F("checked_on")),
                name="foundation_due_after_it_was_checked",
            ),
        ]

    def __str__(self) -> str:
        return str(self.page)
