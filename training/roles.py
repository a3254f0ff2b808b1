"""What the foundation's roles may do in the training area."""

from wagtail.models import Page

from foundation.accounts.roles import apply_page_permissions, register_role_permissions

ADMINISTRATOR = "course_administrator"


def declare() -> None:
    """Let course administrators open every course and enrol people."""
    register_role_permissions(
        ADMINISTRATOR,
        "training.administer_courses",
        "training.add_enrolment",
        "training.change_enrolment",
        "training.view_enrolment",
        *(
            f"training.{action}_{kept}"
            for kept in ("cohort", "session", "person")
            for action in ("add", "change", "view")
        ),
        *(
            f"training.{action}_{kept}"
            for kept in ("question", "assessment", "survey")
            for action in ("add", "change", "publish", "lock", "unlock")
        ),
    )
    # What is submitted ends with a publisher, who needs no more than that.
    register_role_permissions(
        "publisher",
        *(
            f"training.publish_{kept}"
            for kept in ("question", "assessment", "survey", "certificatetemplate")
        ),
    )


def open_courses(page: Page) -> None:
    """Let course administrators edit the list of courses and what stands beneath."""
    apply_page_permissions(page, {ADMINISTRATOR: ("add", "change", "publish")})
