"""Vacancies. Nobody applies through the site: a vacancy says how to, and the site receives
nothing.
"""

from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.fields import RichTextField

from foundation.models import BasePage
from foundation.sharing.facts import organization

from ..models.evidence import ShownActivity, ShowsActivities
from .index import NoticeIndexPage
from .notice import NoticePage
from .states import NoticeState


class Employment(models.TextChoices):
    """For how long somebody is taken on."""

    INDEFINITE = "indefinite", _("for an indefinite time")
    FIXED_TERM = "fixed-term", _("for a fixed term")
    ENGAGED = "engaged", _("engagement outside employment")


class VacancyIndexPage(NoticeIndexPage):
    """Every vacancy, the open ones first."""

    template = "centre/notices/notice_index_page.html"
    parent_page_types: ClassVar[list[str]] = ["centre.HomePage"]
    subpage_types: ClassVar[list[str]] = ["centre.VacancyPage"]
    max_count_per_parent = 1
    listed_model = "centre.VacancyPage"
    listed_kinds = Employment

    class Meta:
        verbose_name = _("list of vacancies")
        verbose_name_plural = _("lists of vacancies")


class VacancyPage(NoticePage):
    """A vacancy, or several of one kind."""

    kind = models.CharField(
        _("employment"), max_length=12, choices=Employment.choices, default=Employment.INDEFINITE
    )
    posts = models.PositiveSmallIntegerField(
        _("number of posts"), default=1, validators=[MinValueValidator(1)]
    )
    place = models.CharField(_("place of work"), max_length=80, default="Београд")
    how_to_apply = RichTextField(
        _("how to apply"),
        features=["bold", "link", "ul", "ol"],
        help_text=_("By post or in person. Applications are not received through this site."),
    )

    template = "centre/notices/notice_page.html"
    parent_page_types: ClassVar[list[str]] = ["centre.VacancyIndexPage"]
    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("date"),
                FieldPanel("deadline"),
                FieldPanel("kind"),
                FieldPanel("posts"),
                FieldPanel("place"),
            ],
            heading=_("Vacancy"),
        ),
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("how_to_apply"),
        FieldPanel("documents"),
        FieldPanel("amendments"),
        NoticePage.outcome_panel,
        ShowsActivities.evidence_panel,
    ]

    class Meta(NoticePage.Meta):
        abstract = False
        verbose_name = _("vacancy")
        verbose_name_plural = _("vacancies")

    @classmethod
    def state_labels(cls) -> dict[NoticeState, Any]:
        """Return the words of vacancies."""
        return {NoticeState.CONCLUDED: _("filled")}

    def own_facts(self) -> list[dict[str, Any]]:
        """Return how many are taken on, where and for how long."""
        return [
            {"label": _("Posts"), "value": str(self.posts)},
            {"label": _("Employment"), "value": self.get_kind_display()},
            {"label": _("Place of work"), "value": self.place},
        ]

    def machine_facts(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Return an open vacancy as a posting; one that is closed is offered to nobody."""
        if self.state != NoticeState.OPEN:
            return []
        return [
            {
                "@type": "JobPosting",
                "title": self.title,
                "description": self.description,
                "datePosted": self.date.isoformat(),
                "validThrough": self.deadline.isoformat(),
                "totalJobOpenings": self.posts,
                "directApply": False,
                "hiringOrganization": organization(),
                "jobLocation": {
                    "@type": "Place",
                    "address": {
                        "@type": "PostalAddress",
                        "addressLocality": self.place,
                        "addressCountry": "RS",
                    },
                },
                "url": settings.BASE_URL + self.get_url(request),
            }
        ]


class VacancyEvidence(ShownActivity):
    """That a vacancy shows an activity."""

    page = ParentalKey(VacancyPage, on_delete=models.CASCADE, related_name="evidence")

    class Meta(ShownActivity.Meta):
        abstract = False
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=("page", "activity"), name="centre_vacancy_evidence_once"
            )
        ]
