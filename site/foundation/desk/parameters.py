"""Parameters of the desk's addresses, looked at before a view reads them.

Some views of Wagtail's take numbers of things, names of models and places to go on to as they come,
and break on what is none. What can't be what its name says names nothing, and so does the address.
Everything else is the view's own, its errors included.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.defaults import page_not_found
from wagtail.coreutils import resolve_model_string
from wagtail.models import Page

Check = Callable[[str], bool]
# What a database keeps as a number has no more digits.
_MOST_DIGITS = 18
# What somebody looks for may be any text, a long number too.
_TEXTS = {"q", "question", "link_text", "link_url"}


class ParametersMiddleware:
    """Answers 404 where a parameter can't be what its name says."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Return ``None`` to let the request pass, or the desk's page for what is not there."""
        match = request.resolver_match
        # Whoever is not signed in is led there first.
        if (
            match is None
            or not match.route.startswith(settings.DESK_PATH)
            or request.user.is_anonymous
            or _can_be_read(request, match.view_name)
        ):
            return None
        return page_not_found(request, Http404(), "wagtailadmin/404.html")


def _can_be_read(request: HttpRequest, name: str) -> bool:
    holds = _HOLDS.get(name, {})
    given = [(key, value) for key, values in request.GET.lists() for value in values]
    return (
        all(_is_sound(key, value) and holds.get(key, _anything)(value) for key, value in given)
        # A form says where it goes on to, too.
        and all(_is_place(places.get("next")) for places in (request.GET, request.POST))
        and (request.method != "POST" or _WANTED.get(name) in {None, *request.POST})
    )


def _anything(value: str) -> bool:
    return True


def _is_sound(name: str, value: str) -> bool:
    """Say whether a database can take it: no NUL, and no number longer than any that is kept."""
    too_long = name not in _TEXTS and len(value) > _MOST_DIGITS
    return "\0" not in name + value and not (too_long and value.lstrip("+-").isdecimal())


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdecimal() and len(value) <= _MOST_DIGITS


def _is_number_or_none(value: str) -> bool:
    return not value or _is_number(value)


def _is_below_root(value: str) -> bool:
    """Say whether it may be a page that can be chosen: the first of all has none above it."""
    return _is_number(value) and not Page.objects.filter(pk=value, depth=1).exists()


def _is_model(value: str) -> bool:
    try:
        resolve_model_string(value)
    except (LookupError, ValueError):
        return False
    return True


def _is_place(value: str | None) -> bool:
    """Say whether it may be an address: what holds neither a slash nor a dot names a view."""
    return not value or "/" in value or "." in value


_PAGES: dict[str, Check] = {"target_pages[]": _is_number_or_none}
_PARENT: dict[str, Check] = {"parent_page_id": _is_number_or_none}
_TASK: dict[str, Check] = {"create_model": _is_model}
# By the name of the view.
_HOLDS: dict[str, dict[str, Check]] = {
    "wagtailadmin_choose_page": _PAGES,
    "wagtailadmin_choose_page_child": _PAGES,
    "wagtailadmin_choose_page_chosen_multiple": {"id": _is_below_root},
    "wagtailadmin_choose_page_external_link": _PARENT,
    "wagtailadmin_choose_page_email_link": _PARENT,
    "wagtailadmin_choose_page_phone_link": _PARENT,
    "wagtailadmin_choose_page_anchor_link": _PARENT,
    "wagtailadmin_workflows:edit": {"p": _is_number_or_none},
    "wagtailadmin_workflows:task_chooser": _TASK,
    "wagtailadmin_workflows:task_chooser_create": _TASK,
}
# What a form must hold, which no browser leaves out.
_WANTED = {"wagtailadmin_choose_page_external_link": "external-link-chooser-url"}
