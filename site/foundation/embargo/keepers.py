"""Who keeps the key links."""

from ..accounts.roles import register_role_permissions

KEEPERS = ("publisher", "campaign_editor", "administrator")


def register() -> None:
    """Let the roles that publish or campaign make, see and revoke key links."""
    for role in KEEPERS:
        register_role_permissions(
            role, *(f"foundation.{action}_embargolink" for action in ("add", "delete", "view"))
        )
