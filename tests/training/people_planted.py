"""Plants a word in each thing that is held about people in training, beside what courses restrict
(``secrets_planted``).
"""

from tests.factories.assessment import make_quiz, make_sign
from tests.factories.cohorts import make_person, make_session
from tests.factories.surveys import make_survey, open_round
from tests.training.secrets_planted import Planted
from training.assessment import services as taking
from training.cohorts.importing import import_table
from training.cohorts.services import (
    answer_enquiry,
    apply_as_stranger,
    ask_trainers,
    decide_application,
    enrol_person,
    note_attendance,
    withdraw_enrolment,
)
from training.models import Answer
from training.people.services import invite_person

# What the learner it is about meets on pages of their own, or among what is held about them.
OWN = {
    *("name", "e-mail", "institution", "question", "answer", "free answer", "comment on a mark"),
    *("topic", "place", "survey", "statement", "reason of attendance"),
    *("reason of a result", "reason of more attempts"),
}
# What everybody in the group meets.
OF_THE_GROUP = {"topic", "place", "survey", "statement"}


def plant_people(course, cohort, learner, trainer):
    """Give ``learner``, who is enrolled in ``cohort``, all that people have; return the words."""
    planted = Planted()
    planted.plant("name"), planted.plant("e-mail"), planted.plant("institution")
    person = learner.person
    person.name, person.institution = planted.words["name"], planted.words["institution"]
    person.email = f"{planted.words['e-mail']}@example.org"
    person.save()
    _asked_and_noted(planted, cohort, learner, trainer)
    _marked(planted, course, learner, trainer)
    _others(planted, cohort, trainer)
    survey = make_survey(title=planted.plant("survey"), lead=planted.plant("statement"))
    open_round(survey, cohort)
    return planted


def _asked_and_noted(planted, cohort, learner, trainer):
    asked = ask_trainers(enrolment=learner, text=planted.plant("question"))
    answer_enquiry(enquiry=asked, text=planted.plant("answer"), by=trainer)
    met = make_session(cohort, topic=planted.plant("topic"), place=planted.plant("place"))
    note_attendance(session=met, states={learner.pk: "absent"}, by=trainer)
    reason = planted.plant("reason of attendance")
    note_attendance(session=met, states={learner.pk: "excused"}, by=trainer, reason=reason)


def _marked(planted, course, learner, trainer):
    make_sign()
    quiz = make_quiz(course, kinds=["free"], slug="sa-tajnom")
    attempt = taking.start_attempt(enrolment=learner, assessment=quiz)
    taking.answer_item(attempt=attempt, key="pitanje-free", given=planted.plant("free answer"))
    attempt.refresh_from_db()
    if attempt.is_open:
        taking.hand_in(attempt=attempt)
        attempt.refresh_from_db()
    answer = Answer.objects.get(attempt=attempt)
    taking.mark_answer(
        answer=answer, points=10, by=trainer, comment=planted.plant("comment on a mark")
    )
    reason = planted.plant("reason of a result")
    taking.override_result(attempt=attempt, points=20, by=trainer, reason=reason)
    taking.grant_attempts(
        enrolment=learner,
        assessment=quiz,
        count=1,
        by=trainer,
        reason=planted.plant("reason of more attempts"),
    )


def _others(planted, cohort, trainer):
    """Plant in those who are beside the learner: invited, imported, refused, excluded."""
    invited = make_person(
        name=planted.plant("invited"), email=f"{planted.plant('address invited')}@example.org"
    )
    invite_person(person=invited)
    head = "Име и презиме,Имејл,Установа"
    row = ",".join(planted.plant(f"imported {part}") for part in ("name", "box", "institution"))
    name, box, institution = row.split(",")
    table = f"{head}\n{name},{box}@example.org,{institution}\n".encode()
    trial = import_table(cohort=cohort, name="spisak.csv", data=table, by=trainer)
    assert not trial.wrong
    assert trial.new
    applied = apply_as_stranger(
        cohort=cohort,
        name=planted.plant("applicant"),
        email=f"{planted.plant('address of an applicant')}@example.org",
        municipality_code="",
        institution=planted.plant("institution of an applicant"),
        sector="police",
    )
    decide_application(
        application=applied, accepts=False, by=trainer, reason=planted.plant("reason of a refusal")
    )
    left = enrol_person(person=make_person(name=planted.plant("who left")), cohort=cohort)
    withdraw_enrolment(enrolment=left, by=trainer, reason=planted.plant("reason of leaving"))
