"""Makes certificates known to the rest of the house."""

from foundation.accounts.roles import register_role_permissions

from . import promises


def connect() -> None:
    """Register promises, and what roles may do: templates are not deleted."""
    promises.declare()
    register_role_permissions(
        "course_administrator",
        "training.issue_certificate",
        "training.add_certificatetemplate",
        "training.change_certificatetemplate",
        "training.publish_certificatetemplate",
    )
