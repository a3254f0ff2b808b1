"""An item of the library as editors keep it: what it is, in both languages, and its versions."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Max, Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import Panel
from wagtail.models import (
    CollectionMember,
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from foundation.script import content_language

from ...codes import Sector
from ...directory.codes import CodesField
from ...placing import address_above, main_page
from ...plan.models import ActivityReference
from ..codes import Audience, ItemKind, Licence
from .form import ItemForm
from .panels import ITEM_PANELS


class LibraryItem(
    PreviewableMixin,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    CollectionMember,
    ClusterableModel,
):
    """A document in both languages. Publishing it publishes its versions, which nothing changes
    afterwards.

    Who may see it follows its collection. ``number`` is its lasting address.
    """

    page = models.ForeignKey(
        "portal.LibraryPage", on_delete=models.PROTECT, related_name="items", editable=False
    )
    number: Any = models.PositiveIntegerField(_("number"), unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=ItemKind.choices)
    title = models.CharField(_("title (Serbian, Cyrillic)"), max_length=200)
    title_en = models.CharField(_("title (English)"), max_length=200)
    summary = models.TextField(_("summary (Serbian, Cyrillic)"), max_length=600)
    summary_en = models.TextField(_("summary (English)"), max_length=600)
    issuer = models.CharField(_("who issued it (Serbian, Cyrillic)"), max_length=200)
    issuer_en = models.CharField(_("who issued it (English)"), max_length=200)
    reference = models.CharField(
        _("where it was published (Serbian, Cyrillic)"),
        max_length=200,
        blank=True,
        help_text=_("As with a law: the gazette with number and year."),
    )
    reference_en = models.CharField(
        _("where it was published (English)"), max_length=200, blank=True
    )
    adopted_on = models.DateField(_("adopted or issued on"), null=True, blank=True)
    adopted_year = models.PositiveSmallIntegerField(
        _("year, where the day is not known"), null=True, blank=True
    )
    parties = models.TextField(_("parties (Serbian, Cyrillic)"), max_length=400, blank=True)
    parties_en = models.TextField(_("parties (English)"), max_length=400, blank=True)
    binding = models.CharField(_("whom it binds (Serbian, Cyrillic)"), max_length=300, blank=True)
    binding_en = models.CharField(_("whom it binds (English)"), max_length=300, blank=True)
    sectors = CodesField(
        _("sectors"),
        max_length=120,
        blank=True,
        codes=dict(Sector.choices),
        help_text=_("Nothing chosen: every sector."),
    )
    audiences = CodesField(_("whom it is for"), max_length=120, codes=dict(Audience.choices))
    licence = models.CharField(_("licence"), max_length=20, choices=Licence.choices)
    source = models.CharField(
        _("where it was taken from (Serbian, Cyrillic)"), max_length=300, blank=True
    )
    source_en = models.CharField(_("where it was taken from (English)"), max_length=300, blank=True)
    source_url = models.URLField(_("address of the source"), blank=True)
    review_on = models.DateField(_("to be checked by"), null=True, blank=True)

    access_parent = "page"
    bumps_generation = True
    # What professionals act on is read by a second person first.
    needs_safety_review = True
    base_form_class = ItemForm
    panels: ClassVar[list[Panel]] = ITEM_PANELS

    class Meta:
        verbose_name = _("item of the library")
        verbose_name_plural = _("items of the library")
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(title__gt="", title_en__gt="", summary__gt="", issuer__gt=""),
                name="portal_libraryitem_has_words",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ItemKind.values, licence__in=Licence.values),
                name="portal_libraryitem_codes",
            ),
            models.CheckConstraint(
                condition=~Q(kind="protocol")
                | Q(parties__gt="", parties_en__gt="", binding__gt="", binding_en__gt=""),
                name="portal_libraryitem_protocol_says_who",
            ),
            models.CheckConstraint(
                condition=Q(adopted_on=None) | Q(adopted_year=None),
                name="portal_libraryitem_one_date",
            ),
        ]

    def __str__(self) -> str:
        return self.said("title")

    def said(self, name: str, language: str = "") -> str:
        """Return its words called ``name`` in a content language, or in the one that is active."""
        code = language or content_language()
        return str(getattr(self, f"{name}_en" if code == "en" else name) or "")

    @property
    def year(self) -> int | None:
        """The year in which it was adopted or issued, if it is known."""
        return self.adopted_on.year if self.adopted_on else self.adopted_year

    def clean(self) -> None:
        """Refuse a protocol of nobody, and two dates."""
        super().clean()
        errors: dict[str, Any] = {}
        if self.kind == ItemKind.PROTOCOL:
            for name in ("parties", "parties_en", "binding", "binding_en"):
                if not getattr(self, name):
                    errors[name] = _("A protocol says who agreed and whom it binds.")
        if self.adopted_on and self.adopted_year:
            errors["adopted_year"] = _("Write the day or the year, not both.")
        if errors:
            raise ValidationError(errors)

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Put the item beneath its page, then validate."""
        self._settle()
        super().full_clean(*args, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save beneath the page of the library, with a number that stays."""
        self._settle()
        super().save(*args, **kwargs)

    def _settle(self) -> None:
        if self.page_id is None:
            self.page = main_page("LibraryPage")
        if self.number is None:
            items = type(self)._default_manager.all()
            self.number = (items.aggregate(last=Max("number"))["last"] or 0) + 1

    def get_url(self, request: HttpRequest | None = None) -> str:
        """Return the lasting address, in the language that is active."""
        return f"{address_above(self, request)}{self.number}/"

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """Return the template of the item's own page."""
        return "portal/library/item.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Return what the item's own page would show."""
        return {"page": self.page, **self.page.preview_context(request, self)}


class ItemActivity(ActivityReference):
    """That an item shows an activity of the work plan."""

    item = ParentalKey(LibraryItem, on_delete=models.CASCADE, related_name="activities")

    access_parent = "item"

    class Meta(ActivityReference.Meta):
        verbose_name = _("activity that it shows")
        verbose_name_plural = _("activities that it shows")
