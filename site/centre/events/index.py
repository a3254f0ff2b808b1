"""The list of events, and its feeds and calendar."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.contrib.routable_page.models import path

from foundation.access import Visitor, visible_to
from foundation.choosing import Filter, occurring
from foundation.models import BasePage
from foundation.sharing import Shared

from ..feeds import title_of
from ..listing import Listed, Narrowed, narrow
from ..models.subscribable import Subscribable
from .calendars import MEDIA_TYPE, calendar_response
from .models import CALENDAR, EventKind, EventPage
from .queries import as_teasers, events_beneath, in_order
from .times import over

WHEN = {"coming": _("Still to come"), "past": _("Past")}


class EventIndexPage(Subscribable, Shared, BasePage):
    """Every event, what comes next first, to read and to subscribe to."""

    lead = models.TextField(_("lead"), max_length=400, blank=True)

    # A list says only what its pages say.
    needs_safety_review = False
    template = "centre/events/event_index_page.html"
    parent_page_types: ClassVar[list[str]] = ["centre.HomePage"]
    subpage_types: ClassVar[list[str]] = ["centre.EventPage"]
    max_count_per_parent = 1
    show_in_menus_default = True
    content_panels: ClassVar[list[Panel]] = [*BasePage.content_panels, FieldPanel("lead")]

    class Meta:
        verbose_name = _("list of events")
        verbose_name_plural = _("lists of events")

    def narrowed(self, user: Visitor, query: QueryDict, clear_url: str = "") -> Narrowed:
        """Return the events that ``user`` may see, as ``query`` narrows them."""
        events = visible_to(user, EventPage.objects.child_of(self))
        past = set(events.filter(over()).values_list("pk", flat=True))
        kinds = dict(EventKind.choices)
        narrowed = narrow(
            user, query, in_order(events), kinds, day="starts_on", clear_url=clear_url
        )
        return narrowed.also(query, _when(past))

    def entries(self, user: Visitor, pks: Sequence[int]) -> Iterable[EventPage]:
        """Return the events with these keys that ``user`` may see, what comes next first."""
        return events_beneath(user, self).filter(pk__in=pks)

    def as_teasers(
        self, request: HttpRequest, entries: Iterable[Any], tags: dict[int, list[str]]
    ) -> list[dict[str, Any]]:
        """Return what the teaser component shows of each event."""
        return as_teasers(request, entries, tags)

    def get_route_paths(self) -> list[str]:
        """Let the calendar lead on too when the page moves."""
        return [*super().get_route_paths(), f"/{CALENDAR}"]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the calendar of the list as it is narrowed, and part what is over from the rest."""
        context = super().get_context(request, *args, **kwargs)
        query = context["choice"].query
        return {
            **context,
            "calendars": [
                {
                    "title": "iCalendar",
                    "url": self.get_url(request) + CALENDAR + query,
                    "type": MEDIA_TYPE,
                }
            ],
            "coming": [event for event in context["teasers"] if not event["is_past"]],
            "past": [event for event in context["teasers"] if event["is_past"]],
        }

    @path(f"{CALENDAR}/", name="calendar")
    def calendar(self, request: HttpRequest) -> HttpResponse:
        """Serve every event that everybody may see as a calendar, narrowed as the address says."""
        reader = AnonymousUser()
        narrowed = self.narrowed(reader, request.GET)
        return calendar_response(
            request,
            self.entries(reader, narrowed.pks),
            name=title_of(self, narrowed),
            tags=narrowed.tags(),
        )


def _when(past: set[int]) -> Filter[Listed]:
    """Return the filter by whether an event is over, as those with the keys ``past`` are."""

    def when(listed: Listed) -> tuple[str]:
        return ("past" if listed.pk in past else "coming",)

    return Filter(
        "when", _("When"), _("Any time"), when, lambda items: occurring(items, when, WHEN)
    )
