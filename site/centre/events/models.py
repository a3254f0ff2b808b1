"""An event, and which activities of the plan it shows."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.search import index

from foundation.blocks import BodyField
from foundation.keeping.parts import kept_beside
from foundation.models import BasePage, Embargoed
from foundation.navigation import trail
from foundation.sharing import Card, Shared
from portal.api import links_to_activities

from ..models.evidence import ShownActivity, ShowsActivities
from ..models.subscribable import RESERVED_SLUGS, Listable
from ..models.topic import HasTopics
from .calendars import calendar_response
from .facts import facts_of
from .related import related
from .times import Timed, begun, listed
from .where import Attendance, Where

# Asked for as it stands here; Wagtail matches addresses with a slash at their end.
CALENDAR = "calendar.ics"


class EventKind(models.TextChoices):
    """What kind of event it is."""

    CONFERENCE = "conference", _("Conference")
    ROUND_TABLE = "round-table", _("Round table")
    TRAINING = "training", _("Training")
    MEETING = "meeting", _("Meeting")
    OBSERVANCE = "observance", _("Observance")


class EventStatus(models.TextChoices):
    """Whether it takes place as announced."""

    SCHEDULED = "scheduled", _("as announced")
    POSTPONED = "postponed", _("postponed")
    CANCELLED = "cancelled", _("cancelled")


ICAL = {"scheduled": "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}


class EventPage(
    Listable,
    HasTopics,
    ShowsActivities,
    Embargoed,
    Timed,
    Where,
    Shared,
    RoutablePageMixin,
    BasePage,
):
    """When and where something takes place, and afterwards what came of it."""

    kind = models.CharField(
        _("type"), max_length=12, choices=EventKind.choices, default=EventKind.CONFERENCE
    )
    status = models.CharField(
        _("takes place"), max_length=10, choices=EventStatus.choices, default=EventStatus.SCHEDULED
    )
    lead = models.TextField(
        _("lead"), max_length=400, help_text=_("What it is about, in two sentences.")
    )
    body = BodyField(blank=True, verbose_name=_("text"))
    programme = BodyField(blank=True, verbose_name=_("programme"))
    outcome = BodyField(
        blank=True,
        verbose_name=_("papers and conclusions"),
        help_text=_("Afterwards: what was said and decided, with the files."),
    )

    share_type = "article"
    template = "centre/events/event_page.html"
    parent_page_types: ClassVar[list[str]] = ["centre.EventIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    search_fields: ClassVar[list[index.BaseField]] = [
        *BasePage.search_fields,
        *(index.SearchField(name) for name in ("lead", "body", "programme", "outcome", "venue")),
        index.FilterField("starts_on"),
    ]
    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("kind"), FieldPanel("status"), HasTopics.topics_panel],
            heading=_("Where it is listed"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_on"), FieldPanel("starts_at")]),
                FieldRowPanel([FieldPanel("ends_on"), FieldPanel("ends_at")]),
            ],
            heading=_("When"),
        ),
        Where.where_panel,
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("programme"),
        FieldPanel("outcome"),
        ShowsActivities.evidence_panel,
    ]
    settings_panels: ClassVar[list[Panel]] = [
        *Embargoed.embargo_panels,
        *BasePage.settings_panels,
    ]

    class Meta(Timed.Meta):
        abstract = False
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Fill in the last day, then validate."""
        self.fill_last_day()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        """Fill in the last day of a draft as well."""
        self.fill_last_day()
        super().minimal_clean()

    def clean(self) -> None:
        """Refuse an address that the list keeps for itself."""
        super().clean()
        if self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": _("This address is kept for the feeds.")})

    @property
    def kicker(self) -> str:
        """The type, and whether it takes place otherwise than announced."""
        if self.status == EventStatus.SCHEDULED:
            return self.get_kind_display()
        return f"{self.get_kind_display()}, {self.get_status_display()}"

    @property
    def description(self) -> str:
        """The search description; or when, where and what it is."""
        told = listed(self.when, self.place).removesuffix(".")
        return self.search_description or f"{told}: {self.lead}"

    @property
    def ical_status(self) -> str:
        """What a calendar calls its status."""
        return ICAL[self.status]

    @property
    def feed_date(self) -> Any:
        """When it was announced: readers of feeds hide what is dated in the future."""
        return max(
            (at for at in (self.first_published_at, self.embargoed_until) if at),
            default=self.starts_on,
        )

    def share_card(self) -> Card:
        """Return the title with the type, the days and the place."""
        return Card(self.title, self.kicker, listed(self.when, self.venue))

    def machine_facts(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Return the event."""
        return [facts_of(self)]

    def facts(self) -> list[dict[str, Any]]:
        """Return when and where it is, and how one takes part: label, value, url."""
        where = self.place or ("" if self.is_past else _("to be announced"))
        # A day is marked everywhere, each as they can.
        everywhere = self.kind == EventKind.OBSERVANCE and not self.place
        found: list[dict[str, Any]] = [
            {"label": _("When"), "value": self.when},
            {
                "label": _("Where"),
                "value": "" if everywhere or self.attendance == Attendance.ONLINE else where,
            },
            {
                "label": _("How one takes part"),
                "value": "" if everywhere else self.get_attendance_display(),
            },
            {"label": _("To follow"), "value": self.follow_url, "url": self.follow_url},
            {"label": _("Contact"), "value": self.contact},
        ]
        return [fact for fact in found if fact["value"]]

    def get_route_paths(self) -> list[str]:
        """Let the calendar lead on too when the page moves."""
        return [*super().get_route_paths(), f"/{CALENDAR}"]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the way here, topics, activities, the calendar, and what is on the same subject."""
        return {
            **super().get_context(request, *args, **kwargs),
            "trail": trail(request, self),
            "facts": self.facts(),
            "list_url": self.get_parent().get_url(request),
            "calendar_url": self.get_url(request) + CALENDAR,
            **kept_beside(request, self, "context", lambda: self._beside(request)),
        }

    def _beside(self, request: HttpRequest) -> dict[str, Any]:
        keys = self.activity_keys()
        return {
            "topics": list(self.topics.all()),
            "activities": links_to_activities(request, keys),
            "related": related(request, self, keys),
        }

    @path(f"{CALENDAR}/", name="calendar")
    def calendar(self, request: HttpRequest) -> HttpResponse:
        """Serve the event as a calendar of one."""
        tags = [topic.shown_name for topic in self.topics.all()]
        return calendar_response(request, [self], name=self.title, tags={self.pk: tags})


class EventEvidence(ShownActivity):
    """That an event shows an activity: not before it begins, and not if it is called off."""

    page = ParentalKey("centre.EventPage", on_delete=models.CASCADE, related_name="evidence")

    class Meta(ShownActivity.Meta):
        abstract = False
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("page", "activity"), name="centre_event_evidence_once")
        ]

    @classmethod
    def visible_now(cls) -> models.Q:
        """Return the condition that the event took place, or does."""
        taken_place = EventPage._base_manager.filter(begun(), status=EventStatus.SCHEDULED)
        return models.Q(page__in=taken_place.values("pk"))
