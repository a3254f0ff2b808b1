"""Does a sector's home show what the rooms have for it, to whom may see it, in a few queries?"""

import datetime

import pytest
from django.test.utils import CaptureQueriesContext

from centre.models import NewsPage
from foundation.models import Embargoed
from foundation.publishing import publish, translate
from training.models import CoursePage

HOME = "/sektori/pravosudje/"
COURSE = "Препознавање и прелиминарна идентификација"


def news_for(sector, title, day, **fields):
    """Return a published piece of news in Serbian for a sector."""
    index = NewsPage.objects.filter(locale__language_code="sr").first().get_parent()
    fields = {"date": day, "lead": "Пример.", "body": "[]", "sectors": [sector], **fields}
    return publish(NewsPage(title=title, locale=index.locale, **fields), index)


def groups(client, address):
    """Return the titles of what a home shows, by their kind."""
    shown = client.get(address).context["groups"]
    return {group["kind"]: [each["title"] for each in group["teasers"]] for group in shown}


def test_news_and_courses_are_on_the_homes_that_editors_chose(client, indicators):
    police = groups(client, "/sektori/policija/")
    assert "Шта члан 388. Кривичног законика каже о трговини људима" in police["Вести"]
    assert police["Обуке"] == [COURSE]
    assert "Обуке" not in groups(client, HOME)
    text = client.get("/sr-latn/sektori/policija/").content.decode()
    assert 'href="/sr-latn/obuka/prepoznavanje-i-preliminarna-identifikacija/"' in text
    english = client.get("/en/sectors/policija/").content.decode()
    assert "/en/training/" in english


def test_what_one_may_not_see_is_on_no_home(client, indicators):
    far = datetime.date(2030, 1, 1)
    open_, draft, held = (
        news_for("justice", title, far) for title in ("Отворена", "Повучена", "Задржана")
    )
    assert groups(client, HOME)["Вести"] == ["Задржана", "Повучена", "Отворена"]
    draft.unpublish()
    assert isinstance(held, Embargoed)
    held.go_live_at = datetime.datetime(2099, 1, 1, tzinfo=datetime.UTC)
    held.save()
    text = client.get(HOME).content.decode()
    assert open_.title in text
    assert "Повучена" not in text
    assert "Задржана" not in text


def test_a_title_in_another_language_says_so(client, indicators):
    page = news_for("justice", "Само на српском", datetime.date(2030, 1, 1))
    english = client.get("/en/sectors/pravosudje/").content.decode()
    place = english.index("Само на српском")
    assert 'lang="sr-Cyrl"' in english[place - 400 : place]
    index = NewsPage.objects.filter(locale__language_code="en").first().get_parent()
    fields = {"date": page.date, "lead": "x", "body": "[]", "title": "In English"}
    translate(page, index, fields)
    # That the English page names no sector hides it from nobody: the Serbian one does.
    assert groups(client, "/en/sectors/pravosudje/")["News"][0] == "In English"
    assert groups(client, HOME)["Вести"][0] == "Само на српском"


@pytest.mark.parametrize("address", [HOME, "/en/sectors/pravosudje/"])
def test_more_news_and_courses_take_no_more_queries(client, indicators, address):
    from django.db import connection

    def queries():
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    course = CoursePage.objects.filter(locale__language_code="sr").first()
    CoursePage.objects.filter(pk=course.pk).update(sectors=["justice"])
    before = queries()
    for number in range(3):
        news_for("justice", f"Вест {number}", datetime.date(2030, 1, 1 + number))
        copy = {name: getattr(course, name) for name in ("aim", "audience", "hours")}
        page = CoursePage(
            title=f"Обука {number}", locale=course.locale, sectors=["justice"], **copy
        )
        publish(page, course.get_parent())
    assert len(groups(client, HOME)["Обуке"]) == 4
    assert queries() == before
