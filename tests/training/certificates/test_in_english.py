"""A certificate is read in English where its template is in English, and stays as it was issued."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from pypdf import PdfReader

from tests.factories import people
from tests.training.certificates.conftest import ENGLISH, WORDS
from training.certificates.document import language_for, make_pdf
from training.certificates.services import issue_certificates
from training.certificates.snapshot import digest_of, is_in_english
from training.models import Certificate, CertificateTemplate


@pytest.fixture
def english(english_group, seat):
    seat(english_group, user=people.account("holder"))
    (made,) = issue_certificates(cohort=english_group, by=None)
    return made


def page(client, certificate, prefix="/en"):
    return client.get(f"{prefix}/provera/{certificate.token}/").content.decode()


def test_the_page_says_each_line_in_english_and_as_it_stands_on_the_serbian_paper(client, english):
    words = page(client, english)
    for part in ("en", "sr-Latn"):
        assert [v for v in english.snapshot[part].values() if v not in words] == []
    assert '<dd class="facts__value" translate="no">Certificate of completed training</dd>' in words
    assert 'lang="sr-Latn" translate="no">Uverenje o završenoj obuci</dd>' in words
    # A name is the same in both, and is said once.
    assert words.count("Petar Džamić") == 1


def test_serbian_pages_say_nothing_in_english(client, english):
    for prefix in ("", "/sr-latn"):
        assert "Certificate of completed" not in page(client, english, prefix)


def test_what_was_not_translated_is_read_in_latin(client, issued):
    assert issued.snapshot["en"]["heading"] == ""
    assert not is_in_english(issued.snapshot)
    assert 'lang="sr-Latn" translate="no">Uverenje o završenoj obuci</dd>' in page(client, issued)
    assert language_for(issued, "en") == "sr-latn"


def test_one_that_was_issued_before_there_was_english_is_read_in_latin(client, issued):
    old = {name: part for name, part in issued.snapshot.items() if name != "en"}
    before = Certificate(snapshot=old)
    assert language_for(before, "en") == "sr-latn"
    assert not is_in_english(old)


def test_the_paper_is_there_in_english_and_says_that_it_was_issued_in_serbian(client, english):
    client.force_login(english.person.user)
    answer = client.get("/en" + reverse("certificate_pdf", args=[english.token]))
    assert "Certificate%20of" in answer["Content-Disposition"].replace(" ", "%20")
    text = PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()
    for words in ("Certificate of completed training", "Petar Džamić", "is issued in Serbian"):
        assert words in text
    assert not any("\u0400" <= sign <= "\u04ff" for sign in text)
    assert answer.content == make_pdf(english, "en")


def test_holders_find_their_papers_among_their_courses(client, english):
    client.force_login(english.person.user)
    page = client.get(reverse("my_courses")).content.decode()
    assert english.number in page
    for prefix in ("", "/sr-latn", "/en"):
        address = prefix + reverse("certificate_pdf", args=[english.token])
        assert f'href="{address}"' in page
    assert reverse("certificate_check", args=[english.token]) in page
    client.force_login(people.account("somebody"))
    assert english.number not in client.get(reverse("my_courses")).content.decode()


def test_words_that_change_later_change_no_certificate(english):
    before = make_pdf(english, "en")
    CertificateTemplate.objects.update(heading_en="Another", statement_en="")
    english.refresh_from_db()
    assert make_pdf(english, "en") == before
    assert digest_of(english.snapshot) == english.digest


def test_all_of_a_template_is_translated_or_nothing_of_it(template):
    assert template.problems() == []
    whole = CertificateTemplate(**WORDS, **ENGLISH)
    assert whole.problems() == []
    whole.statement_en = ""
    assert len(whole.problems()) == 1


def test_no_template_is_no_reason_for_half_a_paper(group, seat):
    seat(group)
    CertificateTemplate.objects.update(live=False)
    with pytest.raises(ValidationError):
        issue_certificates(cohort=group, by=None)


@pytest.mark.needs("verapdf")
def test_verapdf_finds_no_failure(english, accessible):
    assert accessible([make_pdf(english, "en")]) == 1
