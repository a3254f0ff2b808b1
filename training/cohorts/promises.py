"""What no constraint can hold of editions, groups and those in them: held by triggers."""

from foundation.guards import Guard, register_guards

_KEPT = ("course_id", "number", "title", "title_en", "hours", "attendance_needed")
_KEPT_TOO = ("needs_lessons", "needs_assessment", "access_days", "published_at")
_CHANGED = " OR ".join(f"NEW.{name} <> OLD.{name}" for name in (*_KEPT, *_KEPT_TOO))

_EDITION = (
    Guard(
        "training_edition_is_kept",
        "training.CourseEdition",
        "UPDATE",
        f"""OLD.state <> 'draft' AND ({_CHANGED}
        OR COALESCE(NEW.valid_months, 0) <> COALESCE(OLD.valid_months, 0)
        OR (NEW.state <> OLD.state AND NOT (OLD.state = 'published' AND NEW.state = 'superseded'))
        OR (OLD.state = 'superseded' AND NEW.superseded_at <> OLD.superseded_at))""",
        "what was published does not change",
    ),
    Guard(
        "training_edition_is_not_deleted",
        "training.CourseEdition",
        "DELETE",
        "OLD.state <> 'draft'",
        "what was published is not deleted",
    ),
)

# An entry of the journal explains one change: the next one needs a later entry.
_SAID_WHY = """EXISTS (SELECT 1 FROM training_trainingevent WHERE id = NEW.change_id
AND NEW.change_id > COALESCE(OLD.change_id, 0) AND {of})"""
_OF_THIS_GROUP = """cohort_id = NEW.id AND kind IN ('cohort.changed', 'cohort.cancelled')
AND reason <> ''"""
_OF_THIS_PERSON = """person_id = NEW.person_id AND cohort_id = NEW.cohort_id
AND (kind = 'enrolment.begun' OR (kind = 'enrolment.window' AND reason <> ''))"""
_IS_PUBLISHED = """EXISTS (SELECT 1 FROM training_courseedition
WHERE id = NEW.edition_id AND state = 'published')"""
_HAS_PEOPLE = """(EXISTS (SELECT 1 FROM training_application WHERE cohort_id = OLD.id)
OR EXISTS (SELECT 1 FROM training_enrolment WHERE cohort_id = OLD.id))"""
_COHORT = (
    Guard(
        "training_cohort_begins_with_what_is_published",
        "training.Cohort",
        "INSERT",
        f"NOT {_IS_PUBLISHED}",
        "a group follows the published edition",
    ),
    Guard(
        "training_cohort_keeps_its_edition",
        "training.Cohort",
        "UPDATE",
        f"NEW.edition_id <> OLD.edition_id AND (NOT {_IS_PUBLISHED} OR {_HAS_PEOPLE})",
        "a group keeps the edition it began with",
    ),
    Guard(
        "training_cohort_seats_every_one",
        "training.Cohort",
        "UPDATE",
        """EXISTS (SELECT 1 FROM training_enrolment
        WHERE cohort_id = NEW.id AND seat > NEW.capacity)""",
        "more seats are taken than that",
    ),
    Guard(
        "training_cohort_says_why_it_changes",
        "training.Cohort",
        "UPDATE",
        f"""(NEW.capacity <> OLD.capacity OR NEW.admission <> OLD.admission
        OR NEW.applications_from <> OLD.applications_from
        OR NEW.applications_until <> OLD.applications_until
        OR NEW.starts_on <> OLD.starts_on OR NEW.ends_on <> OLD.ends_on
        OR (NEW.cancelled_at IS NULL) <> (OLD.cancelled_at IS NULL))
        AND NOT {_SAID_WHY.format(of=_OF_THIS_GROUP)}""",
        "seats and days change with an entry in the journal",
    ),
)

# Foreign keys are looked at when a transaction ends: whom a row names must be there before it.
_DECIDES_FOR_THEMSELF = """NEW.decided_by_id IS NOT NULL AND NOT EXISTS (
SELECT 1 FROM training_person WHERE id = NEW.person_id
AND COALESCE(user_id, 0) <> NEW.decided_by_id)"""
_BECOMES_WHO_DECIDED = """NEW.user_id IS NOT NULL AND (EXISTS (
SELECT 1 FROM training_application WHERE person_id = NEW.id AND decided_by_id = NEW.user_id)
OR EXISTS (
SELECT 1 FROM training_certificate WHERE person_id = NEW.id AND issued_by_id = NEW.user_id))"""
_APPLICATION = (
    Guard(
        "training_nobody_decides_for_themself",
        "training.Application",
        "INSERT",
        _DECIDES_FOR_THEMSELF,
        "who decides is not who applies",
    ),
    Guard(
        "training_nobody_decides_for_themself_later",
        "training.Application",
        "UPDATE",
        _DECIDES_FOR_THEMSELF,
        "who decides is not who applies",
    ),
    Guard(
        "training_nobody_becomes_whom_they_decided_on",
        "training.Person",
        "UPDATE",
        _BECOMES_WHO_DECIDED,
        "who decides is not who applies",
    ),
    Guard(
        "training_application_is_kept",
        "training.Application",
        "UPDATE",
        """NEW.cohort_id <> OLD.cohort_id OR NEW.person_id <> OLD.person_id
        OR NEW.number <> OLD.number OR NEW.submitted_at <> OLD.submitted_at
        OR (OLD.state IN ('refused', 'withdrawn') AND NEW.state <> OLD.state)""",
        "who applied, when and in which place does not change",
    ),
)

_BEYOND_CAPACITY = """NEW.seat IS NOT NULL AND NOT EXISTS (
SELECT 1 FROM training_cohort WHERE id = NEW.cohort_id AND capacity >= NEW.seat)"""
_ANOTHER_S_APPLICATION = """NEW.application_id IS NOT NULL AND NOT EXISTS (
SELECT 1 FROM training_application WHERE id = NEW.application_id
AND cohort_id = NEW.cohort_id AND person_id = NEW.person_id)"""
_ENROLMENT = (
    Guard(
        "training_seat_is_there",
        "training.Enrolment",
        "INSERT",
        f"({_BEYOND_CAPACITY}) OR ({_ANOTHER_S_APPLICATION})",
        "the group has no such seat, or the application is not this one",
    ),
    Guard(
        "training_seat_is_there_later",
        "training.Enrolment",
        "UPDATE",
        f"({_BEYOND_CAPACITY}) OR ({_ANOTHER_S_APPLICATION})",
        "the group has no such seat, or the application is not this one",
    ),
    Guard(
        "training_enrolment_is_kept",
        "training.Enrolment",
        "UPDATE",
        """NEW.cohort_id <> OLD.cohort_id OR NEW.person_id <> OLD.person_id
        OR (OLD.state = 'completed'
            AND (NEW.state <> OLD.state OR NEW.ended_at <> OLD.ended_at))""",
        "another start is another enrolment",
    ),
    Guard(
        "training_enrolment_says_why_it_opens",
        "training.Enrolment",
        "UPDATE",
        f"""(NEW.active_from <> OLD.active_from
        OR (NEW.active_until IS NULL) <> (OLD.active_until IS NULL)
        OR NEW.active_until <> OLD.active_until
        OR (OLD.state = 'withdrawn' AND NEW.state <> OLD.state))
        AND NOT {_SAID_WHY.format(of=_OF_THIS_PERSON)}""",
        "when lessons open and close changes with an entry in the journal",
    ),
    Guard(
        "training_enrolment_is_not_deleted",
        "training.Enrolment",
        "DELETE",
        "OLD.id IS NOT NULL",
        "enrolments are withdrawn and not deleted",
    ),
)

_INVITATION = (
    Guard(
        "training_invitation_is_used_once",
        "training.Invitation",
        "UPDATE",
        """OLD.used_at IS NOT NULL OR NEW.person_id <> OLD.person_id OR NEW.key <> OLD.key
        OR NEW.expires_at <> OLD.expires_at""",
        "an invitation is used once and stays as it was sent",
    ),
)

_ENQUIRY = (
    Guard(
        "training_enquiry_is_kept",
        "training.Enquiry",
        "UPDATE",
        """NEW.enrolment_id <> OLD.enrolment_id OR NEW.asked_at <> OLD.asked_at
        OR (OLD.answered_at IS NOT NULL AND (NEW.answered_at IS NULL
            OR NEW.answered_at <> OLD.answered_at OR NEW.answered_by_id <> OLD.answered_by_id))""",
        "a question is answered once and stays with who asked",
    ),
    Guard(
        "training_enquiry_answered_by_another",
        "training.Enquiry",
        "UPDATE",
        """NEW.answered_by_id IS NOT NULL AND EXISTS (SELECT 1 FROM training_enrolment e
        JOIN training_person p ON p.id = e.person_id
        WHERE e.id = NEW.enrolment_id AND p.user_id = NEW.answered_by_id)""",
        "nobody answers their own question",
    ),
)

_ANOTHER_GROUP = """NOT EXISTS (SELECT 1 FROM training_session s
JOIN training_enrolment e ON e.cohort_id = s.cohort_id
WHERE s.id = NEW.session_id AND e.id = NEW.enrolment_id)"""
_ATTENDANCE = (
    Guard(
        "training_attends_own_group",
        "training.Attendance",
        "INSERT",
        _ANOTHER_GROUP,
        "the session is of another group",
    ),
    Guard(
        "training_attends_own_group_later",
        "training.Attendance",
        "UPDATE",
        _ANOTHER_GROUP,
        "the session is of another group",
    ),
    Guard(
        "training_session_keeps_its_group",
        "training.Session",
        "UPDATE",
        "NEW.cohort_id <> OLD.cohort_id",
        "a session stays with its group",
    ),
)


def declare() -> None:
    """Register the promises."""
    register_guards(
        *_EDITION, *_COHORT, *_APPLICATION, *_ENROLMENT, *_ATTENDANCE, *_ENQUIRY, *_INVITATION
    )
