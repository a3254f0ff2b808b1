"""One service: what, for whom, how to get it. A safe house has no place where its address fits."""

from datetime import datetime, time, timedelta
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    Panel,
    PublishingPanel,
)
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)

from foundation.models.help import telephone

from .. import codes
from ..codes import SAFE_HOUSE, CodesField
from ..municipalities import municipalities_for_choice
from ..secrecy import sounds_like_a_safe_house, tells_a_place
from .confirmable import Confirmable, oldest_valid
from .placing import place_service, share_facts
from .provider import Provider

lasting_address = RegexValidator(
    r"^(?!print$)[a-z0-9]+(-[a-z0-9]+)*$", _("Write small Latin letters, digits and hyphens.")
)
NEVER = datetime(2000, 1, 1)  # noqa: DTZ001 - made aware where it is used
# What could say where something is: nothing of it may be kept of a safe house.
PLACE = ("address", "how_to_get", "areas", "website", "email")


class Service(
    PreviewableMixin,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    Confirmable,
    RevisionMixin,
    TranslatableMixin,
    ClusterableModel,
):
    """A service in one language. ``slug`` never changes once it was published."""

    page = models.ForeignKey(
        "portal.ServicesPage", on_delete=models.CASCADE, related_name="services", editable=False
    )
    slug = models.CharField(_("address"), max_length=60, validators=[lasting_address])
    name = models.CharField(_("name"), max_length=120)
    summary = models.TextField(_("what it is"), max_length=600)
    how_to_get = models.TextField(
        _("how to get it"), max_length=800, blank=True, help_text=_("Empty for a safe house.")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=list(codes.KINDS.items()))
    provider = models.ForeignKey(
        Provider, on_delete=models.PROTECT, related_name="services", verbose_name=_("who gives it")
    )
    ages = CodesField(_("age"), max_length=40, codes=codes.AGES)
    sexes = CodesField(_("sex"), max_length=40, codes=codes.SEXES)
    statuses = CodesField(_("status"), max_length=80, codes=codes.STATUSES)
    languages = CodesField(_("languages"), max_length=80, codes=codes.LANGUAGES)
    cost = models.CharField(_("cost"), max_length=10, choices=list(codes.COSTS.items()))
    areas = CodesField(
        _("area"),
        max_length=4000,
        blank=True,
        codes=municipalities_for_choice,
        help_text=_("Nothing chosen: the whole of Serbia. Empty for a safe house."),
    )
    address = models.CharField(
        _("street address"), max_length=200, blank=True, help_text=_("Empty for a safe house.")
    )
    phone = models.CharField(_("telephone"), max_length=24, blank=True, validators=[telephone])
    email = models.CharField(
        _("e-mail address"), max_length=200, blank=True, validators=[EmailValidator()]
    )
    website = models.URLField(_("website"), blank=True)

    access_parent = "page"
    # Free words could still tell where somebody is safe: a second person reads them.
    needs_safety_review = True
    words_panels: ClassVar[list[Panel]] = [
        FieldPanel("name"),
        FieldPanel("summary"),
        FieldPanel("how_to_get"),
        PublishingPanel(),
    ]
    panels: ClassVar[list[Panel]] = [
        HelpPanel(_("A safe house keeps no address, area, directions, e-mail or website.")),
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("kind"),
        FieldPanel("summary"),
        FieldPanel("how_to_get"),
        FieldPanel("provider"),
        MultiFieldPanel(
            [FieldPanel("ages"), FieldPanel("sexes"), FieldPanel("statuses")], heading=_("For whom")
        ),
        MultiFieldPanel(
            [FieldPanel("languages"), FieldPanel("cost")], heading=_("Languages and cost")
        ),
        MultiFieldPanel(
            [
                FieldPanel("areas"),
                FieldPanel("address"),
                FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                FieldPanel("website"),
            ],
            heading=_("Where"),
        ),
        FieldPanel("owner"),
        PublishingPanel(),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("service")
        verbose_name_plural = _("services")
        ordering: ClassVar[list[str]] = ["kind", "name"]
        permissions = [("confirm_service", "Can confirm entries of the directory")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Confirmable.Meta.constraints,
            models.UniqueConstraint(fields=("page", "slug"), name="portal_service_slug_once"),
            models.CheckConstraint(
                condition=~Q(kind=SAFE_HOUSE) | Q(**dict.fromkeys(PLACE, "")),
                name="portal_service_safe_house_has_no_address",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=list(codes.KINDS), cost__in=list(codes.COSTS)),
                name="portal_service_codes",
            ),
            models.CheckConstraint(
                condition=Q(slug__gt="", name__gt="", summary__gt=""),
                name="portal_service_has_words",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def visible_now(cls) -> Q:
        """Return the condition under which services may be seen today: confirmed lately enough."""
        return Q(confirmed_on__gte=oldest_valid())

    @property
    def visible_until(self) -> datetime:
        """The moment from which it is not visible any more; search counts by it."""
        if self.confirmed_until is None:
            return timezone.make_aware(NEVER)
        return timezone.make_aware(
            datetime.combine(self.confirmed_until + timedelta(days=1), time.min)
        )

    @property
    def is_safe_house(self) -> bool:
        """Whether its address is secret."""
        return self.kind == SAFE_HOUSE

    @property
    def tel(self) -> str:
        """The telephone number as a link dials it."""
        return self.phone.replace(" ", "")

    def clean(self) -> None:
        """Refuse whatever could tell where a safe house is, and a safe house called otherwise."""
        super().clean()
        errors: dict[str, Any] = {}
        if self.is_safe_house:
            for name in PLACE:
                if getattr(self, name):
                    errors[name] = _("A safe house keeps nothing here: its address is secret.")
            for name in ("name", "summary"):
                if tells_a_place(getattr(self, name)):
                    errors[name] = _("This could tell where the safe house is.")
        elif (self.address or tells_a_place(self.how_to_get)) and sounds_like_a_safe_house(
            f"{self.name} {self.summary}"
        ):
            errors["kind"] = _("This speaks of a shelter: choose “Safe house”, without an address.")
        errors |= self._slug_errors()
        if errors:
            raise ValidationError(errors)

    def _slug_errors(self) -> dict[str, Any]:
        others = Service.objects.filter(locale=self.locale_id).exclude(pk=self.pk)
        if self.slug and others.filter(slug=self.slug).exists():
            return {"slug": _("Another service has this address.")}
        stored = Service.objects.filter(pk=self.pk, first_published_at__isnull=False).first()
        if stored is not None and stored.slug != self.slug:
            return {"slug": _("A published address never changes.")}
        return {}

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save beneath the page of its language. Original and translations keep the same facts."""
        place_service(self)
        super().save(*args, **kwargs)
        share_facts(self)

    def get_url(self, request: HttpRequest | None = None) -> str:
        """Return the lasting address, in the language that is active."""
        return f"{self.page.get_url(request)}{self.slug}/"

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """Return the template of the service's own page."""
        return "portal/directory/service.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Return what the service's own page shows."""
        return {"page": self.page, **self.page.preview_context(request, self)}
