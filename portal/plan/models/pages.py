"""The pages of the plans: the list of years, and one year's plan with its activities behind it."""

from functools import cached_property
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, Panel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path

from foundation import generation
from foundation.keeping.parts import kept_beside
from foundation.models import BasePage, SiteDocument, UnderHome
from foundation.sharing import Shared
from foundation.translation import original_of

from .. import views
from .activity import Activity

FIRST_YEAR, LAST_YEAR = 1900, 2200


class PlanIndexPage(UnderHome):
    """The plans, newest first."""

    # What a plan says is imported from the printed document and shown before it is written.
    needs_safety_review = False
    template = "portal/plan/index.html"
    parent_page_types = None
    subpage_types: ClassVar[list[str]] = ["portal.PlanPage"]
    show_in_menus_default = True

    class Meta:
        verbose_name = _("list of plans")
        verbose_name_plural = _("lists of plans")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the plans that this visitor may see, and the way here."""
        return {
            **super().get_context(request, *args, **kwargs),
            **views.index.index_context(request, self),
        }


class PlanPage(RoutablePageMixin, Shared, BasePage):
    """The plan of one year: overview, activities behind it, what the printed document says.

    ``irregularities`` are those of the document as imported, ``imported`` is what the last import
    wrote: by comparing, the next one sees what an editor changed by hand.
    """

    year = models.PositiveSmallIntegerField(
        _("year"),
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)],
        db_index=True,
    )
    lead = models.TextField(_("lead"), max_length=400, blank=True)
    source_document = models.ForeignKey(
        SiteDocument,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("printed document"),
        help_text=_("The file as it was received, for readers to compare with."),
    )
    is_example = models.BooleanField(
        _("an example that nobody adopted"),
        default=False,
        db_default=False,
        help_text=_("Each page about it, and its report, says so. It counts in the Serbian plan."),
    )
    irregularities = models.JSONField(default=list, editable=False)
    imported = models.JSONField(default=dict, editable=False)

    # What a plan says is imported from the printed document and shown before it is written.
    needs_safety_review = False
    template = "portal/plan/plan.html"
    parent_page_types: ClassVar[list[str]] = ["portal.PlanIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldPanel("year"),
        FieldPanel("lead"),
        FieldPanel("source_document"),
        FieldPanel("is_example"),
        MultiFieldPanel(
            [InlinePanel("passages", label=_("Passage"))],
            heading=_("What stands before the goals"),
            classname="collapsed",
        ),
    ]

    class Meta:
        verbose_name = _("work plan")
        verbose_name_plural = _("work plans")
        permissions = [("import_plan", "Can import a plan from a document")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(year__range=(FIRST_YEAR, LAST_YEAR)), name="portal_plan_year"
            )
        ]

    @cached_property
    def original(self) -> "PlanPage":
        """The Serbian original, which alone keeps the printed document and what is odd in it."""
        if self.locale.is_default:
            return self
        return generation.kept(f"original-plan:{self.pk}", lambda: original_of(self)) or self

    @property
    def caution(self) -> str:
        """The sentence that says that it is an example; empty for a plan that was adopted."""
        if not self.original.is_example:
            return ""
        return str(_("This plan is an example. Nobody adopted it."))

    def clean(self) -> None:
        """Refuse a second plan for the year, in the same language."""
        super().clean()
        same = PlanPage.objects.filter(year=self.year, locale=self.locale_id).exclude(pk=self.pk)
        if self.year and self.locale_id and same.exists():
            raise ValidationError({"year": _("There is a plan for this year already.")})

    def addresses_behind(self) -> list[str]:
        """Return the plan's own address, and those of its report and its activities."""
        live = self.activities.filter(live=True).order_by("pk")
        return ["", "izvestaj/", *(f"{slug}/" for slug in live.values_list("slug", flat=True))]

    @path("")
    def overview(self, request: HttpRequest) -> HttpResponse:
        """Serve the plan, whole or filtered."""
        shown = kept_beside(
            request, self, "context", lambda: views.plan.plan_context(request, self)
        )
        return self.render(request, context_overrides=shown)

    @re_path(r"^(?P<slug>[0-9]+(?:\.[0-9]+){0,2}(?:-[a-z0-9]+)?)/$", name="activity")
    def activity(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Serve one activity at its lasting address."""
        return self.render(
            request,
            context_overrides=views.activity.activity_context(request, self, slug),
            template="portal/plan/activity.html",
        )

    @path("plan.json/", name="json")
    def as_json(self, request: HttpRequest) -> HttpResponse:
        """Serve the plan as JSON that loads back."""
        return views.downloads.json_response(request, self)

    @path("plan.csv/", name="csv")
    def as_csv(self, request: HttpRequest) -> HttpResponse:
        """Serve the plan as CSV that loads back."""
        return views.downloads.csv_response(request, self)

    @re_path(r"^poredjenje/(?P<year>[0-9]{4})/$", name="comparison")
    def comparison(self, request: HttpRequest, year: str) -> HttpResponse:
        """Serve the plan beside an earlier one."""
        return self.render(
            request,
            context_overrides=views.comparison.comparison_context(request, self, year),
            template="portal/plan/comparison.html",
        )

    @path("izvestaj/", name="report")
    def report(self, request: HttpRequest) -> HttpResponse:
        """Serve the report against the plan."""
        return self.render(
            request,
            context_overrides=views.report.report_context(request, self),
            template="portal/plan/report.html",
        )

    @path("izvestaj.pdf/", name="report_pdf")
    def report_pdf(self, request: HttpRequest) -> HttpResponse:
        """Serve the report as a document."""
        return views.report.report_pdf(request, self)

    @path("stanje.csv/", name="progress_csv")
    def progress_csv(self, request: HttpRequest) -> HttpResponse:
        """Serve every report of a state as a table."""
        return views.downloads.progress_csv(request, self)

    @path("stanje.json/", name="progress_json")
    def progress_json(self, request: HttpRequest) -> HttpResponse:
        """Serve every report of a state as data."""
        return views.downloads.progress_json(request, self)

    def preview_context(self, request: HttpRequest, draft: Activity) -> dict[str, Any]:
        """Return what the page of one of the plan's activities would show with the draft."""
        return views.activity.preview_context(request, self, draft)
