"""When a text was last checked, when it must be checked again, and by which role.

A table of its own, not fields of the text: a date is no word of it. It holds at once, without a
draft, and needs no safety review.
"""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class DatesOfChecking(models.Model):
    """The dates of one text. ``told_for`` is the date of which the role was reminded.

    Who inherits it has a key to the text, and says in ``owner_name`` what that is called.
    """

    due_on = models.DateField(_("to be checked by"), null=True, blank=True, db_index=True)
    role = models.CharField(_("who checks it"), max_length=40, blank=True)
    checked_on = models.DateField(_("last checked on"), null=True, blank=True)
    told_for = models.DateField(null=True, editable=False)

    owner_name: ClassVar[str]
    bumps_generation = True
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.owner)

    @property
    def owner(self) -> Any:
        """The text."""
        return getattr(self, self.owner_name)


def dates_in_order(has_a_role: str, after_it_was_checked: str) -> list[models.BaseConstraint]:
    """Return what the database holds of such dates, under these names."""
    return [
        models.CheckConstraint(condition=Q(due_on=None) | Q(role__gt=""), name=has_a_role),
        models.CheckConstraint(
            condition=Q(due_on=None) | Q(checked_on=None) | Q(due_on__gt=F("checked_on")),
            name=after_it_was_checked,
        ),
    ]


class ReviewDate(DatesOfChecking):
    """The dates of one page."""

    page = models.OneToOneField(
        "wagtailcore.Page",
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="review_date",
    )

    owner_name = "page"
    access_parent = "page"

    class Meta:
        verbose_name = _("date of checking")
        verbose_name_plural = _("dates of checking")
        constraints: ClassVar[list[models.BaseConstraint]] = dates_in_order(
            "foundation_due_page_has_a_role", "foundation_due_after_it_was_checked"
        )
