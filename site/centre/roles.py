"""What each role may do in the public site's part of the desk, beyond pages."""

from foundation.accounts.roles import register_role_permissions


def register() -> None:
    """Let those who publish write the lines of help, and say who reviewed them."""
    names = [f"centre.{action}_helpline" for action in ("add", "change", "delete")]
    for role in ("publisher", "administrator"):
        register_role_permissions(role, *names)
