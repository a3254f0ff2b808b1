"""Does a reader find the service that fits, in every language, without a script?"""

import csv
import io
import json

import pytest
from django.test.utils import CaptureQueriesContext

from foundation.tables import guarded
from portal.api import local_team_for, municipalities_for_choice
from portal.directory import demo
from portal.directory.models import Provider, Service
from portal.directory.municipalities import districts, municipalities


def titles(answer):
    return {teaser["title"] for group in answer.context["groups"] for teaser in group["teasers"]}


def test_the_list_of_municipalities_is_whole():
    assert len(municipalities()) == 174
    assert len(districts()) == 30
    assert municipalities()["beograd"].name_en == "Belgrade"
    assert sum(len(group) for _district, group in municipalities_for_choice()) == 174
    # English has names of its own for districts, and takes no Serbian adjectives.
    english = {each.name_en for each in districts().values()}
    assert {"City of Belgrade", "North Bačka Administrative District"} <= english
    assert not [name for name in english if name.split(" ")[-3].endswith(("ski", "čki", "ški"))]


def test_the_demonstration_is_twenty_services_and_eight_municipalities(directory):
    demo.load_directory()
    assert Service.objects.filter(locale__language_code="sr").count() == 20
    assert Service.objects.filter(locale__language_code="en").count() == 20
    for service in Service.objects.all():
        service.full_clean()


@pytest.mark.parametrize(
    "address",
    [
        "/usluge/",
        "/sr-latn/usluge/",
        "/en/services/",
        "/usluge/identifikacija/",
        "/en/services/identifikacija/",
        "/usluge/print/nisavski-okrug/",
        "/lokalni-timovi/",
        "/en/local-teams/",
        "/lokalni-timovi/nis/",
        "/sr-latn/lokalni-timovi/nis/",
        "/lokalni-timovi/?municipality=bor",
    ],
)
def test_pages_answer_and_keep_nothing_on_the_device(client, directory, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.content.decode().count("<h1") == 1
    assert not answer.cookies


@pytest.mark.parametrize(
    ("query", "there", "absent"),
    [
        ("kind=safe_house", "Прихватилиште", "Полиција"),
        ("age=child&sex=male", "Старатељство и смештај детета", "Прихватилиште"),
        ("status=citizen", "Полиција", "Боравак у Србији"),
        ("language=sgn", "Превођење и пратња", "Полиција"),
        ("cost=unknown", "Правна помоћ и заступање", "Полиција"),
    ],
)
def test_filters_narrow(client, directory, query, there, absent):
    found = titles(client.get(f"/usluge/?{query}"))
    assert there in found
    assert absent not in found


def test_a_municipality_leaves_what_is_given_there_and_everywhere(client, serbian):
    service = serbian("psiholoska-podrska")
    service.areas = ["nis"]
    service.save()
    assert service.name in titles(client.get("/usluge/?municipality=nis"))
    there = titles(client.get("/usluge/?municipality=bor"))
    assert service.name not in there
    assert "Полиција" in there


@pytest.mark.parametrize(
    "query", ["kind=nothing", "municipality=%00", f"age={'9' * 4000}", "cost=free&kind=[]"]
)
def test_nothing_found_is_explained(client, directory, query):
    answer = client.get(f"/usluge/?{query}")
    assert answer.status_code == 200
    assert 'class="empty"' in answer.content.decode()


@pytest.mark.parametrize("slug", ["nema", "%00", "print", "print/nema"])
def test_what_is_not_there_is_not_found(client, directory, slug):
    assert client.get(f"/usluge/{slug}/").status_code == 404
    assert client.get(f"/lokalni-timovi/{slug}/").status_code == 404


def test_a_municipality_without_a_team_leads_to_the_national_numbers(client, directory):
    page = client.get("/lokalni-timovi/?municipality=bor").content.decode()
    assert page.count("tel:192") >= 2
    assert local_team_for(client.get("/").wsgi_request.user, "bor") is None


def test_a_spreadsheet_runs_nothing(client, serbian):
    service = serbian("psiholoska-podrska")
    service.name = '=HYPERLINK("http://example.org")'
    service.save()
    table = client.get("/usluge/services.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert len(rows) == 20
    assert all(
        not cell.lstrip(" ").startswith(("=", "+", "-", "@")) for r in rows for cell in r.values()
    )
    assert guarded(" =1") == "' =1"


def test_data_is_in_the_script_of_the_address(client, directory):
    latin = json.loads(client.get("/sr-latn/usluge/services.json").content)
    assert "Prihvatilište" in {service["name"] for service in latin["services"]}


def test_twice_the_services_ask_as_often(client, directory, django_assert_max_num_queries):
    from django.db import connection

    client.get("/usluge/")
    with CaptureQueriesContext(
        connection,
    ) as once:
        client.get("/usluge/")
    provider = Provider.objects.create(code="nov", kind="ngo", name="Нов")
    for service in Service.objects.filter(locale__language_code="sr"):
        Service.objects.create(
            locale=service.locale,
            slug=f"{service.slug}-2",
            name=service.name,
            summary=service.summary,
            kind=service.kind,
            provider=provider,
            ages=service.ages,
            sexes=service.sexes,
            statuses=service.statuses,
            languages=service.languages,
            cost="free",
            confirmed_on=service.confirmed_on,
            confirmed_as="Центар",
        )
    client.get("/usluge/")
    with CaptureQueriesContext(connection) as twice:
        assert client.get("/usluge/").context["total"] == 40
    assert len(twice) == len(once)
