"""What the database refuses of attempts, answers and decisions, whoever writes to it."""

from foundation.guards import Guard, register_guards

_ATTEMPT = "(SELECT {what} FROM training_attempt a WHERE a.id = NEW.attempt_id)"
_FIXED = ("key", "enrolment_id", "assessment_id", "version_id", "number", "maximum", "started_at")


def _of_attempt(what: str) -> str:
    return _ATTEMPT.format(what=what)


_CHANGED = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in (*_FIXED, "due_at"))
ATTEMPTS = (
    Guard(
        "training_attempt_bound",
        "training.Attempt",
        "INSERT",
        "NOT EXISTS (SELECT 1 FROM training_assessmentversion v WHERE v.id = NEW.version_id"
        " AND v.assessment_id = NEW.assessment_id AND v.maximum = NEW.maximum)",
        "an attempt is bound to a version of its own assessment",
    ),
    Guard(
        "training_attempt_begins_open",
        "training.Attempt",
        "INSERT",
        "NEW.closed_at IS NOT NULL",
        "an attempt begins open",
    ),
    Guard(
        "training_attempt_allowance",
        "training.Attempt",
        "INSERT",
        "NEW.number > (SELECT v.allowance FROM training_assessmentversion v"
        " WHERE v.id = NEW.version_id)"
        " + COALESCE((SELECT SUM(g.count) FROM training_attemptsgranted g"
        " WHERE g.enrolment_id = NEW.enrolment_id"
        " AND g.assessment_id = NEW.assessment_id), 0)",
        "no attempt is left",
    ),
    Guard(
        "training_attempt_in_its_course",
        "training.Attempt",
        "INSERT",
        "NOT EXISTS (SELECT 1 FROM training_assessment s"
        " JOIN training_courseedition d ON d.course_id = s.course_id"
        " JOIN training_cohort c ON c.edition_id = d.id"
        " JOIN training_enrolment e ON e.cohort_id = c.id"
        " WHERE s.id = NEW.assessment_id AND e.id = NEW.enrolment_id)",
        "an attempt is made in the course of its enrolment",
    ),
    Guard(
        "training_attempt_fixed",
        "training.Attempt",
        "UPDATE",
        f"OLD.closed_at IS NOT NULL OR {_CHANGED}",
        "an attempt keeps what it began with and is closed once",
    ),
    Guard(
        "training_attempt_score",
        "training.Attempt",
        "UPDATE",
        "NEW.closed_at IS NOT NULL AND NEW.points IS DISTINCT FROM COALESCE((SELECT"
        " SUM(r.points) FROM training_answer r WHERE r.attempt_id = NEW.id), 0)",
        "the score is what the answers brought",
    ),
    Guard("training_attempt_kept", "training.Attempt", "DELETE", "1 = 1", "attempts are kept"),
)


ANSWERS = (
    Guard(
        "training_answer_to_an_open_attempt",
        "training.Answer",
        "INSERT",
        f"{_of_attempt('a.closed_at')} IS NOT NULL",
        "the attempt is closed",
    ),
    Guard(
        "training_answer_of_its_version",
        "training.Answer",
        "INSERT",
        "(SELECT i.version_id FROM training_assessmentitem i WHERE i.id = NEW.item_id)"
        " IS DISTINCT FROM"
        " (SELECT a.version_id FROM training_attempt a WHERE a.id = NEW.attempt_id)",
        "an answer is to an item of the version that the attempt began with",
    ),
    Guard(
        "training_answer_within",
        "training.Answer",
        "INSERT",
        "EXISTS (SELECT 1 FROM training_assessmentitem i WHERE i.id = NEW.item_id"
        " AND (NEW.points > i.maximum OR i.is_free = (NEW.points IS NOT NULL)))",
        "points are within the maximum, and a free answer has none by itself",
    ),
    Guard(
        "training_answer_in_time",
        "training.Answer",
        "INSERT",
        f"NEW.answered_at < {_of_attempt('a.started_at')}"
        f" OR NEW.answered_at > {_of_attempt('a.due_at')}",
        "an answer is given after the attempt began and before its time is up",
    ),
)

# What was asked and marked stays: an item more would change what an attempt can bring.
VERSIONS = (
    Guard(
        "training_item_before_attempts",
        "training.AssessmentItem",
        "INSERT",
        "EXISTS (SELECT 1 FROM training_attempt a WHERE a.version_id = NEW.version_id)",
        "a version that was begun asks nothing more",
    ),
)

_NOT_BY_ANOTHER = """NOT EXISTS (SELECT 1 FROM training_enrolment e
JOIN training_person p ON p.id = e.person_id
WHERE e.id = NEW.enrolment_id AND COALESCE(p.user_id, 0) <> NEW.decided_by_id)"""
DECISIONS = (
    Guard(
        "training_mark_of_a_free_answer",
        "training.Mark",
        "INSERT",
        "NOT EXISTS (SELECT 1 FROM training_answer r"
        " JOIN training_assessmentitem i ON i.id = r.item_id"
        " JOIN training_attempt a ON a.id = r.attempt_id"
        " JOIN training_enrolment e ON e.id = a.enrolment_id"
        " JOIN training_person p ON p.id = e.person_id"
        " WHERE r.id = NEW.answer_id AND i.is_free AND NEW.points <= i.maximum"
        " AND a.closed_at IS NOT NULL AND COALESCE(p.user_id, 0) <> NEW.decided_by_id)",
        "a mark is for a free answer of a closed attempt of somebody else, within its maximum",
    ),
    Guard(
        "training_override_within",
        "training.ResultOverride",
        "INSERT",
        "NOT EXISTS (SELECT 1 FROM training_attempt a"
        " JOIN training_enrolment e ON e.id = a.enrolment_id"
        " JOIN training_person p ON p.id = e.person_id"
        " WHERE a.id = NEW.attempt_id AND a.closed_at IS NOT NULL"
        " AND NEW.points <= a.maximum AND COALESCE(p.user_id, 0) <> NEW.decided_by_id)",
        "a result is changed when the attempt is closed, by somebody else, within its maximum",
    ),
    Guard(
        "training_granted_by_another",
        "training.AttemptsGranted",
        "INSERT",
        _NOT_BY_ANOTHER,
        "nobody grants themselves an attempt",
    ),
    Guard(
        "training_time_by_another",
        "training.PersonalTime",
        "INSERT",
        _NOT_BY_ANOTHER,
        "nobody gives themselves time",
    ),
)


def declare() -> None:
    """Tell the foundation what no constraint can hold."""
    register_guards(*ATTEMPTS, *ANSWERS, *VERSIONS, *DECISIONS)
