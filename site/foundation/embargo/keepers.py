"""Who keeps the key links."""

from ..accounts.roles import register_role_permissions

KEEPERS = ("publisher", "campaign_editor", "administrator")


def register() -> None:
    """Let the roles that publish or campaign make, see, prolong and revoke key links."""
    for role in KEEPERS:
        names = [f"foundation.{each}_embargolink" for each in ("add", "change", "delete", "view")]
        register_role_permissions(role, *names)
