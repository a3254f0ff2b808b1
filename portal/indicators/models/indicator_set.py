"""A set of indicators as editors keep it: the one draft from which versions are published."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    Panel,
    PublishingPanel,
)
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Orderable,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from foundation.desk.rows import FieldsBeside, PlainSelect, RowFields

from ...codes import ExploitationForm, Sector
from ...directory.codes import CodesField
from ...placing import address_above, main_page
from ...plan.models import ActivityReference
from ..codes import Age, Dimension, Phase, Weight
from ..numbering import number_rows

lasting_address = RegexValidator(
    r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Write small Latin letters, digits and hyphens.")
)
short_mark = RegexValidator(r"^[A-Z]{2,4}$", _("Write two to four capital Latin letters."))
FIXED = ("slug", "mark")


class IndicatorSet(
    PreviewableMixin,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    ClusterableModel,
):
    """A set in both languages. Publishing it adds a version, which nothing changes afterwards.

    ``slug`` and ``mark`` never change once a version is there: addresses and row ids hold them.
    ``frame`` is the set whose weighted signs the aid shows beside those of this one.
    """

    page = models.ForeignKey(
        "portal.IndicatorsPage", on_delete=models.PROTECT, related_name="sets", editable=False
    )
    slug = models.CharField(_("address"), max_length=40, unique=True, validators=[lasting_address])
    mark = models.CharField(
        _("mark"),
        max_length=4,
        unique=True,
        validators=[short_mark],
        help_text=_("Begins the number of each sign: POL gives POL-01, POL-02 …"),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=50)
    title = models.CharField(_("title (Serbian, Cyrillic)"), max_length=120)
    title_en = models.CharField(_("title (English)"), max_length=120)
    lead = models.TextField(_("lead (Serbian, Cyrillic)"), max_length=300)
    lead_en = models.TextField(_("lead (English)"), max_length=300)
    sector = models.CharField(
        _("sector"),
        max_length=12,
        choices=Sector.choices,
        blank=True,
        help_text=_("Empty: for every sector."),
    )
    ages = CodesField(_("age group"), max_length=20, codes=dict(Age.choices))
    forms = CodesField(
        _("form of exploitation"),
        max_length=60,
        blank=True,
        codes=dict(ExploitationForm.choices),
        help_text=_("Nothing chosen: every form."),
    )
    phases = CodesField(_("phase"), max_length=40, codes=dict(Phase.choices))
    source = models.TextField(_("source (Serbian, Cyrillic)"), max_length=600)
    source_en = models.TextField(_("source (English)"), max_length=600)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    adopted_by = models.CharField(_("adopted by (Serbian, Cyrillic)"), max_length=200, blank=True)
    adopted_by_en = models.CharField(_("adopted by (English)"), max_length=200, blank=True)
    frame = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("set whose weighted signs the aid adds"),
    )
    change_note = models.TextField(
        _("what changed and why (Serbian, Cyrillic)"), max_length=1000, blank=True
    )
    change_note_en = models.TextField(
        _("what changed and why (English)"), max_length=1000, blank=True
    )

    access_parent = "page"
    bumps_generation = True
    # What is printed and carried into the field is read by a second person first.
    needs_safety_review = True
    panels: ClassVar[list[Panel]] = [
        HelpPanel(_("Publishing adds a version. Versions are kept for good, as they were.")),
        MultiFieldPanel(
            [
                FieldPanel("title"),
                FieldPanel("title_en"),
                FieldPanel("lead"),
                FieldPanel("lead_en"),
            ],
            heading=_("Title and lead"),
        ),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("mark"), FieldPanel("position")]),
        MultiFieldPanel(
            [
                FieldPanel("sector"),
                FieldPanel("ages"),
                FieldPanel("forms"),
                FieldPanel("phases"),
                FieldPanel("frame"),
            ],
            heading=_("For whom and what"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("source"),
                FieldPanel("source_en"),
                FieldPanel("adopted_on"),
                FieldPanel("adopted_by"),
                FieldPanel("adopted_by_en"),
            ],
            heading=_("Source and adoption"),
        ),
        MultiFieldPanel(
            [FieldPanel("change_note"), FieldPanel("change_note_en")],
            heading=_("Change note of the next version"),
        ),
        InlinePanel("rows", label=_("Sign"), min_num=1),
        InlinePanel("activities", heading=_("Work plan"), label=_("Activity that it shows")),
        PublishingPanel(),
    ]

    class Meta:
        verbose_name = _("set of indicators")
        verbose_name_plural = _("sets of indicators")
        ordering: ClassVar[list[str]] = ["position", "title"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(slug__gt="", mark__gt="", title__gt="", title_en__gt=""),
                name="portal_indicatorset_has_words",
            ),
            models.CheckConstraint(
                condition=Q(sector__in=["", *Sector.values]), name="portal_indicatorset_sector"
            ),
            models.CheckConstraint(
                condition=Q(adopted_on=None) | Q(adopted_by__gt="", adopted_by_en__gt=""),
                name="portal_indicatorset_adopted_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.title_en if get_language() == "en" else self.title

    def clean(self) -> None:
        """Refuse an adoption by nobody, and a new address for what was published."""
        super().clean()
        errors: dict[str, Any] = {}
        if self.adopted_on and not (self.adopted_by and self.adopted_by_en):
            errors["adopted_by"] = _("Write who adopted it, in both languages.")
        stored = type(self)._default_manager.filter(pk=self.pk, versions__isnull=False).first()
        for name in FIXED:
            if stored is not None and getattr(stored, name) != getattr(self, name):
                errors[name] = _("A published address never changes.")
        if errors:
            raise ValidationError(errors)

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Put the set beneath its page, then validate."""
        self._settle()
        super().full_clean(*args, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save beneath the page of indicators, each row with its lasting number."""
        self._settle()
        super().save(*args, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Keep a draft, each row with its lasting number."""
        self._settle()
        return super().save_revision(*args, **kwargs)

    def _settle(self) -> None:
        if self.page_id is None:
            self.page = main_page("IndicatorsPage")
        number_rows(self)

    def get_url(self, request: HttpRequest | None = None) -> str:
        """Return the lasting address, in the language that is active."""
        return f"{self.list_url(request)}{self.slug}/"

    def list_url(self, request: HttpRequest | None = None) -> str:
        """Return the address of the page of all sets, in the language that is active."""
        return address_above(self, request)

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """Return the template of the set's own page."""
        return "portal/indicators/set.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Return what the set's own page would show."""
        return {"page": self.page, **self.page.preview_context(request, self)}


class IndicatorRow(Orderable):
    """One sign, or one duty. ``code`` is given once and stays through every version."""

    indicator_set = ParentalKey(IndicatorSet, on_delete=models.CASCADE, related_name="rows")
    code = models.CharField(_("code"), max_length=10, blank=True, editable=False)
    dimension = models.PositiveSmallIntegerField(_("dimension"), choices=Dimension.choices)
    text = models.CharField(_("sign (Serbian, Cyrillic)"), max_length=160)
    text_en = models.CharField(_("sign (English)"), max_length=160)
    guidance = models.TextField(_("guidance (Serbian, Cyrillic)"), max_length=400, blank=True)
    guidance_en = models.TextField(_("guidance (English)"), max_length=400, blank=True)
    adult = models.CharField(
        _("weight for adults"), max_length=8, choices=Weight.choices, default=Weight.NONE
    )
    child = models.CharField(
        _("weight for children"), max_length=8, choices=Weight.choices, default=Weight.NONE
    )

    panels: ClassVar[list[Panel]] = [
        RowFields(
            [
                FieldPanel("code", read_only=True),
                FieldPanel("dimension", widget=PlainSelect),
                FieldPanel("text"),
                FieldPanel("text_en"),
                FieldPanel("guidance"),
                FieldPanel("guidance_en"),
                FieldsBeside(
                    [
                        FieldPanel("adult", widget=PlainSelect),
                        FieldPanel("child", widget=PlainSelect),
                    ]
                ),
            ]
        ),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("sign")
        verbose_name_plural = _("signs")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=("indicator_set", "code"), name="portal_indicatorrow_code_once"
            ),
            models.CheckConstraint(
                condition=Q(code__gt="", text__gt="", text_en__gt=""),
                name="portal_indicatorrow_has_words",
            ),
            models.CheckConstraint(
                condition=Q(adult__in=Weight.values, child__in=Weight.values)
                & ~Q(adult="absent", child="absent"),
                name="portal_indicatorrow_weights",
            ),
            models.CheckConstraint(
                condition=Q(dimension__in=Dimension.values)
                & (~Q(dimension=0) | Q(adult__in=("none", "absent"), child__in=("none", "absent"))),
                name="portal_indicatorrow_a_duty_is_not_counted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.text}".strip()

    def clean(self) -> None:
        """Refuse a sign for nobody, and a duty that counts."""
        super().clean()
        weights = {self.adult, self.child}
        if weights == {Weight.ABSENT}:
            raise ValidationError({"child": _("A sign is for one age group at least.")})
        words = f"{self.text} {self.guidance} {self.text_en} {self.guidance_en}".lower()
        if "жртв" in words or "victim" in words:
            # Nobody knows yet, and the aid says it to whoever looks over a shoulder.
            raise ValidationError({"text": _("Signs don't say “victim”: nobody knows that yet.")})
        if self.dimension == Dimension.DUTY and weights - {Weight.NONE, Weight.ABSENT}:
            raise ValidationError({"dimension": _("What to do is no sign: it has no weight.")})


class SetActivity(ActivityReference):
    """That a set shows an activity of the work plan."""

    indicator_set = ParentalKey(IndicatorSet, on_delete=models.CASCADE, related_name="activities")

    access_parent = "indicator_set"

    class Meta(ActivityReference.Meta):
        verbose_name = _("activity that it shows")
        verbose_name_plural = _("activities that it shows")
