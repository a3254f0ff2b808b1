"""What procurement and vacancies have in common."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.search import index

from foundation.blocks import BodyField
from foundation.minute import MinuteField
from foundation.models import BasePage, Embargoed
from foundation.navigation import trail
from foundation.reader import is_shown
from foundation.sharing import Card, Shared
from portal.api import links_to_activities

from ..models.evidence import ShowsActivities
from ..models.subscribable import RESERVED_SLUGS, Listable
from .blocks import Amendments, NoticeDocuments
from .shown import amendments_of, deadline_words, facts_of
from .states import NoticeState, Outcome, state_of


class NoticePage(Listable, ShowsActivities, Embargoed, Shared, BasePage):
    """A notice that is open until a minute of Belgrade."""

    date = models.DateField(_("published on"), default=timezone.localdate, db_index=True)
    deadline = MinuteField(
        _("open until (Belgrade time)"),
        help_text=_("At this minute the notice closes by itself."),
    )
    lead = models.TextField(
        _("lead"), max_length=400, help_text=_("What it is about, in two sentences.")
    )
    body = BodyField(verbose_name=_("text"))
    documents = BodyField(NoticeDocuments(), blank=True, verbose_name=_("documents"))
    amendments = BodyField(
        Amendments(),
        blank=True,
        verbose_name=_("changes"),
        help_text=_("Changes and answers to questions, each with its day. Nothing is overwritten."),
    )
    outcome = models.CharField(
        _("outcome"), max_length=16, choices=Outcome.choices, blank=True, default=Outcome.NONE
    )
    outcome_date = models.DateField(_("decided on"), null=True, blank=True)
    outcome_note = models.TextField(_("what was decided"), max_length=600, blank=True)

    # What is shown changes with the clock at this minute too.
    instants: ClassVar[tuple[str, ...]] = ("embargoed_until", "deadline")
    subpage_types: ClassVar[list[str]] = []
    search_fields: ClassVar[list[index.BaseField]] = [
        *BasePage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.FilterField("date"),
    ]
    outcome_panel = MultiFieldPanel(
        [FieldPanel("outcome"), FieldPanel("outcome_date"), FieldPanel("outcome_note")],
        heading=_("Outcome"),
    )
    settings_panels: ClassVar[list[Panel]] = [
        *Embargoed.embargo_panels,
        *BasePage.settings_panels,
    ]

    class Meta:
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(outcome="") | models.Q(outcome_date__isnull=False),
                name="%(app_label)s_%(class)s_outcome_is_dated",
                violation_error_message=_("Say on which day that was decided."),
            )
        ]

    def clean(self) -> None:
        """Refuse an address that the list keeps, and a deadline before the notice."""
        super().clean()
        if self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": _("This address is kept for the feeds.")})
        if self.deadline and self.date and timezone.localdate(self.deadline) < self.date:
            raise ValidationError({"deadline": _("It would close before it is published.")})

    @property
    def state(self) -> NoticeState:
        """Whether it is open now."""
        return state_of(self.outcome, self.deadline)

    @property
    def state_label(self) -> Any:
        """The state in words; page types have words of their own for some."""
        return self.state_labels().get(self.state, self.state.label)

    @classmethod
    def state_labels(cls) -> dict[NoticeState, Any]:
        """Return the words that differ from the common ones."""
        return {}

    def own_facts(self) -> list[dict[str, Any]]:
        """Return what a page type tells besides (label, value, perhaps url)."""
        return []

    @property
    def shown_documents(self) -> list[Any]:
        """The documents that its reader gets now."""
        return [block for block in self.documents if is_shown(block.value["document"])]

    def share_card(self) -> Card:
        """Return the title with the kind of notice and until when it is open."""
        kind = str(self._meta.verbose_name).capitalize()
        return Card(self.title, kind, deadline_words(self.deadline))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add state, facts, documents, changes and what it shows of the plan."""
        return {
            **super().get_context(request, *args, **kwargs),
            "trail": trail(request, self),
            "is_open": self.state == NoticeState.OPEN,
            "deadline_words": deadline_words(self.deadline),
            "facts": facts_of(self),
            "amendments": amendments_of(self),
            "activities": links_to_activities(request, self.activity_keys()),
        }
