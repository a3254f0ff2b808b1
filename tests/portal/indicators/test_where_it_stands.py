"""Can what was superseded be chosen, and does a page promise only what it keeps?"""

import re

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_superseded_versions_are_listed_by_choice_only(client):
    chosen = page(client, "/indikatori/?status=superseded")
    assert re.search(r'href="/indikatori/[a-z-]+/v1/"', chosen)
    assert not re.search(r'href="/indikatori/[a-z-]+/v1/"', page(client, "/indikatori/"))


def test_an_unknown_choice_is_not_repeated(client):
    said = page(client, "/indikatori/?form=labour")
    assert not re.search(r">\s*labour", said)
    assert "није међу понуђенима" in said
    assert not re.search(r">\s*adopted", page(client, "/indikatori/?status=adopted"))


def test_without_scripts_the_aid_promises_nothing(client):
    found = re.search(r'href="(/indikatori/[a-z-]+/)"', page(client, "/indikatori/"))
    said = page(client, f"{found[1]}check/")
    assert said.index("data-aid-form hidden") < said.index("без мреже")


def test_what_changed_stands_before_the_downloads(client):
    listed = page(client, "/indikatori/?status=superseded")
    address = re.search(r'href="(/indikatori/[a-z-]+/v1/)"', listed)[1]
    said = page(client, f"{address}held/")
    assert said.index("<ins") < said.index("poster.pdf")


def test_a_draft_does_not_show_that_something_was_done(client):
    said = page(client, "/plan-rada/2015/1.1.1/")
    assert "Нацрт не показује да је нешто урађено" in said


def test_the_filters_of_a_plan_have_names_of_their_own(client):
    said = page(client, "/plan-rada/2015/")
    assert "Пријављено стање" in said
    assert "Рок и докази" in said
    assert said.count("Било које стање") == 0
