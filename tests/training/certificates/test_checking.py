"""Anybody who holds a code may check it; the paper itself goes to its holder alone."""

import io

import openpyxl
import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from pypdf import PdfReader

from tests.factories import people
from tests.factories.accounts import enter_desk, make_account
from training.certificates import register, views
from training.certificates.services import issue_certificates, revoke_certificate
from training.certificates.verifying import as_token, in_groups
from training.models import Certificate


@pytest.fixture
def page(client):
    def get(token, prefix=""):
        return client.get(f"{prefix}/provera/{token}/")

    return get


def test_a_certificate_says_everything_in_the_script_of_the_reader(page, issued):
    cyrillic, latin = page(issued.token), page(issued.token, "/sr-latn")
    for script, answer in (("sr-Cyrl", cyrillic), ("sr-Latn", latin)):
        words = answer.content.decode()
        assert [v for v in issued.snapshot[script].values() if v not in words] == []
    assert "Petar Džamić" in latin.content.decode()
    assert "Ово уверење важи" in cyrillic.content.decode()
    assert "Ovo uverenje važi" in latin.content.decode()
    assert "This certificate is valid" in page(issued.token, "/en").content.decode()
    assert issued.digest[:4] in cyrillic.content.decode()


def test_its_words_are_those_of_a_certificate_not_of_news_or_links(page, issued):
    words = page(issued.token).content.decode()
    assert ">Изјава</dt>" in words
    assert "Саопштење" not in words
    with translation.override("sr"):
        said = [str(Certificate.Status[each].label) for each in ("EXPIRED", "REVOKED")]
    assert said == ["истекло", "поништено"]


def test_it_is_kept_by_no_cache_and_no_index_and_sets_no_cookie(page, issued):
    answer = page(issued.token)
    assert "noindex" in answer["X-Robots-Tag"]
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    assert "sitemap" not in answer.content.decode()


def test_a_code_is_taken_as_it_is_typed(page, client, issued):
    typed = in_groups(issued.token).upper().replace("-", " ")
    assert as_token(typed) == issued.token
    answer = client.get(reverse("certificate_ask"), {"kod": typed})
    assert answer["Location"] == reverse("certificate_check", args=[issued.token])
    assert page(in_groups(issued.token)).status_code == 200


@pytest.mark.parametrize("token", ["a" * 20, "x", "ћирилица", "a" * 500, "%00"])
def test_what_is_unknown_gets_one_page_whatever_it_is(page, issued, token):
    answer = page(token)
    assert answer.status_code == 404
    assert "Ниједно уверење нема овај кôд" in answer.content.decode()
    assert "Петар" not in answer.content.decode()


def test_a_revoked_one_is_there_and_says_since_when(page, issued):
    revoke_certificate(certificate=issued, by=people.account("who"), reason="Тајни разлог")
    answer = page(issued.token)
    assert answer.status_code == 200
    assert "Ово уверење је поништено" in answer.content.decode()
    assert "Тајни разлог" not in answer.content.decode()


def test_one_connection_checks_so_many_an_hour(page, issued, monkeypatch):
    cache.clear()
    monkeypatch.setattr(views, "PER_HOUR", 2)
    assert [page(issued.token).status_code for _ in range(3)] == [200, 200, 429]
    kept = [key for key in cache._cache if "pace" in key]
    assert kept
    assert not any("127.0.0.1" in key for key in kept)


def test_what_is_looked_up_is_a_hash_so_near_codes_are_as_far_as_any(page, issued):
    near = issued.token[:-1] + ("a" if issued.token[-1] != "a" else "b")
    page("c" * 20)

    def asked(token):
        with CaptureQueriesContext(connection) as queries:
            page(token)
        return [query["sql"] for query in queries if "certificate" in query["sql"].lower()]

    near_asked, far_asked = asked(near), asked("d" * 20)
    assert len(near_asked) == len(far_asked)
    assert not any(near in statement for statement in near_asked if "redirect" not in statement)


@pytest.fixture
def holder(group, seat):
    user = people.account("holder")
    seat(group, "Ђорђе Љубић", user=user)
    return user


def test_the_paper_goes_to_its_holder_and_to_nobody_else(client, index, holder, group):
    (certificate,) = issue_certificates(cohort=group, by=None)
    address = reverse("certificate_pdf", args=[certificate.token])
    assert client.get(address).status_code == 404
    client.force_login(people.account("somebody"))
    assert client.get(address).status_code == 404
    client.force_login(holder)
    answer = client.get(address)
    assert answer.status_code == 200
    assert (
        "filename*=utf-8''%D0%A3%D0%B2%D0%B5%D1%80%D0%B5%D1%9A%D0%B5"
        in answer["Content-Disposition"]
    )
    assert "no-store" in answer["Cache-Control"]
    text = "\n".join(each.extract_text() for each in PdfReader(io.BytesIO(answer.content)).pages)
    assert "Ђорђе Љубић" in text
    assert in_groups(certificate.token) in text
    latin = client.get("/sr-latn" + address).content
    assert "Đorđe Ljubić" in PdfReader(io.BytesIO(latin)).pages[0].extract_text()


def test_the_paper_is_the_same_every_time_and_has_one_page(issued):
    from training.certificates.document import make_pdf

    first = make_pdf(issued, "sr")
    assert first == make_pdf(issued, "sr")
    assert len(PdfReader(io.BytesIO(first)).pages) == 1


@pytest.mark.needs("verapdf")
def test_verapdf_finds_no_failure(issued, accessible):
    from training.certificates.document import make_pdf

    certificates = (make_pdf(issued, language) for language in ("sr", "sr-latn"))
    registers = (register.as_pdf(language) for language in ("sr", "en"))
    assert accessible([*certificates, *registers]) == 4


@pytest.fixture
def desk(client, index):
    return enter_desk(client, make_account("course_administrator"))


def test_certificates_are_issued_and_revoked_in_the_desk(desk, group, seat):
    enrolment = seat(group)
    assert desk.get(reverse("certificate_groups")).status_code == 200
    desk.post(reverse("certificate_issue", args=[group.pk]))
    certificate = enrolment.certificates.get()
    page = desk.get(reverse("certificate_group", args=[group.pk])).content.decode()
    assert certificate.number in page
    address = reverse("certificate_revoke", args=[certificate.pk])
    assert desk.get(address).status_code == 200
    assert desk.post(address, {"reason": ""}).status_code == 422
    assert desk.post(address, {"reason": "Погрешно име"}).status_code == 302
    certificate.refresh_from_db()
    assert certificate.status == "revoked"


def test_the_register_is_taken_away_and_no_spreadsheet_runs_it(desk, issued):
    from training.models import Session

    Session.objects.update(place="=cmd|'/c calc'!A0")
    address = "certificate_register"
    text = desk.get(reverse(address, args=["csv"])).content.decode("utf-8-sig")
    assert "'=cmd" in text
    book = openpyxl.load_workbook(io.BytesIO(desk.get(reverse(address, args=["xlsx"])).content))
    cells = {cell.value: cell.data_type for row in book.active.rows for cell in row}
    assert cells["=cmd|'/c calc'!A0"] == "s"
    assert desk.get(reverse(address, args=["pdf"])).content.startswith(b"%PDF")
    assert desk.get(reverse(address, args=["exe"])).status_code == 404


@pytest.mark.parametrize("role", ["author", "publisher", "manager", "administrator"])
def test_other_roles_issue_nothing(client, index, issued, role):
    desk = enter_desk(client, make_account(role))
    for address in (
        reverse("certificate_groups"),
        reverse("certificate_register", args=["csv"]),
        reverse("certificate_pdf", args=[issued.token]),
    ):
        assert "Петар" not in desk.get(address, follow=True).content.decode(errors="replace")
    desk.post(reverse("certificate_revoke", args=[issued.pk]), {"reason": "x"})
    issued.refresh_from_db()
    assert issued.revoked_at is None
