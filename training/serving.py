"""Which activities of the work plan the training area serves."""

from django.utils.translation import gettext_lazy as _

from portal.api import Door, register_part


def declare() -> None:
    """Name the part."""
    register_part(
        "courses",
        _("Training for professionals"),
        ("1.1.3", "2.2.1", "3.2.1", "3.2.2", "3.2.3"),
        Door("training.CourseIndexPage"),
    )
