"""A required publication: what it is, its versions, and the year it is about."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, Panel
from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path
from wagtail.search import index

from foundation.blocks import BodyField
from foundation.models import BasePage, Embargoed
from foundation.navigation import trail
from foundation.sharing import Card, Shared
from portal.api import PlanPage, links_to_activities

from ..models.evidence import ShownActivity, ShowsActivities
from ..models.subscribable import RESERVED_SLUGS, Listable
from .kinds import YEARLY, PublicationKind
from .serving import serve_file
from .shown import plan_link, versions_of


class PublicationPage(RoutablePageMixin, Listable, ShowsActivities, Embargoed, Shared, BasePage):
    """One document, with every version of it that was ever published."""

    kind = models.CharField(_("kind"), max_length=20, choices=PublicationKind.choices)
    year = models.PositiveSmallIntegerField(
        _("year that it is about"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1900), MaxValueValidator(2200)],
        help_text=_("Plans and reports have one; acts in force and the booklet have none."),
    )
    date = models.DateField(_("published on"), default=timezone.localdate)
    lead = models.TextField(
        _("lead"), max_length=400, help_text=_("What it is about, in two sentences.")
    )
    body = BodyField(blank=True, verbose_name=_("text"))
    plan = models.ForeignKey(
        PlanPage,
        verbose_name=_("the plan on this site"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        limit_choices_to={"locale__language_code": "sr"},
        help_text=_("Where the plan can be read activity by activity."),
    )

    template = "centre/publications/publication_page.html"
    parent_page_types: ClassVar[list[str]] = ["centre.PublicationIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    search_fields: ClassVar[list[index.BaseField]] = [
        *BasePage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.FilterField("kind"),
        index.FilterField("year"),
    ]
    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("kind"), FieldPanel("year"), FieldPanel("date")],
            heading=_("Where it is listed"),
        ),
        FieldPanel("lead"),
        InlinePanel(
            "files",
            heading=_("Versions"),
            label=_("File"),
            help_text=_(
                "Once the page is published, its versions stay as they are. To replace a file, add "
                "it as the next version."
            ),
        ),
        FieldPanel("plan"),
        FieldPanel("body"),
        ShowsActivities.evidence_panel,
    ]
    settings_panels: ClassVar[list[Panel]] = [
        *Embargoed.embargo_panels,
        *BasePage.settings_panels,
    ]

    class Meta:
        verbose_name = _("required publication")
        verbose_name_plural = _("required publications")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~models.Q(kind__in=[kind.value for kind in YEARLY])
                | models.Q(year__isnull=False),
                name="centre_publication_has_its_year",
                violation_error_message=_("Say which year it is about."),
            )
        ]

    def clean(self) -> None:
        """Refuse to change a published version, and an address that the list keeps."""
        super().clean()
        if self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": _("This address is kept for the list itself.")})
        published = (
            {
                (each.number, each.language, each.title): each.copied_from
                for each in self.published_files.all()
            }
            if self.pk
            else {}
        )
        for row in self.files.all():
            stored = published.get((row.number, row.language, row.title))
            if stored is not None and stored != row.document_id:
                raise ValidationError(
                    _("Version %(number)s is published and stays as it is: add the next version."),
                    params={"number": row.number},
                )

    @property
    def feed_date(self) -> Any:
        """The day on which it was published."""
        return self.date

    def share_card(self) -> Card:
        """Return the title with the kind and the year."""
        return Card(self.title, self.get_kind_display(), str(self.year or ""))

    def get_route_paths(self) -> list[str]:
        """Return what leads on when the page moves: itself, and each published file."""
        return ["/", *(f"/{each.route}" for each in self.published_files.all())]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add its versions, newest first, where the plan can be read, and what it shows of it."""
        return {
            **super().get_context(request, *args, **kwargs),
            "trail": trail(request, self),
            "versions": versions_of(request, self),
            "plan": plan_link(request, self),
            "activities": links_to_activities(request, self.activity_keys()),
        }

    @re_path(r"^v(?P<number>[1-9][0-9]{0,3})/(?P<name>[\w.-]+)/?$", name="file")
    def serve_version(self, request: HttpRequest, number: str, name: str) -> HttpResponseBase:
        """Serve a published file as it was published. Raises ``Http404`` for what never was."""
        return serve_file(request, self, int(number), name)


class PublicationEvidence(ShownActivity):
    """That a publication shows an activity."""

    page = ParentalKey(PublicationPage, on_delete=models.CASCADE, related_name="evidence")

    class Meta(ShownActivity.Meta):
        abstract = False
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=("page", "activity"), name="centre_publication_evidence_once"
            )
        ]
