"""A campaign: what it is for, for whom, when, and what it says."""

from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel
from wagtail.search import index

from foundation import moment
from foundation.blocks import BodyField
from foundation.keeping.parts import kept_beside
from foundation.minute import in_belgrade
from foundation.models import BasePage, Embargoed, SiteImage
from foundation.navigation import trail
from foundation.sharing import Card, Shared
from portal.api import links_to_activities

from ...communities.addresses import LIST, REPORT
from ...models.evidence import ShowsActivities
from ...models.subscribable import RESERVED_SLUGS, Listable
from ...models.topic import HasTopics
from ..blocks import KeyMessages
from ..queries import days_of, facts_of, kit_teasers, kits_beneath


class CampaignPage(Listable, HasTopics, ShowsActivities, Embargoed, Shared, BasePage):
    """What the Centre wants to be known, by whom, between which days; its kits stand beneath."""

    aim = models.TextField(
        _("aim"),
        max_length=400,
        help_text=_("What should be different afterwards, in two sentences."),
    )
    audience = models.CharField(
        _("audience"), max_length=200, help_text=_("Whom it speaks to, for example: job seekers.")
    )
    begins = models.DateField(_("begins on"), db_index=True)
    ends = models.DateField(
        _("ends on"), null=True, blank=True, help_text=_("Leave empty for one that goes on.")
    )
    languages = models.CharField(
        _("languages"),
        max_length=120,
        help_text=_("In which languages there is material, for example: Serbian, English."),
    )
    key_messages = BodyField(KeyMessages(), verbose_name=_("key messages"))
    picture = models.ForeignKey(
        SiteImage,
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Its credit and licence are kept with the picture."),
    )
    picture_alt = models.CharField(
        _("what the picture shows"),
        max_length=200,
        blank=True,
        help_text=_("Read aloud to readers who can't see it."),
    )
    body = BodyField(blank=True, verbose_name=_("text"))

    template = "centre/campaigns/campaign_page.html"
    parent_page_types: ClassVar[list[str]] = ["centre.CampaignIndexPage"]
    subpage_types: ClassVar[list[str]] = ["centre.KitPage"]
    search_fields: ClassVar[list[index.BaseField]] = [
        *BasePage.search_fields,
        index.SearchField("aim"),
        index.SearchField("body"),
    ]
    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("aim"), FieldPanel("audience")], heading=_("What it is for")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("begins"), FieldPanel("ends")]),
                FieldPanel("languages"),
                HasTopics.topics_panel,
            ],
            heading=_("When, in which languages, and about what"),
        ),
        FieldPanel("key_messages"),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_alt")], heading=_("Picture")),
        FieldPanel("body"),
        ShowsActivities.evidence_panel,
    ]
    settings_panels: ClassVar[list[Panel]] = [
        *Embargoed.embargo_panels,
        *BasePage.settings_panels,
    ]

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(ends=None) | models.Q(ends__gte=models.F("begins")),
                name="centre_campaign_time_forward",
                violation_error_message=_("It ends before it begins."),
            )
        ]

    def clean(self) -> None:
        """Refuse a picture without words for it, and an address that the list keeps for itself."""
        super().clean()
        errors = {}
        if self.picture_id and not self.picture_alt.strip():
            errors["picture_alt"] = _("Say what the picture shows.")
        if self.slug in RESERVED_SLUGS or f"{self.slug}/" == LIST:
            errors["slug"] = _("This address is kept for the feeds.")
        if errors:
            raise ValidationError(errors)

    @property
    def description(self) -> str:
        """The search description, or the aim where an editor gave none."""
        return self.search_description or self.aim

    @property
    def feed_date(self) -> date:
        """The day on which it begins."""
        return self.begins

    def share_card(self) -> Card:
        """Return the title with what it is and its days."""
        return Card(self.title, str(_("Campaign")), days_of(self))

    @property
    def is_over(self) -> bool:
        """Say whether its last day in Belgrade has passed."""
        return self.ends is not None and self.ends < in_belgrade(moment.now()).date()

    def addresses_behind(self) -> list[str]:
        """Return the page, what communities did, and where they tell it."""
        return ["", LIST, f"{LIST}{REPORT}"]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the way here, the kits that the visitor may see, and the activities it serves."""
        return {
            **super().get_context(request, *args, **kwargs),
            "trail": trail(request, self),
            "facts": facts_of(self),
            "list_url": self.get_parent().get_url(request),
            **kept_beside(request, self, "context", lambda: self._beside(request)),
        }

    def _beside(self, request: HttpRequest) -> dict[str, Any]:
        return {
            "topics": list(self.topics.all()),
            "kits": kit_teasers(request, kits_beneath(request.user, self)),
            "activities": links_to_activities(request, self.activity_keys()),
        }
