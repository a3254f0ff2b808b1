"""Analyses whose numbers got lost: a table they are bound to hides or no longer knows them."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.permission_policies.pages import PagePermissionPolicy

from foundation.desk.panels import DeskPanel, Entry

from ..bound import problems, public_sheets
from ..models import AnalysisPage


def lost_analyses(user: Any) -> list[AnalysisPage]:
    """Return the published analyses that a person may edit and that miss a number."""
    mine = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    pages = AnalysisPage.objects.live().filter(pk__in=mine.values("pk"))
    sheets = public_sheets()
    return [
        page
        for page in pages.select_related("locale").order_by("-year", "pk")
        if any(
            True
            for child in page.bound_body
            for passage in child.block.passages(child.value)
            for _problem in problems(passage, sheets)
        )
    ]


def describe(user: Any, pages: Sequence[AnalysisPage]) -> list[Entry]:
    """Return an entry for each."""
    return [
        Entry(
            page.title,
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
            note=_("A number in it is missing from the tables."),
            language="" if page.locale.language_code == "sr" else page.locale.language_code,
        )
        for page in pages
    ]


PANEL = DeskPanel(
    name="lost-numbers",
    heading=_("Analyses with missing numbers"),
    nothing=_("Every number of the analyses is in the tables."),
    objects=lost_analyses,
    describe=describe,
    shown_to=lambda user: user.has_perm("portal.publish_statistics"),
    icon="warning",
    order=330,
)
