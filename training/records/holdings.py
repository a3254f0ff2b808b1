"""What the areas of training hold. Models that are not there yet may be named."""

from django.utils.translation import gettext_lazy as _

from .registry import EMPLOYEE, Holding, register_holdings

THREE_YEARS = _("Three years after the last training. Then name and address are removed.")
WITH_PERSON = _("As long as the participant is named; afterwards it points at nobody.")
REGISTER = _("For good: the rulebook on accreditation demands a register.")
STAFF = _("As long as the rules on personnel files demand.")
DECIDED = frozenset({"decided_by", "noted_by", "by", "issued_by", "revoked_by", "entered_by"})
STAFFS = DECIDED | {"adopted_by", "verified_by"}


_HELD = (
    Holding("training.Person", _("Participant"), "", THREE_YEARS),
    Holding(
        "training.Application",
        _("Applications"),
        "person",
        _("A year after it was refused or withdrawn; otherwise as the enrolment."),
        hidden=DECIDED,
    ),
    Holding(
        "training.Invitation",
        _("Invitations to open an account"),
        "person",
        WITH_PERSON,
        hidden=frozenset({"key"}),
    ),
    Holding(
        "training.Enrolment",
        _("Enrolments"),
        "person",
        WITH_PERSON,
        hidden=frozenset({"change"}),
    ),
    Holding(
        "training.Attendance", _("Attendance"), "enrolment__person", WITH_PERSON, hidden=DECIDED
    ),
    Holding("training.LessonProgress", _("Lessons read"), "enrolment__person", WITH_PERSON),
    Holding("training.Attempt", _("Attempts at tests"), "enrolment__person", WITH_PERSON),
    Holding("training.Answer", _("Answers"), "attempt__enrolment__person", WITH_PERSON),
    Holding(
        "training.Mark",
        _("Marks"),
        "answer__attempt__enrolment__person",
        WITH_PERSON,
        hidden=DECIDED,
    ),
    Holding(
        "training.ResultOverride",
        _("Decisions about results"),
        "attempt__enrolment__person",
        WITH_PERSON,
        hidden=DECIDED,
    ),
    Holding(
        "training.AttemptsGranted",
        _("Further attempts"),
        "enrolment__person",
        WITH_PERSON,
        hidden=DECIDED,
    ),
    Holding(
        "training.PersonalTime",
        _("Personal time for tests"),
        "enrolment__person",
        WITH_PERSON,
        hidden=DECIDED,
    ),
    Holding("training.SurveyTicket", _("Invitations to surveys"), "enrolment__person", WITH_PERSON),
    Holding(
        "training.Enquiry",
        _("Questions to trainers"),
        "enrolment__person",
        WITH_PERSON,
        hidden=frozenset({"answered_by"}),
    ),
    Holding(
        "training.Certificate",
        _("Certificates"),
        "person",
        REGISTER,
        hidden=DECIDED | {"lookup"},
    ),
    Holding(
        "training.TrainingEvent", _("Journal"), "person", REGISTER, hidden=DECIDED | {"detail"}
    ),
    Holding("training.Employee", _("Employee"), "", STAFF, root=EMPLOYEE),
    Holding(
        "training.DevelopmentPlan",
        _("Plans of development"),
        "employee",
        STAFF,
        root=EMPLOYEE,
        hidden=STAFFS,
    ),
    Holding(
        "training.DevelopmentItem",
        _("Planned trainings"),
        "plan__employee",
        STAFF,
        root=EMPLOYEE,
    ),
    Holding(
        "training.DevelopmentRecord",
        _("Trainings that took place"),
        "plan__employee",
        STAFF,
        root=EMPLOYEE,
        hidden=STAFFS,
    ),
)


def declare() -> None:
    """Register them."""
    register_holdings(*_HELD)
