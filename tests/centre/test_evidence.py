"""News as evidence that an activity of the work plan was done, seen from both sides."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from wagtail.models import PageViewRestriction

from centre import site_tree
from centre.evidence import news_as_evidence
from centre.models import NewsEvidence
from foundation.publishing import translate
from tests.factories.pages import NewsPageFactory

pytestmark = pytest.mark.usefixtures("begin_with_activities")


@pytest.fixture
def shelter(activities):
    """The activity that news is evidence for."""
    return activities[0]


def evidence(activity, language="sr"):
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    with override(language):
        found = list(news_as_evidence(request, [activity.translation_key]))
    assert {key for key, _item in found} <= {activity.translation_key}
    return [(item.title, item.url, item.lang) for _key, item in found]


def news_of(activity, **fields):
    return NewsPageFactory(evidence=[NewsEvidence(activity=activity)], **fields)


def translated(page, activity):
    fields = {"title": "Shelter", "slug": "shelter", "lead": "Open.", "body": "[]"}
    fields |= {"date": page.date, "evidence": [NewsEvidence(activity=activity)]}
    return translate(page, site_tree.news_index("en"), fields)


def test_news_is_evidence_for_its_activity_alone_in_each_script(activities):
    shelter, other = activities
    news_of(shelter, title="Прихватилиште", slug="prihvatiliste")
    assert evidence(shelter) == [("Прихватилиште", "/vesti/prihvatiliste/", "")]
    assert evidence(shelter, "sr-latn") == [("Прихватилиште", "/sr-latn/vesti/prihvatiliste/", "")]
    assert evidence(other) == []


def test_english_readers_get_the_translation_where_there_is_one(shelter):
    page = news_of(shelter, title="Прихватилиште", slug="prihvatiliste")
    serbian = ("Прихватилиште", "/vesti/prihvatiliste/", "sr-Cyrl")
    assert evidence(shelter, "en") == [serbian]
    translated(page, shelter)
    assert evidence(shelter, "en") == [("Shelter", "/en/news/shelter/", "")]
    assert evidence(shelter) == [("Прихватилиште", "/vesti/prihvatiliste/", "")]


def test_hidden_news_is_no_evidence(shelter):
    news_of(shelter, live=False)
    restricted = news_of(shelter)
    PageViewRestriction.objects.create(page=restricted, restriction_type=PageViewRestriction.LOGIN)
    assert evidence(shelter) == []


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("/vesti/prihvatiliste/", "/plan-rada/2015/1.1.1/"),
        ("/sr-latn/vesti/prihvatiliste/", "/sr-latn/plan-rada/2015/1.1.1/"),
        ("/en/news/shelter/", "/en/work-plan/2015/1.1.1/"),
    ],
)
def test_the_news_links_what_it_shows(client, shelter, address, link):
    translated(news_of(shelter, slug="prihvatiliste"), shelter)
    response = client.get(address)
    assert [activity["url"] for activity in response.context["activities"]] == [link]
    assert re.search(r">(план за|plan za|plan for) 2015\b", response.text)
    assert f'href="{link}"' in response.text


@pytest.mark.parametrize("prefix", ["", "/sr-latn"])
def test_the_activity_lists_the_news(client, shelter, prefix):
    news_of(shelter, slug="prihvatiliste")
    text = client.get(f"{prefix}/plan-rada/2015/1.1.1/").text
    assert f'href="{prefix}/vesti/prihvatiliste/"' in text


def test_one_piece_of_news_shows_an_activity_once(shelter):
    page = news_of(shelter)
    with pytest.raises(IntegrityError):
        NewsEvidence.objects.create(page=page, activity=shelter)


def test_more_evidence_costs_no_more_queries(shelter):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            evidence(shelter)
        return len(captured)

    news_of(shelter)
    queries()
    before = queries()
    news_of(shelter)
    news_of(shelter)
    # What is kept is read again after a change.
    queries()
    assert queries() == before
