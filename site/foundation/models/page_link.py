"""Links in published texts, and whether they lead anywhere."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Fault(models.TextChoices):
    """Why a link is dead."""

    NONE = "", _("works")
    MISSING = "missing", _("there is nothing at this address")
    HIDDEN = "hidden", _("readers may not see what is there")
    BROKEN = "broken", _("the address answers with an error")
    UNREACHABLE = "unreachable", _("the other site does not answer")
    REFUSED = "refused", _("the address is not asked: it is not on the public network")


class FoundLinks(models.QuerySet["FoundLink"]):
    """Asks about links."""

    def dead(self) -> "FoundLinks":
        """Keep those that failed on two days in a row, or that somebody found dead."""
        return self.filter(failures__gte=FoundLink.REPORTED_AFTER)


class FoundLink(models.Model):
    """One link in a published text: where it stands, and what was found at its last check.

    ``failures`` counts checks on different days in a row that failed: one may be chance, so a link
    counts as dead from the second. ``checked_at`` is empty for what nobody has opened yet. Who
    inherits it has a key to the text, and says in ``owner_name`` what that is called.
    """

    REPORTED_AFTER = 2

    field = models.CharField(_("field"), max_length=80)
    block = models.CharField(max_length=80, blank=True)
    number = models.PositiveIntegerField(default=0)
    ordinal = models.PositiveIntegerField(default=0)
    text = models.CharField(_("words of the link"), max_length=255, blank=True)
    address = models.TextField(_("address"))
    is_outside = models.BooleanField(_("leads to another site"))
    fault = models.CharField(_("state"), max_length=12, choices=Fault.choices, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    failing_since = models.DateTimeField(null=True)
    checked_at = models.DateTimeField(_("last checked"), null=True)
    checked_by_hand = models.BooleanField(default=False)
    found_at = models.DateTimeField(default=timezone.now)

    objects = FoundLinks.as_manager()

    owner_name: ClassVar[str]
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.address

    @property
    def owner(self) -> Any:
        """The text."""
        return getattr(self, self.owner_name)

    @property
    def owner_pk(self) -> int:
        """The number of the text."""
        number: int = getattr(self, f"{self.owner_name}_id")
        return number


def links_in_order(owner: str, stands_once: str, fails_since: str) -> list[models.BaseConstraint]:
    """Return what the database holds of links in texts, under these names."""
    return [
        models.UniqueConstraint(fields=(owner, "field", "number", "ordinal"), name=stands_once),
        models.CheckConstraint(
            condition=Q(fault="", failures=0, failing_since=None)
            | Q(fault__gt="", failures__gt=0, failing_since__lte=F("checked_at")),
            name=fails_since,
        ),
    ]


class PageLink(FoundLink):
    """One link in a published page."""

    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="page_links",
    )

    owner_name = "page"
    access_parent = "page"

    class Meta:
        verbose_name = _("link in a page")
        verbose_name_plural = _("links in pages")
        constraints: ClassVar[list[models.BaseConstraint]] = links_in_order(
            "page", "foundation_link_stands_once", "foundation_link_fails_since_a_check"
        )
