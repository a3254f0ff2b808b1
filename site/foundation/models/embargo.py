"""Pages that are published now and appear at their minute, and the links that open them before."""

from datetime import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel

from .. import moment
from ..minute import MinuteField


class Embargoed(models.Model):
    """Mixin of a page type: fields and panels of an embargo.

    A page under embargo is published like any other; ``foundation.embargo`` keeps it, its children
    and its files from everybody until the minute has come.
    """

    embargoed_until = MinuteField(
        _("embargo until (Belgrade time)"),
        null=True,
        blank=True,
        help_text=_(
            "Publish the page now: until this minute it does not exist for readers, and neither do "
            "its pictures and files that nothing else shows. Then all of it appears at once."
        ),
    )

    instants: ClassVar[tuple[str, ...]] = ("embargoed_until",)
    embargo_panels: ClassVar[list[Panel]] = [FieldPanel("embargoed_until")]

    class Meta:
        abstract = True

    def is_under_embargo(self) -> bool:
        """Say whether the page's own minute is still to come."""
        return self.embargoed_until is not None and self.embargoed_until > moment.now()

    @property
    def shown_since(self) -> datetime | None:
        """When readers first got this version: at publication, or when its embargo ended."""
        published = getattr(self, "last_published_at", None)
        return max((at for at in (published, self.embargoed_until) if at), default=None)

    @property
    def status_string(self) -> str:
        """The state that the desk shows: a page under embargo is not yet live."""
        if self.live and self.is_under_embargo():  # type: ignore[attr-defined]
            return str(_("under embargo"))
        return super().status_string  # type: ignore[misc]

    def clean(self) -> None:
        """Refuse to hide again what readers have seen."""
        super().clean()
        if self.is_under_embargo() and self._was_public():
            raise ValidationError(
                {"embargoed_until": _("Readers see this page already: unpublish it instead.")}
            )
        expire_at = getattr(self, "expire_at", None)
        if self.embargoed_until and expire_at and expire_at <= self.embargoed_until:
            raise ValidationError({"embargoed_until": _("It is withdrawn before it is shown.")})

    def _was_public(self) -> bool:
        if self.pk is None:
            return False
        now = moment.now()
        pages: Any = type(self)._default_manager
        stored = pages.filter(pk=self.pk, live=True)
        return bool(stored.exclude(embargoed_until__gt=now).exclude(go_live_at__gt=now).exists())


class EmbargoLink(models.Model):
    """A link that opens one page under embargo until it expires. Deleting it revokes it.

    Whom it was given to is not kept: no personal data.
    """

    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="embargo_links",
    )
    expires_at = MinuteField(_("valid until (Belgrade time)"))
    created_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)

    access_parent = "page"

    class Meta:
        verbose_name = _("key link")
        verbose_name_plural = _("key links")
        ordering: ClassVar[list[str]] = ["-created_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("created_at")),
                name="foundation_link_expires_later",
                violation_error_message=_("It must expire later than now."),
            )
        ]

    def __str__(self) -> str:
        return str(self.page)

    def clean(self) -> None:
        """Refuse a link to a page that has no embargo: it would open nothing."""
        super().clean()
        page: Any = self.page.specific_deferred if self.page_id else None
        if page is not None and getattr(page, "embargoed_until", None) is None:
            raise ValidationError({"page": _("This page is under no embargo.")})


class EmbargoEnd(models.Model):
    """That the publisher did what follows the end of an embargo: once for a page and a minute."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    instant = models.DateTimeField()
    done_at = models.DateTimeField(default=timezone.now)

    access_parent = "page"
    wagtail_reference_index_ignore = True

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("page", "instant"), name="foundation_embargo_ends_once")
        ]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.instant:%Y-%m-%dT%H:%MZ}"
