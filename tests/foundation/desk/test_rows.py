"""Rows of which a form has dozens are drawn as Wagtail draws any other."""

import re

import pytest
from django.forms import Select
from django.test import Client
from django.test.html import parse_html

from foundation.desk.rows import PlainSelect
from portal.codes import Sector
from tests.factories.accounts import enter_desk, make_account
from tests.factories.pages import make_site

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/snippets/portal/indicatorset/add/"
ROW = {"dimension": "1", "text": "Знак", "text_en": "A sign", "adult": "none", "child": "none"}


@pytest.fixture
def desk(client: Client) -> Client:
    make_site()
    return enter_desk(client, make_account("administrator"))


def sent(**row: str) -> dict[str, str]:
    counts = {"TOTAL_FORMS": "1", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "1"}
    nothing = {f"activities-{name}": "0" for name in counts}
    rows = {f"rows-{name}": value for name, value in counts.items()}
    return {**nothing, **rows, "rows-0-ORDER": "1", **{f"rows-0-{k}": v for k, v in row.items()}}


def row_of(html: str, name: str) -> str:
    """Return the piece of the form that holds the field, from its label to the next."""
    label = f'for="id_rows-0-{name}"'
    assert html.count(label) == 1
    return html.split(label)[1].split('class="w-panel__wrapper"', maxsplit=1)[0]


def test_each_field_has_its_label_and_its_mark(desk):
    html = desk.post(ADDRESS, sent(**ROW)).content.decode()
    for name, is_required in (("text", True), ("guidance", False), ("adult", True)):
        piece = row_of(html, name)
        assert ("w-required-mark" in piece) == is_required
        assert f'name="rows-0-{name}"' in piece
        assert f'data-contentpath="{name}"' in piece
        assert "error-message" not in piece


def test_what_is_wrong_is_said_at_its_field(desk):
    html = desk.post(ADDRESS, sent(**ROW | {"text": "<b>" + "а" * 200})).content.decode()
    piece = row_of(html, "text")
    described = re.search(r'aria-describedby="([^"]+)"', piece)
    assert described
    assert f'id="{described[1]}"' in piece
    assert "error-message" in piece
    assert 'aria-invalid="true"' in piece
    assert "&lt;b&gt;" in piece
    assert "<b>" not in piece
    assert "error-message" not in row_of(html, "text_en")


def test_the_number_of_a_sign_is_shown_and_not_asked_for(desk):
    html = desk.post(ADDRESS, sent(**ROW)).content.decode()
    assert re.search(r'id="[^"]*-0-[^"]*child-code-label"', html)
    assert 'name="rows-0-code"' not in html


@pytest.mark.parametrize("value", ["", "police", "<x>", None])
def test_a_plain_list_says_what_django_says(value):
    choices = [("", "-"), *Sector.choices, ("<x>", "a & b")]
    attributes = {"id": "a", "required": True, "aria-describedby": "b", "data-x": '"'}
    plain, other = (
        kind(choices=choices).render("name", value, attrs=dict(attributes))
        for kind in (PlainSelect, Select)
    )
    assert parse_html(plain) == parse_html(other)
