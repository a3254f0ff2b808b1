"""What must hold of certificates is refused by the database, whoever writes to it."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from tests.factories import people
from tests.factories.cohorts import make_cohort, make_person
from training.certificates.models import lookup_of, new_token
from training.certificates.services import revoke_certificate
from training.certificates.snapshot import ALWAYS_SAID, SAID_OR_EMPTY, SCRIPTS
from training.cohorts.services import enrol_person
from training.models import Certificate, Person

TABLE = Certificate._meta.db_table
NOW = timezone.now()


def refused(write):
    with pytest.raises(IntegrityError), transaction.atomic():
        write()


def by_sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def like(certificate, **changes):
    """Add a row like a certificate's, with a number of its own."""
    names = ("enrolment", "person", "course", "digest", "year", "supersedes")
    fields = {name: getattr(certificate, name) for name in names}
    token, serial = new_token(), changes.pop("serial", certificate.serial + 1)
    fields |= {"serial": serial, "token": token, "lookup": lookup_of(token)}
    fields["snapshot"] = numbered(certificate, serial)
    return Certificate.objects.create(**{**fields, **changes})


def numbered(certificate, serial):
    """Return a copy of a certificate's snapshot that has another number."""
    number = f"{serial}/{certificate.year}"
    words = {told: {**certificate.snapshot[told], "number": number} for told in (*SCRIPTS, "en")}
    return {**certificate.snapshot, **words}


@pytest.mark.parametrize(
    "change",
    [
        "snapshot = '{}'",
        "digest = 'x'",
        "token = 'x'",
        "lookup = 'x'",
        "serial = 77",
        "year = 2001",
        "valid_until = '2099-01-01'",
        "issued_at = '2001-01-01 10:00:00+00:00'",
        "person_id = person_id + 1",
        "course_id = course_id + 1",
        "enrolment_id = enrolment_id + 1",
        "revoked_at = '2030-01-01 10:00:00+00:00'",
    ],
)
def test_nothing_of_a_certificate_changes(issued, change):
    refused(lambda: by_sql(f"UPDATE {TABLE} SET {change}"))


def test_a_certificate_is_never_deleted(issued):
    refused(lambda: by_sql(f"DELETE FROM {TABLE}"))


def test_what_was_revoked_stays_so(issued):
    revoke_certificate(certificate=issued, by=people.account("who"), reason="Погрешно име")
    refused(lambda: by_sql(f"UPDATE {TABLE} SET revoked_at = NULL, revoked_by_id = NULL"))
    refused(lambda: by_sql(f"UPDATE {TABLE} SET revoked_at = '2001-01-01 10:00:00+00:00'"))


def test_what_was_superseded_stays_so(issued):
    Certificate.objects.update(superseded_at=timezone.now())
    refused(lambda: by_sql(f"UPDATE {TABLE} SET superseded_at = NULL"))


def test_one_is_live_for_an_enrolment_and_for_a_person_and_course(issued):
    refused(lambda: like(issued))
    another = enrol_person(
        person=issued.person, cohort=make_cohort(issued.course, title="Друга група")
    )
    refused(lambda: like(issued, enrolment=another))


def test_a_certificate_is_of_its_own_enrolment(issued, another_course):
    Certificate.objects.update(superseded_at=NOW)
    refused(lambda: like(issued, person=make_person(name="Неко")))
    refused(lambda: like(issued, course=another_course))
    like(issued)


def test_a_certificate_is_valid_when_it_is_issued(issued):
    Certificate.objects.update(superseded_at=NOW)
    refused(lambda: like(issued, superseded_at=NOW))
    refused(lambda: like(issued, revoked_at=NOW, revoked_by=people.account("who")))


@pytest.fixture
def superseded(issued):
    """The one certificate there is makes room for another."""
    Certificate.objects.update(superseded_at=NOW)
    return issued


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("name", [*ALWAYS_SAID, *SAID_OR_EMPTY])
def test_a_certificate_says_everything_in_both_scripts(superseded, script, name):
    whole = numbered(superseded, superseded.serial + 1)
    words = dict(whole[script])
    del words[name]
    for said in (words, {**words, name: None}, *[{**words, name: ""}] * (name in ALWAYS_SAID)):
        refused(lambda said=said: like(superseded, snapshot={**whole, script: said}))


@pytest.mark.parametrize("name", [*ALWAYS_SAID, *SAID_OR_EMPTY])
def test_a_certificate_has_a_place_for_every_word_in_english(superseded, name):
    whole = numbered(superseded, superseded.serial + 1)
    words = dict(whole["en"])
    del words[name]
    for said in (words, {**words, name: None}):
        refused(lambda said=said: like(superseded, snapshot={**whole, "en": said}))


@pytest.mark.parametrize("part", [*SCRIPTS, "en", "facts"])
def test_a_certificate_lacks_no_part(superseded, part):
    whole = numbered(superseded, superseded.serial + 1)
    without = {name: words for name, words in whole.items() if name != part}
    refused(lambda: like(superseded, snapshot=without))
    refused(lambda: like(superseded, snapshot={**without, part: {}}))
    refused(lambda: like(superseded, snapshot={}))


def test_the_words_of_a_certificate_are_those_of_its_row(superseded):
    refused(lambda: like(superseded, snapshot=numbered(superseded, 777)))
    own = numbered(superseded, superseded.serial + 1)
    english = {**own, "en": {**own["en"], "number": "777/2015"}}
    refused(lambda: like(superseded, snapshot=english))
    refused(lambda: like(superseded, valid_until=date(2099, 1, 1)))
    refused(lambda: like(superseded, token="short"))
    refused(lambda: like(superseded, lookup="x"))
    refused(lambda: like(superseded, digest="x"))
    facts = {**superseded.snapshot["facts"], "valid_until": "2099-01-01"}
    whole = {**numbered(superseded, superseded.serial + 1), "facts": facts}
    assert like(superseded, snapshot=whole, valid_until=date(2099, 1, 1)).pk


def test_who_certified_somebody_does_not_become_them(issued, seat):
    issuer = people.account("issuer")
    mine = seat(make_cohort(issued.course, title="Друга група"), "Друга особа")
    like(issued, enrolment=mine, person=mine.person, issued_by=issuer)
    table = Person._meta.db_table
    refused(lambda: by_sql(f"UPDATE {table} SET user_id = {issuer.pk} WHERE id = {mine.person_id}"))


def test_who_withdrew_gets_none(issued, seat):
    from training.cohorts.services import withdraw_enrolment

    cohort = make_cohort(issued.course, title="Друга група")
    left = withdraw_enrolment(enrolment=seat(cohort, "Одустала"))
    refused(lambda: like(issued, enrolment=left, person=left.person))


def test_nobody_certifies_themself(issued, seat):
    user = people.account("own")
    cohort = make_cohort(issued.course, title="Друга група")
    mine = seat(cohort, user=user)
    refused(lambda: like(issued, enrolment=mine, person=mine.person, issued_by=user))


def test_a_certificate_supersedes_one_of_the_same_person(issued, seat):
    cohort = make_cohort(issued.course, title="Друга група")
    mine = seat(cohort, "Друга особа")
    refused(lambda: like(issued, enrolment=mine, person=mine.person, supersedes=issued))


def test_a_number_and_a_token_are_given_once(issued, seat):
    cohort = make_cohort(issued.course, title="Друга група")
    mine = seat(cohort, "Друга особа")
    own = {"enrolment": mine, "person": mine.person}
    refused(lambda: like(issued, serial=issued.serial, **own))
    refused(lambda: like(issued, token=issued.token, **own))
    assert like(issued, **own).valid_until is None
