"""Where the safety check stands in the desk."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from . import views


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return the addresses of the screens."""
    return [
        path("safety/", views.overview, name="safety_overview"),
        path("safety/ask/<str:label>/<str:pk>/<slug:fingerprint>/", views.ask, name="safety_ask"),
        path("safety/decide/<int:pk>/", views.decide, name="safety_decide"),
        path("safety/text/<int:pk>/", views.lead_to_text, name="safety_text"),
        path("safety/take-down/<int:pk>/", views.take_down, name="safety_take_down"),
    ]


class ExceptionsItem(MenuItem):
    """Shown to who decides about exceptions."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the visitor decides."""
        return bool(request.user.has_perm(views.DECIDE))


@hooks.register("register_admin_menu_item")
def exceptions_item() -> ExceptionsItem:
    """Return the entry of the menu."""
    return ExceptionsItem(
        _("Exceptions from safety rules"),
        reverse("safety_overview"),
        name="safety",
        icon_name="warning",
        order=260,
    )


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def take_down_button(page: Page, user: Any, **kwargs: Any) -> Iterator[Button]:
    """Offer to take a page down at once."""
    if views.may_take_down(user, page):
        yield Button(
            _("Take down at once"),
            reverse("safety_take_down", args=[page.pk]),
            icon_name="cross",
            priority=5,
        )
