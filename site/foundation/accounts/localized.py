"""Which of localize's own screens are open, and to whom.

It asks for one permission that holds on the whole site, and never whether somebody may write the
text that they send to be translated, or beside which the translation would stand; and it can't read
each field of ours. Whatever is translated is begun in the house's own way, as a draft in the
ordinary form, so its screens to begin or renew a translation are closed.
"""

from typing import Any

from django.apps import apps
from django.http import HttpRequest
from wagtail.permissions import policy_registry

NAMESPACE = "wagtail_localize"
_CLOSED = frozenset(
    {
        "submit_page_translation",
        "submit_snippet_translation",
        "update_translations",
        "convert_to_alias",
    }
)
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
    return "model_name" in kwargs and _is_of_others(request, kwargs)


def _is_of_others(request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    """Say whether it is asked for snippets of a kind with which the visitor may do nothing."""
    try:
        model = apps.get_model(kwargs["app_label"], kwargs["model_name"])
    except LookupError:
        return False
    policy = policy_registry.get_by_type(model)
    return not policy.user_has_any_permission(request.user, _ANYTHING)
