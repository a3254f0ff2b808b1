"""What each role may do in the public site's part of the desk, beyond pages."""

from foundation.accounts.roles import register_role_permissions

# The lines of help with who reviewed them, the topics of news and events, what must be published.
KEPT = ("helpline", "topic", "publicationduty")


def register() -> None:
    """Let those who publish keep what pages draw on."""
    names = [f"centre.{action}_{model}" for model in KEPT for action in ("add", "change", "delete")]
    for role in ("publisher", "administrator"):
        register_role_permissions(role, *names)
    # What communities tell goes public when one of these says so.
    for role in ("campaign_editor", "publisher", "administrator"):
        register_role_permissions(role, "centre.decide_report")
