"""A form that holds what no field can read is refused in the editor's language and stores nothing;
an error of any other code stays an error.
"""

import json
import logging

import pytest
from django.forms import CharField
from django.urls import resolve, reverse
from wagtail.blocks import RichTextBlock
from wagtail.models import Revision
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text
from wagtail.users.models import UserProfile

from centre.models import NewsPage
from foundation.desk.refusing import DeskRefusalMiddleware
from foundation.models import User
from tests.factories.accounts import enter_desk, make_account
from tests.factories.pages import NewsPageFactory, make_site
from tests.factories.plans import make_plan

pytestmark = pytest.mark.django_db
BLOCK = {"key": "a", "text": "x", "type": "atomic", "depth": 0, "inlineStyleRanges": []}
NO_ENTITY = {
    "blocks": [{**BLOCK, "entityRanges": [{"offset": 0, "length": 1, "key": 5}]}],
    "entityMap": {},
}
LONG = "9" * 23


@pytest.fixture
def page():
    make_site()
    return NewsPageFactory(live=False)


@pytest.fixture
def desk(client, page):
    return enter_desk(client, make_account("publisher"))


def form(**fields):
    """Return the editing form of a page as a browser sends it, with some fields otherwise."""
    paragraph = {"type": "paragraph", "value": rich_text("<p>Текст.</p>"), "order": 0}
    whole = {
        "title": "Друга вест",
        "slug": "druga-vest",
        "date": "2015-02-27",
        "kind": "news",
        "lead": "Увод.",
        "body": {"count": 1, "0": {**paragraph, "deleted": "", "id": ""}},
        "evidence": inline_formset([]),
        "comments": inline_formset([]),
    }
    return {**nested_form_data(whole), **fields}


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def preview(page):
    return reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])


@pytest.mark.parametrize("address", [edit, preview])
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("body-0-value", "x"),
        ("body-0-value", "[]"),
        ("body-0-value", json.dumps({"blocks": [{"text": 1}], "entityMap": {}})),
        ("body-0-value", json.dumps(NO_ENTITY)),
        ("body-0-value", '{"blocks":' + "[" * 3000 + "]" * 3000 + "}"),
        ("body-count", "x"),
        ("body-0-order", "x"),
    ],
)
def test_a_body_that_is_none_is_refused_and_nothing_stored(desk, page, address, field, value):
    before = Revision.objects.count()
    answer = desk.post(address(page), form(**{field: value}), HTTP_REFERER="http://testserver/x/")
    assert answer.status_code == 400
    assert 'href="http://testserver/x/"' in answer.text
    assert Revision.objects.count() == before


def test_it_is_said_in_the_language_of_the_editor(desk, page):
    said = {}
    for language in ("sr", "en"):
        UserProfile.objects.update_or_create(
            user=User.objects.latest("pk"), defaults={"preferred_language": language}
        )
        said[language] = desk.post(edit(page), form(**{"body-count": "x"})).text
    assert "Оно што је послато не може да се прочита" in said["sr"]
    assert "What was sent could not be read" in said["en"]


def test_the_log_names_the_place_and_not_what_was_sent(desk, page, caplog):
    with caplog.at_level(logging.WARNING, "foundation.desk.refusing"):
        desk.post(edit(page), form(**{"body-count": "Тајна"}))
    told = [row.getMessage() for row in caplog.records if row.name == "foundation.desk.refusing"]
    assert len(told) == 1
    assert told[0].startswith("ValueError")
    assert "stream_block.py" in told[0]
    assert "Тајна" not in told[0]


def test_an_error_of_a_view_or_of_what_a_form_asks_stays_one(desk, page, monkeypatch):
    def fail(*args, **kwargs):
        raise ValueError("own")

    with monkeypatch.context() as patched:
        patched.setattr("wagtail.admin.views.pages.edit.EditView.form_valid", fail)
        with pytest.raises(ValueError, match="own"):
            desk.post(edit(page), form())
    monkeypatch.setattr(CharField, "clean", fail)
    with pytest.raises(ValueError, match="own"):
        desk.post(edit(page), form())


def test_so_does_an_error_while_what_is_stored_is_read(rf, page, monkeypatch):
    def to_python(self, value):
        raise ValueError("own")

    stored = NewsPage.objects.get(pk=page.pk)
    monkeypatch.setattr(RichTextBlock, "to_python", to_python)
    with pytest.raises(ValueError, match="own") as error:
        str(stored.body[0].value)
    request = rf.post(edit(page))
    request.resolver_match = resolve(request.path)
    assert DeskRefusalMiddleware(None).process_exception(request, error.value) is None


@pytest.mark.parametrize("sent", ["abc", LONG, "-1", "1,2"])
def test_a_chosen_picture_that_is_none_is_said_on_the_form(desk, page, sent):
    answer = desk.post(edit(page), form(picture=sent))
    assert answer.status_code == 200
    assert "picture" in answer.context["form"].errors


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("status_reports", "activity"),
        ("plan_measures", "activity"),
        ("partner_links", "holder"),
        ("partner_links", "plan"),
    ],
)
@pytest.mark.parametrize("sent", ["x", "-1", "9999-99-99"])
def test_what_is_chosen_from_a_list_and_is_not_there_is_said_on_the_form(
    client, page, name, field, sent
):
    manager = enter_desk(client, make_account("manager"))
    answer = manager.post(reverse(f"{name}:add"), {field: sent})
    assert answer.status_code == 200
    assert field in answer.context["form"].errors


def test_a_key_longer_than_any_is_refused(client, page):
    make_plan("1.1.1")
    manager = enter_desk(client, make_account("manager"))
    for name in ("partner_links", "plan_measures", "plan_risks"):
        answer = manager.post(reverse(f"{name}:add"), {"plan": LONG, "activity": LONG})
        # PostgreSQL knows longer numbers, and that this one is of no plan.
        assert answer.status_code in {200, 400}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("embargoed_until", "01.01.0001. 00:00"),
        ("embargoed_until", "31.12.9999. 23:59"),
        ("expire_at", "0001-01-01 00:00"),
        ("date", "0001-01-01"),
    ],
)
def test_a_day_at_the_end_of_time_is_said_on_the_form(desk, page, field, value):
    answer = desk.post(edit(page), form(**{field: value}))
    assert answer.status_code == 200
    assert answer.context["form"].errors[field] == ["Упишите годину од 1900. до 2999."]
