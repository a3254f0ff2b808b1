"""Do the downloads of a published plan load back to the same plan?"""

import csv
import io
import json
from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from portal.plan.document import document_of
from portal.plan.models import Activity, PlanEvent, PlanPage
from portal.plan.services import PlanFile, find_plan, import_plan
from tests.portal.plan import small

pytestmark = pytest.mark.usefixtures("begin_with_the_small_plan")


def download(client, ending, prefix="/plan-rada"):
    response = client.get(f"{prefix}/2016/plan.{ending}")
    assert response.status_code == 200
    assert f'filename="plan-2016.{ending}"' in response["Content-Disposition"]
    return response.content


def test_each_download_loads_back_to_the_same_plan(client, plan, activity):
    edited = activity("1.2.1")
    edited.text = 'Основати =прихватилиште, "сигурно"; одмах'
    edited.save_revision().publish()
    event = plan.events.first()
    event.date = date(2017, 8, 4)
    event.save()
    kept = document_of(find_plan(2016), user=AnonymousUser())
    files = {ending: download(client, ending) for ending in ("json", "csv")}
    for ending, data in files.items():
        file = PlanFile(f"plan.{ending}", data)
        assert not import_plan(file=file, year=small.YEAR).writes
        # An event that happened is kept, with its plan: as if nobody had entered it yet.
        PlanEvent.objects.update(date=None)
        PlanPage.objects.all().delete()
        Activity.objects.all().delete()
        import_plan(file=file, year=small.YEAR)
        assert document_of(find_plan(2016), user=AnonymousUser()) == kept
        assert download(client, ending) == data
        # No printed document came with it.
        assert find_plan(2016).source_document is None


def test_downloads_are_in_the_script_and_language_of_the_address(client, english):
    latin = json.loads(download(client, "json", "/sr-latn/plan-rada"))
    assert latin["language"] == "sr-Latn"
    row = latin["general_goals"][0]["specific_goals"][1]["activities"][0]
    assert row["text"] == "Osnovati prihvatilište"
    table = download(client, "csv", "/sr-latn/plan-rada").decode("utf-8-sig")
    assert not any("\u0400" <= sign <= "\u04ff" for sign in table)
    translated = json.loads(download(client, "json", "/en/work-plan"))
    assert translated["language"] == "en"
    row = translated["general_goals"][0]["specific_goals"][1]["activities"][0]
    assert (row["text"], row["source_text"]) == ("Found the shelter", "основати прихватилиште")


def test_the_data_say_where_they_are_from_and_what_their_codes_mean(client, plan):
    data = json.loads(download(client, "json"))
    assert data["about"]["url"].endswith("/plan-rada/2016/")
    assert data["holder_names"]["iom"] == "Међународна организација за миграције"
    assert data["funding_names"]["budget"] == "Буџет"


def test_the_table_opens_with_one_row_an_activity(client, plan):
    table = csv.DictReader(io.StringIO(download(client, "csv").decode("utf-8-sig")))
    activities = [row for row in table if row["row"] == "activity"]
    assert [row["slug"] for row in activities] == ["1.1.1", "1.1.2", "1.1.1-b", "1.2.1", "1.2.2"]


@pytest.mark.parametrize("ending", ["json", "csv"])
def test_a_download_says_that_it_is_data(client, plan, ending):
    response = client.get(f"/plan-rada/2016/plan.{ending}")
    assert response["Content-Type"].startswith(
        {"json": "application/json", "csv": "text/csv"}[ending]
    )


def test_an_activity_without_a_deadline_is_told_without_one(client, plan, activity):
    added = activity("1.2.1")
    added.deadline_parts.set([])
    added.deadline_parts.commit()
    files = {ending: download(client, ending) for ending in ("json", "csv")}
    goal = json.loads(files["json"])["general_goals"][0]["specific_goals"][1]
    assert goal["activities"][0]["deadline"] == []
    kept = document_of(find_plan(2016), user=AnonymousUser())
    for ending, data in files.items():
        # An event that happened is kept, with its plan: as if nobody had entered it yet.
        PlanEvent.objects.update(date=None)
        PlanPage.objects.all().delete()
        Activity.objects.all().delete()
        import_plan(file=PlanFile(f"plan.{ending}", data), year=small.YEAR)
        assert document_of(find_plan(2016), user=AnonymousUser()) == kept
