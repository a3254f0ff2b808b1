"""The press room: its releases, whom newsrooms ask, and the guide for reporters beneath it."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, Panel
from wagtail.models import Orderable

from foundation.access import Visitor, visible_to
from foundation.blocks import BodyField
from foundation.models import BasePage
from foundation.models.help import telephone
from foundation.sharing import Shared

from ..listing import Narrowed, narrow
from ..models.footer import InFooter
from ..models.standard import texts_beneath
from ..models.subscribable import Subscribable
from ..queries import NEWEST_FIRST
from .queries import as_teasers, releases_beneath
from .release import ReleasePage


class PressRoomPage(Subscribable, InFooter, Shared, BasePage):
    """Every release, newest first, to read and to subscribe to."""

    lead = models.TextField(_("lead"), max_length=400, blank=True)
    body = BodyField(
        blank=True,
        verbose_name=_("text"),
        help_text=_("How newsrooms are answered. Shown beside the contacts."),
    )

    template = "centre/press/press_room_page.html"
    parent_page_types: ClassVar[list[str]] = ["centre.HomePage"]
    subpage_types: ClassVar[list[str]] = ["centre.ReleasePage", "centre.StandardPage"]
    max_count_per_parent = 1
    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldPanel("lead"),
        InlinePanel(
            "contacts",
            heading=_("Contacts for newsrooms"),
            label=_("Office"),
            help_text=_("Offices only: no names and no private numbers of people."),
        ),
        FieldPanel("body"),
    ]
    promote_panels: ClassVar[list[Panel]] = [*BasePage.promote_panels, InFooter.footer_panel]

    class Meta:
        verbose_name = _("press room")
        verbose_name_plural = _("press rooms")

    def narrowed(self, user: Visitor, query: QueryDict, clear_url: str = "") -> Narrowed:
        """Return the releases that ``user`` may see, as ``query`` narrows them."""
        releases = visible_to(user, ReleasePage.objects.child_of(self)).order_by(*NEWEST_FIRST)
        return narrow(user, query, releases, {}, clear_url=clear_url)

    def entries(self, user: Visitor, pks: Sequence[int]) -> Iterable[ReleasePage]:
        """Return the releases with these keys that ``user`` may see, newest first."""
        return releases_beneath(user, self).filter(pk__in=pks)

    def as_teasers(
        self, request: HttpRequest, entries: Iterable[Any], tags: dict[int, list[str]]
    ) -> list[dict[str, Any]]:
        """Return what the teaser component shows of each release."""
        return as_teasers(request, entries, tags)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add whom newsrooms ask, and the pages of text beneath, such as the guide."""
        return {
            **super().get_context(request, *args, **kwargs),
            "contacts": self.contacts.all(),
            "guides": texts_beneath(request, self),
        }


class PressContact(Orderable):
    """An office that answers newsrooms, and what for. A person is never named here."""

    page = ParentalKey(PressRoomPage, on_delete=models.CASCADE, related_name="contacts")
    office = models.CharField(_("office"), max_length=120)
    subject = models.CharField(
        _("what for"), max_length=200, blank=True, help_text=_("And when somebody answers.")
    )
    telephone = models.CharField(
        _("telephone"),
        max_length=20,
        blank=True,
        validators=[telephone],
    )
    email = models.EmailField(_("e-mail"), blank=True)

    access_parent = "page"
    panels: ClassVar[list[Panel]] = [
        FieldPanel("office"),
        FieldPanel("subject"),
        FieldPanel("telephone"),
        FieldPanel("email"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("contact for newsrooms")
        verbose_name_plural = _("contacts for newsrooms")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~models.Q(telephone="", email=""),
                name="centre_press_contact_can_be_reached",
                violation_error_message=_("Give a telephone number or an e-mail address."),
            )
        ]

    def __str__(self) -> str:
        return self.office

    @property
    def dialled(self) -> str:
        """The number as a telephone takes it."""
        return self.telephone.replace(" ", "")
