"""Is what rooms register as evidence shown with its activity, and with no other?"""

from datetime import date
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext_lazy

from portal.api import Evidence, register_evidence_source
from portal.plan import evidence

pytestmark = pytest.mark.usefixtures("begin_with_the_small_plan")


@pytest.fixture
def shelf(monkeypatch):
    """A source with evidence by activity; no other is asked."""
    found = {}
    monkeypatch.setattr(evidence, "_sources", {})

    def source(request, keys):
        assert request.user is not None
        for key in keys:
            yield from ((key, item) for item in found.get(key, ()))

    register_evidence_source("shelf", source)
    return found


def test_it_is_listed_newest_first_and_changes_the_status(client, english, activity, shelf):
    older = Evidence("Старија", "/vesti/a/", gettext_lazy("News"), date(2016, 1, 1))
    newer = Evidence("Новија", "/vesti/b/", gettext_lazy("News"), date(2016, 2, 1))
    undated = Evidence("Без датума", "/obuka/", gettext_lazy("News"))
    shelf[activity("1.2.1").translation_key] = [undated, older, newer]

    shown = client.get("/plan-rada/2016/1.2.1/").context["shown"]
    assert [item.title for item in shown.evidence] == ["Новија", "Старија", "Без датума"]
    assert "with-evidence" in shown.statuses
    other = client.get("/plan-rada/2016/1.2.2/")
    assert other.context["shown"].evidence == []
    assert "without-evidence" in other.context["shown"].statuses

    for address in ("/plan-rada/2016/", "/en/work-plan/2016/"):
        left = client.get(f"{address}?status=with-evidence")
        assert left.context["left"] == 1
    assert 'href="/vesti/b/"' in client.get("/en/work-plan/2016/1.2.1/").text


def test_registering_again_replaces(shelf, rf, db):
    request = rf.get("/")
    request.user = AnonymousUser()
    key = uuid4()
    shelf[key] = [Evidence("Старија", "/vesti/a/", gettext_lazy("News"))]
    register_evidence_source("shelf", lambda request, keys: [])
    assert evidence.evidence_for(request, [key]) == {}


def test_an_activitys_page_asks_of_that_activity_alone(client, english, activity, shelf):
    asked = []
    register_evidence_source("asked", lambda request, keys: asked.append(set(keys)) or ())
    middle = activity("1.2.1")
    for address in ("/plan-rada/2016/1.2.1/", "/en/work-plan/2016/1.2.1/"):
        with CaptureQueriesContext(connection) as captured:
            page = client.get(address)
        assert page.status_code == 200
        (reports,) = [
            query["sql"]
            for query in captured
            if '_statusreport"' in query["sql"] and '"activity_id" IN' in query["sql"]
        ]
        assert f'"activity_id" IN ({middle.pk})' in reports
        assert page.context["previous"]["url"].endswith("/1.1.1-b/")
        assert page.context["next"]["number"] == "1.2.2"
    assert asked
    assert all(keys == {middle.translation_key} for keys in asked)
