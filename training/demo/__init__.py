"""The training room's demonstration content."""

from foundation.demo import register_demo

from ..certificates import demo as certificates
from ..cohorts import demo as cohorts
from ..staff import demo as staff
from ..surveys import demo as surveys
from .course import enrol_trainee, prepare


def register() -> None:
    """Register the course with the other content, and the enrolment after the accounts."""
    register_demo(40, "training", prepare)
    register_demo(95, "enrolment", enrol_trainee)
    register_demo(94, "certificates", certificates.load)
    register_demo(96, "staff", staff.load)
    register_demo(97, "groups", cohorts.load)
    register_demo(98, "surveys", surveys.load)
