"""A certificate is issued when an edition's rules are met, says what was so, and ends only by being
revoked or superseded.
"""

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories import people
from tests.factories.cohorts import make_cohort, make_edition
from tests.training.certificates.conftest import RULES, over
from training.certificates import rules
from training.certificates.services import _until, issue_certificates, revoke_certificate
from training.certificates.snapshot import digest_of
from training.models import Certificate, TrainingEvent


def test_who_met_the_rules_gets_one_and_nobody_else(group, seat):
    came = seat(group)
    seat(group, "Ко није долазио", present=False)
    (certificate,) = issue_certificates(cohort=group, by=people.account("issuer"))
    assert certificate.enrolment == came
    came.refresh_from_db()
    assert came.state == "completed"
    assert issue_certificates(cohort=group, by=None) == []
    assert TrainingEvent.objects.filter(kind="certificate.issued").count() == 1


def test_a_rule_that_nobody_answers_lets_nobody_through(course, seat, template, monkeypatch):
    asks = make_edition(course, **{**RULES, "needs_assessment": True})
    cohort = over(make_cohort(course, edition=asks))
    enrolment = seat(cohort)
    asked = rules._rules["assessment"].asked
    monkeypatch.setattr(rules, "_rules", dict(rules._rules))
    rules.register_rule(rules.Rule("assessment", "тест", asked, rules._nobody))
    assert issue_certificates(cohort=cohort, by=None) == []
    rules.register_rule(rules.Rule("assessment", "тест", asked, lambda group: {enrolment.pk}))
    assert len(issue_certificates(cohort=cohort, by=None)) == 1


def test_nothing_is_issued_before_the_end_or_without_words(course, group, seat, template):
    goes_on = make_cohort(course, title="Траје")
    with pytest.raises(ValidationError):
        issue_certificates(cohort=goes_on, by=None)
    template.live = False
    template.save()
    with pytest.raises(ValidationError):
        issue_certificates(cohort=group, by=None)


def test_the_snapshot_holds_both_scripts_and_its_hash(issued):
    assert issued.snapshot["sr-Cyrl"]["holder"] == "Петар Џамић"
    assert issued.snapshot["sr-Latn"]["holder"] == "Petar Džamić"
    assert digest_of(Certificate.objects.get().snapshot) == issued.digest


def test_a_new_version_leaves_who_finished_the_old_one_certified(issued, course):
    make_edition(course, **RULES)
    issued.refresh_from_db()
    assert issued.status == "valid"
    assert issued.snapshot["facts"]["edition"] == 1


def test_being_certified_again_is_a_new_row_that_supersedes(issued, course, seat):
    again = over(make_cohort(course, edition=make_edition(course, **RULES), title="Поново"))
    from training.cohorts.services import enrol_person
    from training.models import Attendance

    enrolment = enrol_person(person=issued.person, cohort=again)
    seat(again, "Још неко")
    session = again.sessions.get()
    noted = Attendance.objects.filter(session=session).first().noted_by
    Attendance.objects.create(
        session=session,
        enrolment=enrolment,
        state="present",
        noted_at=timezone.now(),
        noted_by=noted,
    )
    new = next(c for c in issue_certificates(cohort=again, by=None) if c.supersedes_id)
    issued.refresh_from_db()
    assert new.supersedes == issued
    assert (issued.status, new.status) == ("superseded", "valid")


def test_one_that_was_revoked_can_be_issued_anew(issued, group):
    who = people.account("who")
    with pytest.raises(ValidationError):
        revoke_certificate(certificate=issued, by=who, reason="  ")
    revoke_certificate(certificate=issued, by=who, reason="Погрешно име")
    with pytest.raises(ValidationError):
        revoke_certificate(certificate=issued, by=who, reason="Опет")
    (new,) = issue_certificates(cohort=group, by=who)
    assert new.serial == issued.serial + 1
    assert new.supersedes is None


def test_it_expires_by_the_day_alone(course, seat, template):
    lasts = make_edition(course, **RULES, valid_months=12)
    cohort = over(make_cohort(course, edition=lasts))
    seat(cohort)
    (certificate,) = issue_certificates(cohort=cohort, by=None)
    assert certificate.status == "valid"
    assert certificate.status_on(certificate.valid_until) == "valid"
    with time_machine.travel(timezone.now() + 400 * people.DAY):
        assert certificate.status == "expired"


@pytest.mark.parametrize(
    ("day", "months", "until"),
    [
        ("2015-01-31", 1, "2015-02-28"),
        ("2015-03-10", 12, "2016-03-10"),
        ("2015-12-01", 1, "2016-01-01"),
    ],
)
def test_months_end_on_a_day_that_is_there(day, months, until):
    from datetime import date

    assert _until(date.fromisoformat(day), months) == date.fromisoformat(until)


def test_a_group_asks_as_often_for_many(group, seat):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            rules.standings(group)
        return len(queries)

    seat(group)
    asked()
    before = asked()
    for number in range(4):
        seat(group, f"Полазник {number}")
    assert asked() == before
