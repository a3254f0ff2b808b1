"""The page of search, in each language and script."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from search.models import Pin

PREFIXES = ["", "/sr-latn", "/en"]

pytestmark = pytest.mark.usefixtures("english")


@pytest.mark.parametrize("prefix", PREFIXES)
def test_without_a_question_there_is_only_the_box(client, make_page, prefix):
    response = client.get(f"{prefix}/pretraga/")
    assert response.status_code == 200
    assert 'name="q"' in response.text
    assert "<mark>" not in response.text


def test_results_show_kind_and_marked_passages_in_the_readers_script(client, make_page):
    make_page("Помоћ жртвама", "Центар пружа помоћ жртвама трговине људима.")
    cyrillic = client.get("/pretraga/", {"q": "zrtve"}).text
    assert "<mark>жртвама</mark>" in cyrillic
    latin = client.get("/sr-latn/pretraga/", {"q": "жртве"}).text
    assert "<mark>žrtvama</mark>" in latin
    assert "Pomoć" in latin


def test_what_was_typed_stays_in_the_box_as_typed(client, make_page):
    assert 'value="жртве &lt;b&gt;"' in client.get("/sr-latn/pretraga/", {"q": "жртве <b>"}).text


def test_nothing_found_says_what_to_try(client, make_page):
    assert client.get("/pretraga/", {"q": "xyzzy"}).context["results"].total == 0
    english = client.get("/en/pretraga/", {"q": "xyzzy"})
    assert 'href="/pretraga/?q=xyzzy"' in english.text


def test_what_editors_put_first_is_counted_where_nothing_else_is_found(client, make_page):
    make_page("План рада", "план")
    Pin.objects.create(questions="xyzzy", page=make_page("Пријава", "за курс"))
    pinned = client.get("/pretraga/", {"q": "xyzzy"}).text
    assert ">1 резултат</p>" in pinned
    assert "Ништа није пронађено" not in pinned
    assert ">1 резултат</p>" in client.get("/pretraga/", {"q": "план"}).text


@pytest.mark.parametrize(("asked", "above"), [("xyzzy", True), ("помоћ", True), ("план", False)])
def test_the_help_line_is_told_of_once_beside_the_bar(client, make_page, asked, above):
    make_page("План рада", "план")
    text = client.get("/pretraga/", {"q": asked}).text
    assert text.count('class="help-line"') == 1
    assert ('id="help-while-searching"' in text) is above
    assert 'class="help-numbers' in text
    assert 'aria-label="О овом сајту"' in text


def test_where_nothing_is_found_pages_with_titles_like_it_are_named(client, make_page, committed):
    make_page("Прихватилиште", "смештај")
    closed = make_page("Прихватна тајна")
    with committed():
        PageViewRestriction.objects.create(page=closed, restriction_type="login")
    asked = {"q": "прихватљивост"}
    response = client.get("/sr-latn/pretraga/", asked)
    assert response.context["results"].total == 0
    assert ">Prihvatilište</a>" in response.text
    assert "tajna" not in response.text
    assert 'href="/strana-1/"' in response.text
    near = client.get("/pretraga/json/", asked).json()["similar_titles"]
    assert [each["title"] for each in near] == ["Прихватилиште"]
    assert client.get("/pretraga/json/", {"q": "смештај"}).json()["similar_titles"] == []


def test_pages_are_linked_with_the_question_kept(client, make_page):
    for number in range(12):
        make_page(f"Обука {number}")
    first = client.get("/pretraga/", {"q": "обука & рад?"})
    assert first.status_code == 200
    first = client.get("/pretraga/", {"q": "obuka"})
    assert "q=obuka&amp;page=2" in first.text
    assert len(client.get("/pretraga/", {"q": "obuka", "page": "2"}).context["results"].hits) == 2


def test_results_are_kept_out_of_indexes_and_shared_caches(client, make_page):
    response = client.get("/pretraga/", {"q": "plan"})
    assert "noindex" in response["X-Robots-Tag"]
    assert '<meta name="robots" content="noindex">' in response.text
    assert "private" in response["Cache-Control"]


def test_a_reader_gets_no_cookie(client, make_page):
    assert not client.get("/pretraga/", {"q": "plan"}).cookies


def test_a_question_is_never_logged(client, make_page, caplog):
    make_page("План")
    with caplog.at_level(0):
        client.get("/pretraga/", {"q": "tajnareč"})
    assert "tajnareč" not in caplog.text


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(q=st.text(max_size=80), page=st.text(max_size=10), prefix=st.sampled_from(PREFIXES))
def test_no_question_breaks_the_page(english, q, page, prefix):
    encodable = q.encode("utf-8", "replace").decode()
    address = f"{prefix}/pretraga/"
    assert (
        Client().get(address, {"q": encodable, "page": page.encode("utf-8", "replace")}).status_code
        == 200
    )


def test_bytes_that_are_no_text_do_not_break_the_page(client, make_page):
    assert client.get("/pretraga/?q=%ED%A0%80%00%FF&page=%00").status_code == 200
