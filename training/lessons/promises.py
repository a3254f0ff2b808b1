"""What no constraint can hold of progress: held by triggers."""

from foundation.guards import Guard, register_guards

_OF_THE_COURSE = """EXISTS (SELECT 1 FROM training_enrolment AS taken
JOIN training_cohort AS party ON party.id = taken.cohort_id
JOIN training_courseedition AS edition ON edition.id = party.edition_id
JOIN training_lesson AS lesson ON lesson.id = NEW.lesson_id
WHERE taken.id = NEW.enrolment_id AND taken.state <> 'withdrawn'
AND lesson.course_id = edition.course_id)"""

_PROGRESS = (
    Guard(
        "training_progress_in_own_course",
        "training.LessonProgress",
        "INSERT",
        f"NOT {_OF_THE_COURSE}",
        "the lesson is of another course, or who reads it withdrew",
    ),
    Guard(
        "training_progress_is_kept",
        "training.LessonProgress",
        "UPDATE",
        """NEW.enrolment_id <> OLD.enrolment_id OR NEW.lesson_id <> OLD.lesson_id
        OR (OLD.read_at IS NOT NULL AND (NEW.read_at IS NULL OR NEW.read_at <> OLD.read_at))""",
        "what was read, by whom and when does not change",
    ),
    Guard(
        "training_progress_is_not_deleted",
        "training.LessonProgress",
        "DELETE",
        "OLD.read_at IS NOT NULL",
        "what was read stays read",
    ),
    Guard(
        "training_lesson_stays_in_its_course",
        "training.Lesson",
        "UPDATE",
        "NEW.course_id <> OLD.course_id",
        "a lesson stays in its course",
    ),
)


def declare() -> None:
    """Register the promises."""
    register_guards(*_PROGRESS)
