"""A table that should not have been published: gone from every surface, its address says why, and
what it told is still taken to be known.
"""

import pytest
from django.urls import reverse

from portal.statistics.models import AnalysisPage, TableVersion
from portal.statistics.services import (
    UnsafeError,
    publish_table,
    recheck_published,
    withdraw_version,
)
from tests.factories.accounts import enter_desk, make_account

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

SLUG = "identified-age-2023-centar-stampa"
PREFIXES = {"sr": "/statistika/", "sr-latn": "/sr-latn/statistika/", "en": "/en/statistics/"}
WHY = {"sr": "Погрешан извор.", "sr-latn": "Pogrešan izvor.", "en": "A wrong source."}


def newest(slug=SLUG):
    return TableVersion.objects.filter(table__slug=slug).order_by("-number").first()


@pytest.fixture
def withdrawn(django_capture_on_commit_callbacks):
    version = newest()
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_version(version=version, reason=WHY["sr"], reason_en=WHY["en"])
    return version


def main_of(answer):
    return answer.content.decode().split("<main")[1]


@pytest.mark.parametrize("language", PREFIXES)
def test_the_address_stays_and_says_why_without_a_number(client, withdrawn, language):
    for behind in ("", f"v{withdrawn.number}/"):
        answer = client.get(f"{PREFIXES[language]}tabele/{SLUG}/{behind}")
        assert answer.status_code == 200
        assert WHY[language] in main_of(answer)
        assert "count-table" not in main_of(answer)
        assert "<svg" not in main_of(answer).split("notice")[0]
        assert not answer.context["table"].rows
    for ending in ("csv", "xlsx", "json"):
        address = f"{PREFIXES[language]}tabele/{SLUG}/v{withdrawn.number}/tabela.{ending}"
        gone = client.get(address)
        assert gone.status_code == 410
        assert WHY[language] in gone.content.decode()


def test_it_is_in_no_list_file_sentence_or_chart(client, withdrawn):
    for language, prefix in PREFIXES.items():
        assert SLUG not in main_of(client.get(prefix)), language
    for ending in ("csv", "json"):
        assert SLUG not in client.get(f"/statistika/podaci.{ending}").content.decode()
    analysis = client.get("/en/statistics/analysis-2023/").content.decode()
    assert "(the number is missing)" in analysis
    assert "62.1%" not in analysis
    assert "A table that stood here is withdrawn." in analysis
    found = client.get("/en/pretraga/", {"q": "identified age 2023"}).content.decode()
    assert f"tabele/{SLUG}/" not in found
    desk = enter_desk(client, make_account("publisher"))
    title = AnalysisPage.objects.get(locale__language_code="sr").title
    assert title in desk.get(reverse("wagtailadmin_home")).content.decode()


def test_what_was_public_is_taken_to_be_known(withdrawn, facts, table):
    """Who hides now what the withdrawn table showed would only pretend to."""
    hiding = table("age,count\nchildren,41\nadults,25\ntotal,66\n", "age")
    with pytest.raises(UnsafeError) as refused:
        publish_table(
            facts=facts(rows="age", year=2023), table=hiding, hidden=[("adults", "total")]
        )
    assert "shown" in str(refused.value)
    assert recheck_published() == []


def test_a_corrected_table_counts_again(client, withdrawn, facts, table):
    right = table("age,count\nchildren,40\nadults,26\ntotal,66\n", "age")
    version = publish_table(facts=facts(rows="age", year=2023), table=right)
    assert version.number == withdrawn.number + 1
    page = main_of(client.get(f"/statistika/tabele/{SLUG}/"))
    assert "40" in page
    assert "повучено" in page
    assert "Children were 40" in client.get("/en/statistics/analysis-2023/").content.decode()


def test_a_wrong_number_that_is_withdrawn_keeps_no_right_one_from_the_public(facts, table):
    wrong = table("sex,count\nfemale,45\nmale,18\ntotal,63\n")
    version = publish_table(facts=facts(year=2009), table=wrong)
    right = table("age,count\nchildren,40\nadults,22\ntotal,62\n", "age")
    with pytest.raises(UnsafeError):
        publish_table(facts=facts(rows="age", year=2009), table=right)
    withdraw_version(version=version, reason=WHY["sr"], reason_en=WHY["en"])
    assert publish_table(facts=facts(rows="age", year=2009), table=right)
    assert publish_table(
        facts=facts(year=2009), table=table("sex,count\nfemale,44\nmale,18\ntotal,62\n")
    )


def test_the_database_keeps_a_withdrawal(withdrawn):
    from django.core.exceptions import ValidationError
    from django.db import DatabaseError, connection, transaction

    with pytest.raises(ValidationError):
        withdrawn.withdrawal.delete()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM portal_tablewithdrawal")


def test_an_editor_withdraws_with_a_reason_and_nobody_else_may(client):
    desk = enter_desk(client, make_account("publisher"))
    address = reverse("statistics_withdraw")
    assert SLUG not in desk.get(address).content.decode().split("<select")[0]
    said = {"version": newest().pk, "reason": "Погрешан извор.", "reason_en": "A wrong source."}
    assert desk.post(address, said).status_code == 422
    small = {**said, "reason": "Биле су 3 девојчице.", "is_known": "on"}
    assert desk.post(address, small).status_code == 422
    assert desk.post(address, {**said, "is_known": "on"}).status_code == 302
    assert newest().withdrawal.reason == "Погрешан извор."
    assert desk.post(address, {**said, "is_known": "on"}).status_code == 422
    author = enter_desk(client, make_account("author"))
    assert author.get(address).status_code in (302, 403)
