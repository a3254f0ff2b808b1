"""What is for one person is never kept, and never answered with what is kept."""

import gzip

import pytest
from django.conf import settings

from foundation.keeping.memory import KeptPage, Memory
from foundation.models import User
from tests.factories.pages import NewsPageFactory, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def news(db):
    return NewsPageFactory(parent=make_site(), title="Вест", slug="vest")


def how(response):
    return response.get("X-Kept")


def test_a_page_is_made_once(reader, news):
    assert [how(reader.get("/vest/")) for _ in range(3)] == ["miss", "hit", "hit"]


def test_who_brings_a_session_is_answered_apart(reader, news, client):
    reader.get("/vest/")
    client.force_login(User.objects.create_user(email="a@example.org", password="x"))
    response = client.get("/vest/")
    assert how(response) is None
    assert "no-store" in response["Cache-Control"]


def test_a_session_that_nobody_knows_is_answered_apart_and_not_kept(reader, news, kept):
    reader.cookies[settings.SESSION_COOKIE_NAME] = "nonsense"
    assert how(reader.get("/vest/")) is None
    assert len(kept) == 0


@pytest.mark.parametrize(
    "address",
    ["/vest/?x=1", "/pretraga/", "/nalog/prijava/", "/nema/", "/robots.txt", "/sitemap.xml"],
)
def test_questions_forms_and_what_is_not_there_are_not_kept(reader, news, kept, address):
    assert how(reader.get(address)) is None
    assert how(reader.get(address)) is None
    assert len(kept) == 0


def test_a_form_is_never_answered_from_what_is_kept(reader, news):
    reader.get("/vest/")
    assert how(reader.post("/vest/")) is None
    assert how(reader.head("/vest/")) is None


def test_cookies_and_headers_of_a_reader_change_nothing(reader, news):
    reader.cookies["tracking"] = "1"
    first = reader.get(
        "/vest/", headers={"accept-language": "en", "x-forwarded-host": "evil.example"}
    )
    second = reader.get("/vest/")
    assert (how(first), how(second)) == ("miss", "hit")
    assert first.content == second.content
    assert b"evil" not in second.content


def test_each_host_and_script_is_its_own(reader, news):
    reader.get("/vest/")
    assert how(reader.get("/sr-latn/vest/")) == "miss"
    assert how(reader.get("/vest/", headers={"host": "localhost"})) == "miss"


def test_a_tag_saves_the_body(reader, news):
    tag = reader.get("/vest/")["ETag"]
    for _ in range(2):
        answer = reader.get("/vest/", headers={"if-none-match": tag})
        assert (answer.status_code, answer.content) == (304, b"")


def test_it_comes_compressed_to_who_takes_that(reader, news):
    plain = reader.get("/vest/")
    packed = reader.get("/vest/", headers={"accept-encoding": "gzip, br"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert int(packed["Content-Length"]) == len(packed.content) < len(plain.content)
    assert "Accept-Encoding" in plain["Vary"]


def test_help_is_kept_by_the_server_and_nowhere_else(reader, demonstration):
    reader.get("/pomoc/")
    response = reader.get("/pomoc/")
    assert how(response) == "hit"
    assert response["Cache-Control"] == "no-store"
    assert not response.has_header("ETag")


def test_little_memory_forgets_what_was_read_longest_ago():
    memory = Memory(most_bytes=10)
    for name in ("a", "b"):
        memory.put(name, KeptPage(1, 0, (), b"12345"))
    memory.get("a")
    memory.put("c", KeptPage(1, 0, (), b"12345"))
    assert [memory.get(name) is not None for name in "abc"] == [True, False, True]
