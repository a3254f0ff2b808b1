"""The public page of a course."""

from typing import Any, ClassVar
from uuid import UUID

from django.core.validators import MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, Panel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page
from wagtail.search import index

from foundation.blocks import BodyField
from foundation.blocks.answers import Answers
from foundation.keeping.parts import kept_beside
from foundation.minimum_cell import disclose
from foundation.models import BasePage
from foundation.navigation import trail
from foundation.sharing import Shared
from portal.api import ForSectors, links_to_activities

from ..cohorts.queries import groups_open
from ..lessons.addresses import address_in, lesson_in, lesson_page, slugs_of
from ..lessons.queries import way_through
from ..queries import enrolled_now
from .activity import CourseActivity
from .files import CourseFiles


class ModuleBlock(Answers, blocks.CharBlock):
    """What one module is about, in words that anybody may read."""

    class Meta:
        icon = "list-ol"
        label = _("Module")


class OutlineBlock(Answers, blocks.StreamBlock):
    """The modules in the order in which they are taught."""

    module = ModuleBlock(max_length=160)

    def as_text(self, value: Any) -> str:
        """Return the modules, each as a sentence."""
        return " ".join(f"{child.value}." for child in value)


class CoursePage(ForSectors, Shared, RoutablePageMixin, BasePage):
    """What a course is for, for whom, how long it takes and what it covers. Its lessons answer
    behind its address, for those who may open them.

    The outline is written for everybody and is no list of lessons: their titles are for those who
    are enrolled.
    """

    aim = models.TextField(_("aim"), max_length=400, help_text=_("What who finishes it can do."))
    audience = models.TextField(_("for whom"), max_length=400)
    hours = models.PositiveSmallIntegerField(_("hours"), validators=[MinValueValidator(1)])
    note = models.TextField(
        _("note"), max_length=300, blank=True, help_text=_("What must be known first, if anything.")
    )
    outline = BodyField(OutlineBlock(), verbose_name=_("outline"))

    template = "training/course_page.html"
    parent_page_types: ClassVar[list[str]] = ["training.CourseIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    search_fields: ClassVar[list[index.BaseField]] = [
        *BasePage.search_fields,
        index.SearchField("aim"),
        index.SearchField("outline"),
    ]
    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel(name) for name in ("aim", "audience", "sectors", "hours", "note")],
            heading=_("The course"),
        ),
        FieldPanel("outline"),
        InlinePanel(
            "served_activities", heading=_("Work plan"), label=_("Activity that it serves")
        ),
    ]

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")
        permissions = [("administer_courses", "Can open every course and enrol people")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and see to it that the course has a collection, closed from the start."""
        super().save(*args, **kwargs)
        CourseFiles.objects.get_or_make(self)

    @property
    def description(self) -> str:
        """The search description, or the aim where an editor gave none."""
        return self.search_description or self.aim

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the way here, the facts, and the lessons that this visitor may open."""
        return {
            **super().get_context(request, *args, **kwargs),
            "trail": trail(request, self),
            "facts": self.facts(),
            "way": way_through(request, self),
            **kept_beside(request, self, "context", lambda: self._beside(request)),
        }

    def _beside(self, request: HttpRequest) -> dict[str, Any]:
        return {
            "groups": list(groups_open(self.translation_key)),
            "activities": links_to_activities(request, self.activity_keys()),
        }

    # Shown in the desk's frame, as every page is: the mixin would not let it.
    serve_preview = BasePage.serve_preview

    @path("<slug:slug>/", name="lesson")
    def lesson(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Serve a lesson. Raises ``Http404`` for who may not open it, and where there is none."""
        context = lesson_page(request, lesson_in(request.user, self, slug), self)
        return TemplateResponse(request, "training/lesson.html", context)

    def check_request_method(
        self, request: HttpRequest, route: Any = (), *args: Any, **kwargs: Any
    ) -> HttpResponse | None:
        """Refuse a method, but of a lesson only to who may open it: for others nothing is there."""
        if request.method not in self.allowed_http_method_names() and route:
            _view, _args, named = route
            if "slug" in named:
                lesson_in(request.user, self, named["slug"])
        refused: HttpResponse | None = super().check_request_method(request, route, *args, **kwargs)
        return refused

    def behind_in(self, user: Any, other: Page, behind: str) -> str | None:
        """Return where the lesson at ``behind`` stands in ``other``, a translation of the course or
        the course itself, if ``user`` may open it there.
        """
        return address_in(user, self, other, behind) if behind.strip("/") else behind

    def get_route_paths(self) -> list[str]:
        """Return what leads on when the course moves: its own address, and those of its lessons,
        for who may open them.
        """
        return [*super().get_route_paths(), *(f"/{slug}/" for slug in slugs_of(self))]

    def activity_keys(self) -> list[UUID]:
        """Return the keys of the activities that the course serves, in any language."""
        served = CourseActivity.objects.filter(course__translation_key=self.translation_key)
        return list(served.values_list("activity__translation_key", flat=True))

    def facts(self) -> list[dict[str, Any]]:
        """Return what one wants to know before applying, as pairs of label and value."""
        facts: list[dict[str, Any]] = [
            {"label": _("For whom"), "value": self.audience},
            {"label": _("Hours"), "value": self.hours},
        ]
        enrolled = enrolled_now(self)
        if enrolled:
            facts.append({"label": _("Enrolled now"), "value": disclose(enrolled)})
        return facts
