"""Makes the staff's development known to the rest of the house."""

from foundation.accounts.roles import register_role_permissions

from . import evidence, promises

KEEP = (
    "training.view_developmentplan",
    "training.change_developmentplan",
    "training.add_employee",
    "training.change_employee",
    "training.view_employee",
)
DECIDE = ("training.adopt_developmentplan", "training.verify_developmentrecord")


def connect() -> None:
    """Register promises, evidence and what roles may do.

    The administrator decides about the manager's own plan.
    """
    promises.declare()
    evidence.declare()
    register_role_permissions("manager", *KEEP, *DECIDE)
    register_role_permissions("administrator", *KEEP, *DECIDE)
    register_role_permissions("course_administrator", *KEEP)
