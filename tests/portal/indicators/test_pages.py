"""Does who looks for signs find them, narrowed, in every version, and told what is superseded?"""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test.utils import CaptureQueriesContext

from foundation.searching import searchable_for
from portal.indicators import demo
from portal.indicators.models import IndicatorSet, SetVersion
from portal.indicators.queries import latest_versions
from portal.sectors import SectorItem, register_for_sector


@pytest.mark.parametrize(
    "address",
    [
        "/indikatori/",
        "/sr-latn/indikatori/",
        "/en/indicators/",
        "/indikatori/policija/",
        "/en/indicators/policija/",
        "/indikatori/policija/v1/",
        "/sr-latn/indikatori/policija/v2/",
        "/indikatori/policija/v1/held/",
        "/en/indicators/policija/v2/held/",
        "/sektori/",
        "/sektori/policija/",
        "/en/sectors/pravosudje/",
    ],
)
def test_pages_answer_and_keep_nothing_on_the_device(client, indicators, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.content.decode().count("<h1") == 1
    assert not answer.cookies


def titles(answer):
    return [teaser["title"] for teaser in answer.context["teasers"]]


@pytest.mark.parametrize(
    ("query", "there", "absent"),
    [
        ("sector=police", "Знаци за полицију", "Знаци за здравство"),
        ("sector=justice", "Радна експлоатација: знаци са тежинама", "Знаци за полицију"),
        ("form=BEG", "Знаци за полицију", "Знаци за инспекцију рада"),
        ("age=child&phase=transit", "Знаци за полицију", "Знаци за образовање"),
        ("dimension=0", "Знаци за полицију", "Знаци за образовање"),
        ("age=child&sector=education&form=BEG", "Знаци за образовање", "Знаци за полицију"),
    ],
)
def test_any_mix_narrows_and_stays_in_the_address(client, indicators, query, there, absent):
    answer = client.get(f"/indikatori/?{query}")
    assert there in titles(answer)
    assert absent not in titles(answer)
    latin = client.get(f"/sr-latn/indikatori/?{query}")
    assert len(titles(latin)) == len(titles(answer))


def test_an_empty_result_says_which_choice_to_take_back(client, indicators):
    answer = client.get("/indikatori/?sector=education&age=adult&form=SEX")
    assert titles(answer) == []
    text = answer.content.decode()
    assert "Листе ће се појавити ако поништите једно од овога" in text
    assert "Узраст (1)" in text
    assert client.get("/indikatori/?sector=\x00&form=<b>&age='").status_code == 200


def test_a_superseded_version_says_so_and_the_valid_one_does_not(client, indicators):
    old = client.get("/indikatori/policija/v1/").content.decode()
    assert "Читате издање 1. Важи издање 2." in old
    assert "Нема документа код себе" in old
    assert "Читате издање" not in client.get("/indikatori/policija/v2/").content.decode()


def test_who_scans_an_old_card_is_told_what_changed(client, indicators):
    answer = client.get("/indikatori/policija/v1/held/")
    text = answer.content.decode()
    found = answer.context["differences"]
    assert "Имате издање 1" in text
    assert "Важи издање 2" in text
    assert [sign.id for sign in found.added] == ["POL-09"]
    assert [sign.id for sign in found.removed] == ["POL-08"]
    assert "POL-01" in [pair.after.id for pair in found.changed]
    assert "/indikatori/policija/v2/card.pdf" in text
    assert "<del>Нема документа код себе</del>" in text
    valid = client.get("/indikatori/policija/v2/held/").content.decode()
    assert "Важи" in valid
    assert "<del" not in valid


@pytest.mark.parametrize(
    "address",
    [
        "policija/v0/",
        "policija/v3/",
        "nema/",
        "policija/v1/nema.pdf",
        "policija/v99999999999/held/",
    ],
)
def test_what_is_not_there_answers_404(client, indicators, address):
    assert client.get(f"/indikatori/{address}").status_code == 404


def test_what_is_withdrawn_is_gone_from_every_surface(client, police):
    IndicatorSet.objects.filter(pk=police.pk).update(live=False)
    assert "policija" not in client.get("/indikatori/").content.decode().split("<main")[1]
    for address in ("", "v1/", "v1/held/", "v2/card.pdf", "v2/signs.json"):
        assert client.get(f"/indikatori/policija/{address}").status_code == 404
    assert "policija" not in client.get("/indikatori/indicators.json").content.decode()
    assert "/indikatori/policija" not in client.get("/sitemap.xml").content.decode()


def test_twice_the_sets_take_as_many_queries(client, indicators):
    def queries(address):
        client.get(address)
        from django.db import connection

        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    addresses = ("/indikatori/", "/sektori/policija/", "/indikatori/indicators.json")
    before = [queries(address) for address in addresses]
    for version in SetVersion.objects.filter(number=2):
        other = IndicatorSet.objects.get(pk=version.indicator_set_id)
        slug = f"{other.slug}-2"
        copy = IndicatorSet.objects.create(
            page=other.page,
            slug=slug,
            mark=other.mark[::-1] + "X",
            title=other.title,
            title_en=other.title_en,
            live=True,
        )
        SetVersion(
            indicator_set=copy,
            number=1,
            published_on=version.published_on,
            is_adopted=False,
            content=version.content,
        ).save()
    assert len(latest_versions(AnonymousUser())) == 14
    assert [queries(address) for address in addresses] == before


def test_a_set_is_found_in_both_languages_as_it_counts_now(
    client, indicators, publish_again, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        publish_again(lambda draft: setattr(draft.rows.all()[0], "text_en", "Xylophone word"))
    for address, question in [
        ("/pretraga/", "некажњавања"),
        ("/sr-latn/pretraga/", "nekažnjavanja"),
        ("/en/pretraga/", "xylophone"),
    ]:
        text = client.get(address, {"q": question}).content.decode()
        assert "/policija/" in text, question
    assert searchable_for(SetVersion).objects().filter(indicator_set__slug="policija").count() == 1


def test_a_sector_s_home_shows_what_rooms_register(client, indicators, monkeypatch):
    from portal import sectors

    monkeypatch.setattr(sectors, "_sources", {})
    item = SectorItem("Курс за полицију", "/obuka/kurs/", "Обуке", lead="Два дана.")
    register_for_sector("test", lambda request, sector: [item] if sector == "police" else [])
    text = client.get("/sektori/policija/").content.decode()
    assert "Курс за полицију" in text
    assert "Знаци за полицију" in text
    assert text.index("Знаци за полицију") < text.index("Радна експлоатација: знаци")
    assert "Курс за полицију" not in client.get("/sektori/zdravstvo/").content.decode()
    assert client.get("/sektori/nema/").status_code == 404


def test_loading_again_changes_nothing(indicators):
    before = list(SetVersion.objects.values_list("pk", flat=True))
    demo.load_indicators()
    assert list(SetVersion.objects.values_list("pk", flat=True)) == before


def test_the_plan_shows_the_sets_as_evidence(client, indicators):
    shown = client.get("/plan-rada/2015/1.2.1/").content.decode()
    assert "Знаци за азил и прихват" in shown
    assert "Знаци за полицију" not in shown
    english = client.get("/en/work-plan/2015/1.1.1/").content.decode()
    assert "/en/indicators/policija/" in english
    assert english.count("Set of indicators") == 7


def test_every_page_of_indicators_says_it_is_no_finding(client, indicators):
    for address in ("/en/indicators/", "/en/indicators/policija/"):
        assert "the Centre decides who is identified" in client.get(address).content.decode()
    for address in ("v2/", "v2/card/"):
        text = client.get(f"/en/indicators/policija/{address}").content.decode()
        assert "They decide nothing: the Centre does." in text
