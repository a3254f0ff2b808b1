"""Connects the desk's own screens with Wagtail."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail_localize import wagtail_hooks as localize

from ..daily import register_daily
from ..translation import TranslatedFrom
from . import (
    choosers,
    clock,
    days,
    exports,
    finding,
    home,
    kept,
    labels,
    refusing,
    reports,
    starts,
    uncommented,
    work,
)
from .guide import views as guide
from .links import services as links
from .links import views as links_views
from .pages import concern_pages
from .panels import register_panel
from .review import services as review
from .review import views as review_views
from .translating import views as translating


def addresses() -> list[URLPattern]:
    """Return the addresses of the desk's own screens."""
    return [
        path("desk/<slug:name>/", home.show_list, name="desk_list"),
        path("review-date/<int:pk>/", review_views.edit_review, name="desk_review"),
        path("review-date/<slug:kind>/<int:pk>/", review_views.edit_review, name="desk_review"),
        path("links/", links_views.show_links, name="desk_links"),
        path("links/<int:pk>/", links_views.note_link, name="desk_note_link"),
        path("links/<slug:kind>/<int:pk>/", links_views.note_link, name="desk_note_link"),
        path("guide/", guide.show_guide, name="desk_guide"),
        path("guide/<path:name>", guide.show_picture, name="desk_guide_picture"),
        path("translations/", translating.show_translations, name="desk_translations"),
        path("translations/<int:pk>/begin/", translating.begin, name="desk_begin_english"),
        path("translations/<int:pk>/", translating.show_side_by_side, name="desk_side_by_side"),
    ]


class PagesItem(MenuItem):
    """Shown to who may do something with pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the visitor may."""
        return concern_pages(request.user)


def links_item() -> MenuItem:
    """Return the entry of the reports menu."""
    return PagesItem(_("Links"), reverse("desk_links"), name="links", icon_name="link", order=800)


class TranslationsItem(MenuItem):
    """Shown to who translates."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the visitor does."""
        return bool(request.user.has_perm(clock.TRANSLATE))


def translations_item() -> MenuItem:
    """Return the entry of the reports menu."""
    address = reverse("desk_translations")
    return TranslationsItem(
        _("Translations"), address, name="translations", icon_name="globe", order=810
    )


def guide_item() -> MenuItem:
    """Return our own entry of the help menu."""
    return MenuItem(
        _("Guide for editors"), reverse("desk_guide"), name="guide", icon_name="help", order=100
    )


def leave_wagtails_own_help_out(request: HttpRequest, items: list[MenuItem]) -> None:
    """Keep the guide and the keyboard: Wagtail's own pages are of another site, in English."""
    items[:] = [item for item in items if item.name in ("guide", "keyboard-shortcuts-trigger")]


def buttons(page: Page, user: Any, **kwargs: Any) -> Iterator[Button]:
    """Offer what the desk can do with a page, beside what Wagtail offers."""
    if page.permissions_for_user(user).can_edit() and not page.is_root():
        yield Button(
            _("Date of checking"),
            reverse("desk_review", args=[page.pk]),
            icon_name="calendar-check",
            priority=60,
        )
    if issubclass(page.specific_class or Page, TranslatedFrom) and page.depth > 1:
        yield Button(
            _("Serbian and English side by side"),
            reverse("desk_side_by_side", args=[page.pk]),
            icon_name="globe",
            priority=61,
        )


def offer_one_way_to_translate() -> None:
    """Take localize's buttons from what is kept right here: its form can't be sent to be reviewed,
    and nothing goes public without. Ours begins the English text in the ordinary form. Its report
    goes too: it has the name of ours. An English page that only follows the Serbian one says
    nothing in English. Hooks can't be taken back otherwise.
    """
    ways = (
        localize.page_listing_more_buttons,
        localize.register_snippet_listing_buttons,
        localize.register_wagtail_localize2_report_menu_item,
        localize.register_convert_back_to_alias_page_action_menu_item,
    )
    for name in (
        "register_page_header_buttons",
        "register_page_listing_more_buttons",
        "register_snippet_listing_buttons",
        "register_reports_menu_item",
        "register_page_action_menu_item",
    ):
        hooks._hooks[name] = [
            (each, order) for each, order in hooks._hooks[name] if each not in ways
        ]


def connect() -> None:
    """Register the first page with the lists that the foundation knows, and the screens."""
    labels.give_labels()
    choosers.name_late()
    uncommented.leave_buttons_out()
    kept.connect()
    for panel in (
        work.WAITING,
        work.EXCEPTIONS,
        work.ASKED,
        work.DRAFTS,
        review_views.DUE,
        clock.COMING,
        clock.STALE,
        links_views.DEAD,
    ):
        register_panel(panel)
    home.register()
    starts.connect()
    exports.connect()
    offer_one_way_to_translate()
    finding.connect()
    refusing.connect()
    reports.connect()
    days.connect()
    hooks.register("register_admin_urls", addresses)
    hooks.register("register_reports_menu_item", links_item)
    hooks.register("register_reports_menu_item", translations_item)
    hooks.register("register_help_menu_item", guide_item)
    hooks.register("construct_help_menu", leave_wagtails_own_help_out)
    hooks.register("register_page_header_buttons", buttons)
    register_daily("reminders to check pages", review.remind_roles)
    register_daily(links.NAME, links.check_links_if_due)
