"""Does an editor keep a set in the desk: its signs with their numbers, a draft, a review?"""

import pytest
from django.urls import reverse

from portal.indicators.models import IndicatorSet
from tests.factories.accounts import enter_desk, make_account


@pytest.fixture
def author(client, police):
    """An author at the desk."""
    person = make_account("author")
    enter_desk(client, person)
    return person


def form_of(client, url):
    """Return what the desk's form holds, as a browser would send it back."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(client.get(url).content, "lxml")
    data = {}
    for field in soup.select("main form [name]"):
        if field.name == "select":
            chosen = field.select("option[selected]")
            data[field["name"]] = [option["value"] for option in chosen] or [""]
        elif field.name == "textarea":
            data[field["name"]] = field.text.removeprefix("\n")
        elif field.get("type") in ("checkbox", "radio"):
            if field.has_attr("checked"):
                data.setdefault(field["name"], []).append(field.get("value", "on"))
        elif field.get("type") != "submit" and field.name != "button":
            data[field["name"]] = field.get("value", "")
    return {name: value for name, value in data.items() if "__prefix__" not in name}


def test_an_author_changes_a_sign_and_adds_one_as_a_draft(client, author, police):
    url = reverse("wagtailsnippets_portal_indicatorset:edit", args=[police.pk])
    data = form_of(client, url)
    count = int(data["rows-TOTAL_FORMS"])
    assert count == 8
    assert "POL-03" in client.get(url).content.decode()
    data["rows-0-text"] = "Друге речи знака"
    new = {
        "id": "",
        "dimension": "5",
        "text": "Нов знак",
        "text_en": "A new sign",
        "guidance": "",
        "guidance_en": "",
        "adult": "none",
        "child": "none",
        "ORDER": str(count + 1),
        "DELETE": "",
    }
    data |= {f"rows-{count}-{name}": value for name, value in new.items()}
    data["rows-TOTAL_FORMS"] = str(count + 1)
    answer = client.post(url, data)
    assert answer.status_code == 302, answer.context["form"].errors
    draft = IndicatorSet.objects.get(pk=police.pk).latest_revision.as_object()
    rows = list(draft.rows.all())
    assert rows[0].text == "Друге речи знака"
    assert rows[-1].code == "POL-10"
    assert rows[0].code == "POL-01"
    public = client.get("/indikatori/policija/").content.decode()
    assert "Друге речи знака" not in public
    preview = reverse("wagtailsnippets_portal_indicatorset:preview_on_edit", args=[police.pk])
    assert client.post(preview, data).json()["is_valid"]
    shown = client.get(f"{preview}?mode=").content.decode()
    assert "Друге речи знака" in shown


def test_a_sign_that_says_victim_is_refused(client, author, police):
    url = reverse("wagtailsnippets_portal_indicatorset:edit", args=[police.pk])
    data = form_of(client, url) | {"rows-0-text": "Жртва нема документа"}
    answer = client.post(url, data)
    assert answer.status_code == 200
    assert "то још нико не зна" in answer.content.decode()


def test_an_author_decides_about_no_comment(client, author, police):
    listing = reverse("wagtailsnippets_portal_indicatorcomment:list")
    assert client.get(listing).status_code == 302
