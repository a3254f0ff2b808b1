"""What communities did, as readers find it: for a campaign, for all, as a table, as files, as
evidence.
"""

import csv
import datetime
import io
import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from centre import site_tree
from foundation.publishing import translate
from tests.factories.accounts import make_account
from tests.factories.campaigns import CampaignPageFactory, KitPageFactory
from tests.factories.reports import approved, make_report, photo, rejected

LIST = "/kampanje/provera/sta-je-uradjeno/"
ALL = "/kampanje/sta-je-uradjeno/"


@pytest.fixture
def told(campaign):
    """Three approved reports of one campaign, one of another, one that waits, one rejected."""
    other = CampaignPageFactory(slug="dete", title="Види дете")
    person = make_account("campaign_editor")
    day = datetime.date
    rows = [
        (campaign, "nis", day(2026, 10, 18), "school", "Ниш први пут јавља шта је рађено."),
        (campaign, "nis", day(2026, 11, 1), "media", "=Ниш други пут јавља шта је рађено."),
        (campaign, "subotica", day(2025, 7, 30), "school", "Суботица јавља шта је рађено."),
        (other, "vranje", day(2026, 9, 2), "public", "Врање јавља шта је рађено."),
    ]
    made = [
        approved(
            make_report(where, municipality_code=code, held_on=on, kind=kind, text=text), person
        )
        for where, code, on, kind, text in rows
    ]
    make_report(campaign, text="Ово чека на одлуку уредника.")
    rejected(make_report(campaign, text="Ово је одбијено и не види се."))
    return made


def get(client, path, **query):
    return client.get(path, query)


def texts(response):
    return [report.text.strip("=")[:5] for report in response.context["reports"]]


def test_only_what_was_approved_is_listed_newest_first(client, told):
    response = get(client, LIST)
    assert texts(response) == ["Ниш д", "Ниш п", "Субот"]
    html = response.content.decode()
    assert "Ово чека" not in html
    assert "одбијено и не" not in html
    assert texts(get(client, ALL)) == ["Ниш д", "Ниш п", "Врање", "Субот"]


@pytest.mark.parametrize(
    ("path", "query", "left"),
    [
        (LIST, {"municipality": "nis"}, 2),
        (LIST, {"kind": "school"}, 2),
        (LIST, {"kind": "school", "year": "2025"}, 1),
        (LIST, {"campaign": "dete"}, 3),
        (ALL, {"campaign": "dete"}, 1),
        (ALL, {"year": "2026"}, 3),
        (ALL, {"year": "1066"}, 0),
        (ALL, {"municipality": "' OR 1=1 --\x00"}, 0),
    ],
)
def test_narrowing(client, told, path, query, left):
    response = get(client, path, **query)
    assert len(response.context["reports"]) == left
    rows = list(
        csv.DictReader(io.StringIO(get(client, f"{path}csv/", **query).content.decode("utf-8-sig")))
    )
    assert len(rows) == left
    assert len(json.loads(get(client, f"{path}json/", **query).content)["reports"]) == left


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("", ["nis", "vranje", "subotica"]),
        ("municipality", ["vranje", "nis", "subotica"]),
        ("-municipality", ["subotica", "nis", "vranje"]),
        ("count", ["vranje", "subotica", "nis"]),
        ("-count", ["nis", "vranje", "subotica"]),
        ("latest", ["subotica", "vranje", "nis"]),
        ("-latest", ["nis", "vranje", "subotica"]),
        ("nonsense", ["nis", "vranje", "subotica"]),
    ],
)
def test_the_table_is_sorted_by_plain_links(client, told, sort, order):
    response = get(client, ALL, sort=sort)
    assert [row.code for row, _ in response.context["rows"]] == order
    assert [row.count for row, _ in response.context["rows"] if row.code == "nis"] == [2]
    sorted_columns = [column["sorted"] for column in response.context["columns"]]
    assert len([each for each in sorted_columns if each]) == 1
    head = next(column for column in response.context["columns"] if column["sorted"])
    turned = client.get(ALL + head["query"])
    assert [row.code for row, _ in turned.context["rows"]] != order


def test_files_say_what_they_hold_in_the_script_of_their_address(client, told):
    answer = client.get(f"/sr-latn{LIST}csv/")
    row = next(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert (row["municipality_name"], row["organiser"]) == ("Niš", "Udruženje za primer")
    assert row["text"].startswith("'=")
    data = json.loads(client.get(f"/en{ALL.replace('kampanje', 'campaigns')}json/").content)
    assert data["about"]["language"] == "en"
    assert {"campaign", "municipality", "kind", "reach", "text"} <= set(data["reports"][0])
    assert data["reports"][0]["municipality_name"] == "Niš"


def test_the_english_campaign_lists_the_same(client, campaign, told):
    fields = {"title": "Check the offer", "slug": "check", "aim": "A.", "audience": "all",
              "begins": campaign.begins, "languages": "Serbian", "key_messages": "[]"}  # fmt: skip
    english = translate(campaign, site_tree.campaign_index("en"), fields)
    response = client.get(f"{english.url}sta-je-uradjeno/")
    assert len(response.context["reports"]) == 3
    assert 'lang="sr-Cyrl">Ниш п' in response.content.decode()
    everything = client.get(english.url.replace("check/", "sta-je-uradjeno/"))
    assert "Check the offer" in everything.content.decode()
    assert len(everything.context["reports"]) == 4


def test_a_campaign_that_is_not_public_hides_what_was_done_for_it(client, campaign, told):
    campaign.unpublish()
    assert client.get(LIST).status_code == 404
    assert client.get(f"{LIST}csv/").status_code == 404
    assert texts(get(client, ALL)) == ["Врање"]


def test_a_picture_is_shown_once_approved(client, campaign):
    approved(make_report(campaign, photo()))
    html = client.get(LIST).content.decode()
    assert 'alt="Плакат на табли"' in html


def test_the_lists_ask_as_often_for_twice_as_many(client, campaign):
    person = make_account("campaign_editor")
    counted = []
    for number in range(2):
        for code in ("nis", "subotica"):
            other = CampaignPageFactory()
            approved(make_report(campaign, photo(), municipality_code=code), person)
            approved(make_report(other, photo(), municipality_code=code), person)
        found = []
        for path in (LIST, ALL, f"{ALL}csv/"):
            client.get(path)
            with CaptureQueriesContext(connection) as queries:
                client.get(path)
            found.append(len(queries))
        counted.append(found)
        assert number < 2
    assert counted[0] == counted[1]


def test_what_was_approved_is_evidence_of_the_activity(client, campaign, activities, settings):
    settings.COMMUNITY_ACTIVITY = "1.1.2"
    address = "/plan-rada/2015/1.1.2/"
    report = make_report(campaign)
    assert LIST not in client.get(address).content.decode()
    approved(report)
    html = client.get(address).content.decode()
    assert f'href="{LIST}"' in html
    assert "1 активност заједница" in html
    assert f'href="{LIST}"' not in client.get("/plan-rada/2015/1.1.1/").content.decode()
    assert "Провери понуду" in client.get("/en/work-plan/2015/1.1.2/").content.decode()
    rejected(report)
    assert LIST not in client.get(address).content.decode()


def test_a_campaign_leads_to_its_forms_in_the_script_of_its_address(client, campaign):
    html = client.get("/sr-latn/kampanje/provera/").content.decode()
    for behind in ("", "javite/"):
        assert f'href="/sr-latn{LIST}{behind}"' in html
    assert "lokalni-komplet" not in html
    KitPageFactory(parent=campaign)
    html = client.get("/kampanje/provera/").content.decode()
    (where,) = re.findall(r'href="([^"]*lokalni-komplet/)"', html)
    assert client.get(where, follow=True).status_code == 200
