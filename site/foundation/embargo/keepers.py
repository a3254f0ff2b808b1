"""Who keeps the key links: those of a role that makes them, for the pages that they may edit.

A link shows a page to whoever holds it, and revoking it shuts them out: both are decisions about
the page, so they are for whoever may change it.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from ..accounts.roles import register_role_permissions
from ..desk.pages import editable_by
from ..models.embargo import EmbargoLink

KEEPERS = ("publisher", "campaign_editor", "administrator")


def links_kept_by(user: Any) -> QuerySet[EmbargoLink]:
    """Return the links to pages that ``user`` may edit, in one query for all of them."""
    return EmbargoLink.objects.filter(page__in=editable_by(user))


class KeepersPolicy(ModelPermissionPolicy):
    """Who may do something with links may do it with those to pages that they may edit."""

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Say whether ``user`` may do it with this link."""
        may = self.user_has_permission(user, action)
        return may and editable_by(user).filter(pk=instance.page_id).exists()

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Iterable[str]
    ) -> QuerySet[EmbargoLink]:
        """Return the links with which ``user`` may do one of ``actions``."""
        may = self.user_has_any_permission(user, actions)
        return links_kept_by(user) if may else EmbargoLink.objects.none()


def register() -> None:
    """Let the roles that publish or campaign make, see, prolong and revoke key links."""
    register_permission_policy(EmbargoLink, KeepersPolicy(EmbargoLink))
    for role in KEEPERS:
        names = [f"foundation.{each}_embargolink" for each in ("add", "change", "delete", "view")]
        register_role_permissions(role, *names)
