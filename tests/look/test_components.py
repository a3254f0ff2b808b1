"""Components say what they take, keep to themselves, and answer in the reader's words."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.core.paginator import Paginator
from django.template import engines
from django.template.loader import render_to_string
from django.utils.translation import override

from foundation.blocks import filling
from foundation.templatetags.components import anchor, as_list, long_date, zipped

from . import gallery

TEMPLATES = Path(__file__).parents[2] / "templates"
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))


def rendered(source, **values):
    """Render a template written in a test."""
    return engines["django"].from_string("{% load components %}" + source).render(values)


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_a_component_begins_with_what_it_is_and_takes(path):
    assert path.read_text(encoding="utf-8").startswith("{% comment %}\n")


def test_the_index_names_every_component():
    index = (TEMPLATES / "components" / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_]+)`", index))
    assert {path.stem for path in COMPONENTS} - named == set()


@pytest.mark.parametrize("language", ["sr", "en"])
def test_the_gallery_renders_every_component_that_needs_no_stored_picture(language, rf):
    request = rf.get("/")
    with override(language):
        html = render_to_string(
            "gallery.html", gallery.frame(language) | gallery.gallery(), request
        )
    assert "<main" in html
    assert "{{" not in html
    assert "{%" not in html


def test_what_stands_between_the_tags_becomes_the_body():
    html = rendered('{% component "notice" kind="warning" %}<p>Пажња</p>{% endcomponent %}')
    assert "<p>Пажња</p>" in html
    assert "notice--warning" in html


def test_numbers_are_filled_in_and_html_alone_stays_html(monkeypatch):
    monkeypatch.setattr(filling, "_fillers", [lambda words: f"{words} < 66"])
    source = "{{ text|with_numbers }} {{ text|richtext|with_numbers }}"
    html = rendered("{% load wagtailcore_tags %}" + source, text="<p>Било их је [[x]].</p>")
    plain, rich = html.split(" <p>")
    assert plain == "&lt;p&gt;Било их је x &lt; 66.&lt;/p&gt;"
    assert rich == "Било их је x < 66.</p>"


def test_a_component_sees_nothing_of_the_page_around_it():
    html = rendered('{% component "notice" %}{% endcomponent %}', title="Наслов стране")
    assert "Наслов стране" not in html


def test_values_of_a_component_are_escaped():
    html = rendered('{% component "notice" title=bad %}{% endcomponent %}', bad="<b>")
    assert "&lt;b&gt;" in html


@pytest.mark.parametrize(
    ("language", "expected"), [("sr", "12. марта 2015."), ("en", "12 March 2015")]
)
def test_a_day_is_written_as_its_readers_write_it(language, expected):
    with override(language):
        assert long_date(date(2015, 3, 12)) == expected


def test_no_day_is_no_words():
    assert long_date(None) == ""


def test_the_anchor_of_a_heading_stays_in_its_script():
    assert anchor("Шта Центар жели да постигне?") == "шта-центар-жели-да-постигне"


def test_one_value_is_a_list_of_one():
    assert as_list("Центар") == ["Центар"]
    assert as_list(["Центар", "ИОМ"]) == ["Центар", "ИОМ"]


def test_cells_meet_their_columns_and_a_table_without_columns_keeps_its_cells():
    assert list(zipped(["а", "б"], ["Прва", "Друга", "Трећа"])) == [("а", "Прва"), ("б", "Друга")]
    assert list(zipped(["а", "б"], None)) == [("а", None), ("б", None)]


def test_turning_a_page_keeps_what_was_asked(rf):
    html = render_to_string(
        "components/pagination.html",
        {"page_obj": Paginator(range(30), 10).page(2)},
        rf.get("/?q=план&goal=1"),
    )
    assert "goal=1&amp;page=3" in html or "goal=1&page=3" in html


def test_one_page_has_no_pagination(rf):
    page = Paginator(range(3), 10).page(1)
    html = render_to_string("components/pagination.html", {"page_obj": page}, rf.get("/"))
    assert html.strip() == ""


@pytest.mark.parametrize(("given", "expected"), [({}, "h3"), ({"level": 2}, "h2")])
def test_headings_of_a_list_follow_the_level_that_the_page_gives(given, expected):
    items = [{"title": "Вест", "url": "/"}]
    html = render_to_string("components/teaser_list.html", {"items": items} | given)
    assert f"<{expected} " in html


def test_an_error_is_tied_to_its_field():
    html = render_to_string("components/form.html", {"form": gallery.GalleryForm({"email": "x"})})
    assert 'href="#id_email"' in html
    assert 'id="id_email-error"' in html
    assert 'aria-invalid="true"' in html


def test_the_page_for_failures_needs_nothing_but_its_own_words():
    with override("en"):
        html = render_to_string(
            "500.html",
            {
                "lang_tag": "en",
                "language": "en",
                "numbers": gallery.NUMBERS,
                "exit_url": "https://e.example/",
            },
        )
    assert 'href="tel:192"' in html
    assert 'href="sms:+38163610590"' in html
    assert 'href="https://e.example/"' in html
