"""One attack for each promise: a statement that a database must refuse."""

from django.utils import timezone

from tests.factories import people
from tests.factories.cohorts import (
    enrol,
    make_cohort,
    make_person,
    make_session,
    put_days,
)
from training.cohorts.journal import note_event
from training.cohorts.services import answer_enquiry, begin_edition, withdraw_enrolment
from training.models import Application, Attendance, Enquiry, Enrolment, SectorDuty
from training.people.services import invite_person, open_account

NOW = "CURRENT_TIMESTAMP"
APPLICATION = """INSERT INTO training_application
(cohort_id, person_id, number, state, institution, sector, submitted_at, reason, decided_by_id)
VALUES (%(cohort)s, %(person)s, %(number)s, %(state)s, 'CSR', %(sector)s, CURRENT_TIMESTAMP,
%(reason)s, %(by)s)"""
PENDING = {"number": 9, "state": "pending", "sector": "social", "reason": "", "by": None}
EDITION = """INSERT INTO training_courseedition (course_id, number, state, title, title_en, hours,
attendance_needed, needs_lessons, needs_assessment, access_days, published_at)
VALUES (%(course)s, %(number)s, %(state)s, 'T', '', %(hours)s, %(needed)s, TRUE, TRUE, 90,
%(at)s)"""
DRAFT = {"number": 7, "state": "draft", "hours": 8, "needed": 80, "at": None}
ENROLMENT = """INSERT INTO training_enrolment
(cohort_id, person_id, seat, state, active_from, ended_at, application_id)
VALUES (%(cohort)s, %(stranger)s, %(seat)s, %(state)s, CURRENT_TIMESTAMP, %(ended)s, %(for)s)"""
DUTY = """INSERT INTO training_sectorduty (user_id, sector) VALUES (%(holder)s, %(sector)s)"""
INVITATION = """INSERT INTO training_invitation (key, person_id, sent_at, expires_at)
VALUES ('0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a', %(stranger)s, '2026-01-01', '2101-01-01')"""
ATTENDANCE = """INSERT INTO training_attendance (session_id, enrolment_id, state, noted_at,
noted_by_id) VALUES (%(session)s, %(enrolment)s, 'present', CURRENT_TIMESTAMP, %(decides)s)"""
NOT_YET = 999_999
ACTIVE = {"seat": 3, "state": "active", "ended": None, "for": None}


def _update(table, row, change):
    return f"UPDATE training_{table} SET {change} WHERE id = %({row})s"


def _changed(cohort, reason):
    return note_event("cohort.changed", cohort, cohort=cohort, reason=reason).pk


def _window(enrolment, reason):
    said = {"cohort": enrolment.cohort, "person": enrolment.person, "reason": reason}
    return note_event("enrolment.window", enrolment, **said).pk


def _withdrawn(course):
    enrolment = enrol(people.account("withdrew"), course)
    return withdraw_enrolment(enrolment=enrolment, reason="Одлазак.").pk


def make_scene(course, another_course):
    """Return the keys of one row of each kind, by name."""
    decides = people.account("decides")
    enrolment = enrol(people.account("person"), course)
    another = enrol(people.account("another"), course)
    cohort = enrolment.cohort
    put_days(cohort, capacity=3)
    elsewhere = make_cohort(another_course)
    session = make_session(cohort)
    common = {"cohort": cohort, "institution": "ЦСР", "sector": "social"}
    now = timezone.now()
    application = Application.objects.create(
        **common, person=enrolment.person, number=1, submitted_at=now
    )
    refused = Application.objects.create(
        **common,
        person=make_person(decides),
        number=2,
        submitted_at=now,
        state="refused",
        reason="Late.",
        decided_at=now,
    )
    later = Application.objects.create(
        **common,
        person=make_person(),
        number=3,
        submitted_at=now,
        state="waiting",
        reason="Fits.",
        decided_at=now,
        decided_by=people.account("decides-too"),
    )
    completed = enrol(people.account("finished"), another_course)
    Enrolment.objects.filter(pk=completed.pk).update(state="completed", ended_at=now)
    asked = Enquiry.objects.create(enrolment=enrolment, text="Када?", asked_at=now)
    answered = Enquiry.objects.create(enrolment=enrolment, text="Где?", asked_at=now)
    answer_enquiry(enquiry=answered, text="Овде.", by=decides)
    stranger = make_person(email="a@example.org")
    used = invite_person(person=make_person(email="b@example.org"))
    open_account(invitation=used, password="ispravna lozinka za probu")
    return {
        "asked": asked.pk,
        "answered": answered.pk,
        "duty": SectorDuty.objects.create(user=decides, sector="social").pk,
        "invited": invite_person(person=stranger).pk,
        "used_invitation": used.pk,
        "course": course.pk,
        "edition": cohort.edition_id,
        "draft": begin_edition(course=course).pk,
        "cohort": cohort.pk,
        "elsewhere": elsewhere.pk,
        "elsewhere_edition": elsewhere.edition_id,
        "session": session.pk,
        "session_elsewhere": make_session(elsewhere).pk,
        "application": application.pk,
        "refused": refused.pk,
        "later": later.pk,
        "later_person": later.person_id,
        "later_decided_by": later.decided_by_id,
        "person": enrolment.person_id,
        "account": enrolment.person.user_id,
        "stranger": stranger.pk,
        "enrolment": enrolment.pk,
        "another": another.pk,
        "another_person": another.person_id,
        "completed": completed.pk,
        "attendance": Attendance.objects.create(
            session=session, enrolment=enrolment, state="present", noted_at=now, noted_by=decides
        ).pk,
        "decides": decides.pk,
        "event": note_event("tried", cohort).pk,
        "why": _changed(cohort, "Већа сала."),
        "why_elsewhere": _changed(elsewhere, "Већа сала."),
        "without_reason": _changed(cohort, ""),
        "why_window": _window(enrolment, "Болест."),
        "window_without_reason": _window(enrolment, ""),
        "window_of_another": _window(another, "Болест."),
        "withdrawn": _withdrawn(course),
    }


ATTACKS = {
    # Persons
    "a person without a name": (_update("person", "person", "name = ''"), {}),
    "a sector that nobody knows": (_update("person", "person", "sector = 'army'"), {}),
    "two persons of one account": (
        _update("person", "stranger", "user_id = %(account)s"),
        {},
    ),
    "becoming whom one decided on": (
        _update("person", "later_person", "user_id = %(later_decided_by)s"),
        {},
    ),
    # Editions
    "a second draft": (EDITION, DRAFT),
    "a second published edition": (EDITION, {**DRAFT, "state": "published", "at": "2026-01-01"}),
    "the same number twice": (EDITION, {**DRAFT, "number": 1}),
    "a published edition without a date": (EDITION, {**DRAFT, "state": "published"}),
    "no hours": (_update("courseedition", "draft", "hours = 0"), {}),
    "more attendance than there is": (
        _update("courseedition", "draft", "attendance_needed = 101"),
        {},
    ),
    "a certificate for no months": (_update("courseedition", "draft", "valid_months = 0"), {}),
    "a state of editions that nobody knows": (
        _update("courseedition", "draft", "state = 'secret'"),
        {},
    ),
    "other hours once published": (_update("courseedition", "edition", "hours = 99"), {}),
    "other rules once published": (
        _update("courseedition", "edition", "needs_assessment = NOT needs_assessment"),
        {},
    ),
    "an end of certificates once published": (
        _update("courseedition", "edition", "valid_months = 12"),
        {},
    ),
    "a published edition as a draft again": (
        _update("courseedition", "edition", "state = 'draft', published_at = NULL"),
        {},
    ),
    "a published edition gone": ("DELETE FROM training_courseedition WHERE id = %(edition)s", {}),
    # Groups
    "a group of a draft": (_update("cohort", "elsewhere", "edition_id = %(draft)s"), {}),
    "another edition for a group with people": (
        _update("cohort", "cohort", "edition_id = %(elsewhere_edition)s"),
        {},
    ),
    "fewer seats than are taken": (
        _update("cohort", "cohort", "capacity = 1, change_id = %(why)s"),
        {},
    ),
    "no seats": (
        _update("cohort", "elsewhere", "capacity = 0, change_id = %(why_elsewhere)s"),
        {},
    ),
    "an end before the beginning": (
        _update("cohort", "cohort", "ends_on = '2001-01-01', change_id = %(why)s"),
        {},
    ),
    "applications that end before they begin": (
        _update("cohort", "cohort", "applications_until = '2001-01-01', change_id = %(why)s"),
        {},
    ),
    "applications that end after the group": (
        _update("cohort", "cohort", "applications_until = '2101-01-01', change_id = %(why)s"),
        {},
    ),
    "more seats and nobody knows why": (_update("cohort", "cohort", "capacity = 9"), {}),
    "more seats without a reason": (
        _update("cohort", "cohort", "capacity = 9, change_id = %(without_reason)s"),
        {},
    ),
    "more seats for what was said of another group": (
        _update("cohort", "cohort", "capacity = 9, change_id = %(why_elsewhere)s"),
        {},
    ),
    "other days and nobody knows why": (_update("cohort", "cohort", "ends_on = '2101-01-01'"), {}),
    "cancelled and nobody knows why": (_update("cohort", "cohort", f"cancelled_at = {NOW}"), {}),
    "a session that ends before it begins": (
        _update("session", "session", "ends_at = starts_at"),
        {},
    ),
    "a session of another group": (
        _update("session", "session", "cohort_id = %(elsewhere)s"),
        {},
    ),
    # Applications
    "a second open application": (APPLICATION, PENDING),
    "the same place in the order": (APPLICATION, {**PENDING, "number": 2, "state": "withdrawn"}),
    "a sector of applications that nobody knows": (
        APPLICATION,
        {**PENDING, "sector": "army", "state": "withdrawn"},
    ),
    "a decision without a reason": (
        _update("application", "application", f"state = 'refused', decided_at = {NOW}"),
        {},
    ),
    "a decision without a date": (
        _update("application", "application", "state = 'refused', reason = 'x'"),
        {},
    ),
    "deciding for oneself": (
        _update(
            "application",
            "application",
            f"state='accepted', reason='x', decided_at={NOW}, decided_by_id=%(account)s",
        ),
        {},
    ),
    "an application that is decided by who applies": (
        APPLICATION,
        {"number": 9, "state": "withdrawn", "sector": "social", "reason": "", "by": "account"},
    ),
    "another place in the order": (_update("application", "application", "number = 99"), {}),
    "another person's application": (
        _update("application", "application", "person_id = %(stranger)s"),
        {},
    ),
    "a refused application opened again": (
        _update("application", "refused", "state = 'accepted'"),
        {},
    ),
    # Enrolments
    "the same person twice": (
        _update("enrolment", "another", "person_id = %(person)s"),
        {},
    ),
    "the same seat twice": (_update("enrolment", "another", "seat = 1"), {}),
    "a seat that is not there": (_update("enrolment", "another", "seat = 4"), {}),
    "one seat too many": (ENROLMENT, {**ACTIVE, "seat": 4}),
    "an enrolment without a seat": (ENROLMENT, {**ACTIVE, "seat": None}),
    "active and ended": (ENROLMENT, {**ACTIVE, "ended": "2026-01-01"}),
    "withdrawn with a seat": (
        ENROLMENT,
        {**ACTIVE, "state": "withdrawn", "ended": "2026-01-01"},
    ),
    "another's application": (ENROLMENT, {**ACTIVE, "for": "application"}),
    "closed before it opens": (
        _update("enrolment", "enrolment", "active_until = active_from, change_id = %(why_window)s"),
        {},
    ),
    "open for ever and nobody knows why": (
        _update("enrolment", "enrolment", "active_until = NULL"),
        {},
    ),
    "open earlier and nobody knows why": (
        _update("enrolment", "enrolment", "active_from = '2001-01-01'"),
        {},
    ),
    "open for ever without a reason": (
        _update(
            "enrolment", "enrolment", "active_until = NULL, change_id = %(window_without_reason)s"
        ),
        {},
    ),
    "open for ever for what was said of another": (
        _update("enrolment", "enrolment", "active_until = NULL, change_id = %(window_of_another)s"),
        {},
    ),
    "enrolled again and nobody knows": (
        _update("enrolment", "withdrawn", "state = 'active', seat = 2, ended_at = NULL"),
        {},
    ),
    "a state of enrolments that nobody knows": (
        _update("enrolment", "enrolment", "state = 'graduated'"),
        {},
    ),
    "another group": (_update("enrolment", "enrolment", "cohort_id = %(elsewhere)s"), {}),
    "finished and begun again": (
        _update("enrolment", "completed", "state = 'active', ended_at = NULL"),
        {},
    ),
    "an enrolment gone": ("DELETE FROM training_enrolment WHERE id = %(another)s", {}),
    # Attendance
    "attending a session twice": (
        """INSERT INTO training_attendance (session_id, enrolment_id, state, noted_at, noted_by_id)
        VALUES (%(session)s, %(enrolment)s, 'absent', CURRENT_TIMESTAMP, %(decides)s)""",
        {},
    ),
    "attending another group": (
        """INSERT INTO training_attendance (session_id, enrolment_id, state, noted_at, noted_by_id)
        VALUES (%(session_elsewhere)s, %(enrolment)s, 'absent', CURRENT_TIMESTAMP, %(decides)s)""",
        {},
    ),
    "attendance moved to another group": (
        _update("attendance", "attendance", "session_id = %(session_elsewhere)s"),
        {},
    ),
    "attendance that nobody knows": (_update("attendance", "attendance", "state = 'late'"), {}),
    # Duties
    "a duty twice": (DUTY, {"sector": "social", "holder": "decides"}),
    "a duty for a sector that nobody knows": (DUTY, {"sector": "army", "holder": "account"}),
    "another sector that nobody knows": (_update("sectorduty", "duty", "sector = 'army'"), {}),
    # Keys are looked at when a transaction ends, so a row could come before what it names
    "a seat in a group that is not there yet": (ENROLMENT, {**ACTIVE, "cohort": NOT_YET}),
    "a decision on somebody who is not there yet": (
        APPLICATION,
        {**PENDING, "state": "withdrawn", "reason": "x", "by": "decides", "person": NOT_YET},
    ),
    "somebody present before there is a session": (ATTENDANCE, {"session": NOT_YET}),
    "somebody present before they have a seat": (ATTENDANCE, {"enrolment": NOT_YET}),
    # Questions to trainers
    "an answer without an author": (_update("enquiry", "asked", "answer = 'x'"), {}),
    "an answer without words": (
        _update("enquiry", "asked", f"answered_at = {NOW}, answered_by_id = %(decides)s"),
        {},
    ),
    "a question answered by who asked": (
        _update("enquiry", "asked", f"answer='x', answered_at={NOW}, answered_by_id=%(account)s"),
        {},
    ),
    "another's question": (_update("enquiry", "asked", "enrolment_id = %(another)s"), {}),
    "a question asked at another time": (
        _update("enquiry", "asked", "asked_at = '2001-01-01'"),
        {},
    ),
    "an answer by somebody else": (
        _update("enquiry", "answered", "answered_by_id = %(later_decided_by)s"),
        {},
    ),
    "an answer taken back": (
        _update("enquiry", "answered", "answer = '', answered_at = NULL, answered_by_id = NULL"),
        {},
    ),
    # Invitations
    "two invitations at once": (INVITATION, {}),
    "an invitation used after its time": (
        _update("invitation", "invited", "used_at = '2101-01-01'"),
        {},
    ),
    "an invitation that holds for longer": (
        _update("invitation", "invited", "expires_at = '2101-01-01'"),
        {},
    ),
    "an invitation for somebody else": (
        _update("invitation", "invited", "person_id = %(another_person)s"),
        {},
    ),
    "an invitation used twice": (
        _update("invitation", "used_invitation", "used_at = NULL"),
        {},
    ),
    # The journal
    "the journal rewritten": (_update("trainingevent", "event", "kind = 'other'"), {}),
    "the journal torn": ("DELETE FROM training_trainingevent WHERE id = %(event)s", {}),
    "an event of no kind": (
        """INSERT INTO training_trainingevent (at, kind, subject, reason, detail)
        VALUES (CURRENT_TIMESTAMP, '', '', '', '{}')""",
        {},
    ),
}


def values_of(scene, values):
    """Return what a statement is given: what names a row of the scene is its key."""
    named = {key: scene[value] if value in NAMED else value for key, value in values.items()}
    return {**scene, **named}


NAMED = {"account", "application", "decides"}
