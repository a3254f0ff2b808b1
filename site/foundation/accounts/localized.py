"""Which of localize's own screens are open, and to whom.

Localize asks for one permission that holds on the whole site, and never whether somebody may write
the text that they send to be translated, or beside which the translation would stand. What is
translated side by side in the house's own way (pages, lessons) needs none of its screens, so they
are closed for it; for other snippets it is asked what they are made from and what they make.
"""

from typing import Any

from django.apps import apps
from django.http import HttpRequest
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail_localize.models import TranslationSource

from ..translation import TranslatedFrom

NAMESPACE = "wagtail_localize"
# Making a page from another, and a page that follows another: neither asks who may publish there.
_CLOSED = frozenset({"submit_page_translation", "convert_to_alias"})
_ANYTHING = frozenset({"add", "change", "delete", "publish", "view"})


def is_refused(request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    """Say whether an address of localize is closed to the visitor. What does not exist is left to
    the view, which answers so.
    """
    match = request.resolver_match
    if match is None or match.namespace != NAMESPACE:
        return False
    if match.url_name in _CLOSED:
        return True
    if "model_name" in kwargs:
        return _is_of_others(request, match.url_name, kwargs)
    if "translation_source_id" in kwargs:
        return _updates_of_others(request, kwargs["translation_source_id"])
    return False


def _is_of_others(request: HttpRequest, name: str | None, kwargs: dict[str, Any]) -> bool:
    """Say whether it is asked for snippets of a kind with which the visitor may do nothing, or to
    make one where they may not.
    """
    try:
        model = apps.get_model(kwargs["app_label"], kwargs["model_name"])
    except LookupError:
        return False
    if name == "submit_snippet_translation":
        return _is_kept_here(model) or not _may(request.user, model, "add", "change")
    policy = policy_registry.get_by_type(model)
    return not policy.user_has_any_permission(request.user, _ANYTHING)


def _updates_of_others(request: HttpRequest, number: int) -> bool:
    """Say whether translations would be written over that are ours, or that the visitor may not
    change; or published where they may not publish.
    """
    found = TranslationSource.objects.filter(pk=number).select_related("specific_content_type")
    source = found.first()
    model = source.specific_content_type.model_class() if source else None
    if model is None:
        return False
    needed = ["change"]
    if request.POST.get("publish_translations"):
        needed.append("publish")
    return _is_kept_here(model) or not _may(request.user, model, *needed)


def _is_kept_here(model: type[Any]) -> bool:
    return issubclass(model, Page | TranslatedFrom)


def _may(user: Any, model: type[Any], *actions: str) -> bool:
    policy = policy_registry.get_by_type(model)
    return all(policy.user_has_permission(user, action) for action in actions)
