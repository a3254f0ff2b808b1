"""Pages that readers don't see yet, for who works at the desk and has no part in them."""

from typing import Any

from django.db.models import Q
from wagtail.models import Page
from wagtail.permissions import policy_registry

from ..access import JOINER, held_keys, stored_keys
from ..embargo.rule import PREFIX


def unseen_pages(user: Any) -> frozenset[int]:
    """Return the numbers of drafts and of pages under embargo that ``user`` may not change: what
    they are called tells what is to come.
    """
    if user.is_superuser:
        return frozenset()
    held = held_keys(user)
    waiting = [
        key
        for key in stored_keys()
        if any(part.startswith(PREFIX) and part not in held for part in key.split(JOINER))
    ]
    unseen = Page.objects.filter(Q(live=False) | Q(access__key__in=waiting), depth__gt=1)
    own = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    return frozenset(unseen.exclude(pk__in=own.values("pk")).values_list("pk", flat=True))
