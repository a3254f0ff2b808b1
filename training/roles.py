"""What the foundation's roles may do in the training area."""

from wagtail.models import Page

from foundation.accounts.roles import apply_page_permissions, register_role_permissions

ADMINISTRATOR = "course_administrator"


# As each holds them on pages.
LESSONS = {
    ADMINISTRATOR: ("add", "change", "delete", "publish", "lock", "unlock"),
    "reviewer": ("change", "lock", "unlock"),
    "publisher": ("add", "change", "publish", "lock", "unlock"),
    "administrator": ("add", "change", "delete", "publish", "lock", "unlock"),
    # Sees which there are, and may stop one.
    "manager": ("view",),
}


def declare() -> None:
    """Let course administrators open every course and enrol people, and those who correct and
    publish pages do the same with lessons.
    """
    for role, actions in LESSONS.items():
        register_role_permissions(role, *(f"training.{action}_lesson" for action in actions))
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
