"""Is the plan found, each activity at its own address?"""

import pytest

from foundation.searching import searchable_for
from portal.plan.models import Activity, PlanPage

pytestmark = pytest.mark.usefixtures("begin_with_the_small_plan")


@pytest.fixture
def english_activity(english):
    return Activity.objects.get(plan=english, slug="1.1.2")


def test_an_activity_says_its_words_and_those_printed(english_activity, activity):
    activities = searchable_for(Activity)
    found = activities.describe(activities.objects().get(pk=activity("1.1.2").pk))
    assert found.title == "1.1.2 Увести индикаторе"
    for words in ("Критеријуми усвојени", "Унапређено откривање", "увести индикаторe"):
        assert words in found.text
    assert (found.language, found.year) == ("sr", 2016)
    assert activities.url(activity("1.1.2")) == "/plan-rada/2016/1.1.2/"
    assert activities.describe(english_activity).language == "en"


def test_an_english_activity_says_english_alone_in_sentences(english_activity, activity):
    printed = activity("1.1.2").source_text
    english_activity.source_text = printed
    said = searchable_for(Activity).describe(english_activity).text
    assert printed
    assert printed not in said
    goal = english_activity.specific_goal
    for before, after in [(english_activity.text, goal.text), (goal.text, goal.general_goal.text)]:
        assert f"{before.rstrip('.')}. {after}" in said


def test_a_plan_says_its_preface(plan, client):
    plans = searchable_for(PlanPage)
    assert "Увод у план." in plans.describe(plans.objects().get(pk=plan.pk)).text
    assert plans.url(plan) == "/plan-rada/2016/"


def test_both_scripts_find_it(english, client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for row in Activity.objects.all():
            row.save()
    for address, question in [
        ("/pretraga/", "прихватилиште"),
        ("/pretraga/", "prihvatiliste"),
        ("/sr-latn/pretraga/", "prihvatilište"),
        ("/en/pretraga/", "shelter"),
    ]:
        assert "/2016/1.2.1/" in client.get(address, {"q": question}).text, question
    # What another year's plan says as well is told apart by its year.
    shown = client.get("/pretraga/", {"q": "прихватилиште", "godina": "2016"}).text
    assert "<span>2016</span>" in shown
    suggested = client.get("/pretraga/predlozi/", {"q": "увести инд"}).json()["suggestions"]
    assert [each["title"] for each in suggested] == ["1.1.2 Увести индикаторе (2016)"]
