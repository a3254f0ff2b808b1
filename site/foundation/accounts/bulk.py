"""What the desk names when something is done with several things at once.

Wagtail opens most of these views to whoever enters the desk, takes numbers from the address, and
lists by name what the visitor may not do it with: drafts, what is under embargo, lessons, files.
"""

from collections.abc import Iterable
from functools import wraps
from typing import Any

from wagtail.admin.views.bulk_action import BulkAction
from wagtail.models import Page
from wagtail.permissions import policy_registry

_MEETING = frozenset({"change", "delete", "lock", "publish", "unlock", "view"})


def connect() -> None:
    """Let these views name only what the visitor meets in the desk otherwise too."""
    get_objects = BulkAction.get_actionable_objects

    @wraps(get_objects)
    def named(self: Any) -> tuple[list[Any], dict[str, Any]]:
        objects, others = get_objects(self)
        kept = {why: _met(self.request.user, self.model, them) for why, them in others.items()}
        return objects, kept

    BulkAction.get_actionable_objects = named


def _met(user: Any, model: Any, objects: Iterable[Any]) -> list[Any]:
    """Return those of ``objects`` with which ``user`` may do something. Who adds pages somewhere
    sees what else stands there.
    """
    found = list(objects)
    if not found:
        return found
    actions = _MEETING | {"add"} if issubclass(model, Page) else _MEETING
    policy = policy_registry.get_by_type(model)
    met = policy.instances_user_has_any_permission_for(user, actions)
    known = set(met.filter(pk__in=[each.pk for each in found]).values_list("pk", flat=True))
    return [each for each in found if each.pk in known]
