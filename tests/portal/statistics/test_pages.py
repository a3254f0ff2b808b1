"""What readers see of statistics, in both scripts and English, and do numbers follow the tables?"""

import io
import json

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from lxml import html
from openpyxl import load_workbook

from foundation.safety.refusal import PublishingRefused
from foundation.safety.rules import findings
from portal.statistics.bound import filled, problems, share, sheets_for
from portal.statistics.models import AnalysisPage
from portal.statistics.services import publish_table
from tests.factories.accounts import enter_desk, make_account
from tests.foundation.printing.paper import bald, read_back

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

PAGES = {"sr": "/statistika/", "sr-latn": "/sr-latn/statistika/", "en": "/en/statistics/"}
ANALYSES = {
    "sr": "/statistika/analiza-2023/",
    "sr-latn": "/sr-latn/statistika/analiza-2023/",
    "en": "/en/statistics/analysis-2023/",
}
EXAMPLE = "tabele/identified-form-2000-primer/"
TOKEN = "[[identified-age-2023-centar-stampa:children]]"


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer


@pytest.mark.parametrize(
    ("language", "hidden", "unknown"),
    [
        ("sr", "скривено", "непознато"),
        ("sr-latn", "skriveno", "nepoznato"),
        ("en", "hidden", "unknown"),
    ],
)
def test_each_state_of_a_cell_is_told_apart_and_explained(client, language, hidden, unknown):
    page = html.fromstring(read(client, PAGES[language] + EXAMPLE).content)
    cells = {row.findtext("th"): row.find("td") for row in page.iterfind(".//table//tbody/tr")}
    said = [cell.text for cell in cells.values()]
    assert said == ["24", "13", hidden, "0", hidden, unknown, "60"]
    meanings = [each.text for each in page.iterfind(".//span[@class]") if each.text]
    assert {f"{hidden}:", f"{unknown}:", "0:"} <= set(meanings)


def test_two_sources_stand_side_by_side(client):
    page = html.fromstring(read(client, PAGES["en"]).content)
    rows = {
        row.findtext("th"): [cell.text for cell in row.iterfind("td")]
        for row in page.xpath("//section[h2/@id='identified']//tbody/tr")
    }
    assert rows["2015"] == ["40", "36"]
    assert rows["2021"] == ["46", "43"]
    assert rows["2013"] == ["92", "unknown"]
    text = " ".join(page.text_content().split())
    assert "don’t say the same for 2015, 2016, 2019, 2020, 2021." in text
    assert "worked out from the source; from a growth of 43.5%" in text


def test_a_chart_has_a_title_a_description_and_no_style(client):
    page = html.fromstring(read(client, PAGES["en"]).content)
    for drawing in page.xpath("//svg[@role='img']"):
        ids = drawing.get("aria-labelledby").split()
        assert [page.get_element_by_id(each).text for each in ids]
        assert not drawing.xpath(".//@style")


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_files_stand_at_lasting_addresses_in_the_script_of_the_address(client, ending):
    address = f"/sr-latn/statistika/{EXAMPLE}v1/tabela.{ending}"
    answer = read(client, address)
    assert f"identified-form-2000-primer-v1-lat.{ending}" in answer["Content-Disposition"]
    assert client.get(address).content == answer.content
    if ending == "xlsx":
        rows = list(load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
        assert rows[1][6] == "Seksualna eksploatacija"
    else:
        assert "Seksualna eksploatacija" in answer.content.decode("utf-8-sig")


def test_what_is_not_there_is_not_found(client):
    for address in (
        "tabele/nema/",
        f"{EXAMPLE}v0/",
        f"{EXAMPLE}v9/",
        f"{EXAMPLE}v1/tabela.exe",
        f"{EXAMPLE}v9/tabela.csv",
        "podaci.html",
    ):
        assert client.get(PAGES["sr"] + address).status_code == 404, address


def test_the_overview_makes_no_more_queries_with_more_tables(client, facts, table):
    read(client, PAGES["en"])
    with CaptureQueriesContext(connection) as before:
        read(client, PAGES["en"])
    for year in range(2002, 2012):
        text = "sex,count\nfemale,45\nmale,17\ntotal,62\n"
        publish_table(facts=facts(year=year), table=table(text))
    read(client, PAGES["en"])
    with CaptureQueriesContext(connection) as after:
        read(client, PAGES["en"])
    assert len(after) == len(before)


@pytest.mark.parametrize("language", ANALYSES)
def test_a_share_is_written_as_the_language_writes_it(language):
    with override(language):
        assert share(40, 62) == {"en": "64.5%"}.get(language, "64,5\N{NO-BREAK SPACE}%")


@pytest.mark.parametrize("language", ANALYSES)
def test_the_document_says_what_the_page_says(client, language):
    page = html.fromstring(read(client, ANALYSES[language]).content)
    (article,) = page.xpath("//article[@data-document]")
    for drawing in article.xpath(".//svg | .//figure | .//*[@data-not-printed]"):
        drawing.drop_tree()
    document = read(client, ANALYSES[language] + "analiza.pdf")
    assert read_back(document.content) == bald(article.text_content())


@pytest.mark.needs("verapdf")
def test_verapdf_finds_no_failure(client, accessible):
    analyses = [f"{address}analiza.pdf" for address in ANALYSES.values()]
    plans = ("/plan-rada/2015/", "/sr-latn/plan-rada/2015/", "/en/work-plan/2016/")
    reports = [f"{address}izvestaj.pdf" for address in plans]
    asked = accessible(read(client, address).content for address in (*analyses, *reports))
    assert asked == 6


def test_a_number_in_a_sentence_follows_the_table(client, facts, table):
    assert "Children were 41, that is 62.1%." in read(client, ANALYSES["en"]).content.decode()
    said = table("age,count\nchildren,40\nadults,26\ntotal,66\n", "age")
    publish_table(facts=facts(rows="age", year=2023), table=said)
    assert "Children were 40, that is 60.6%." in read(client, ANALYSES["en"]).content.decode()


def test_a_number_that_got_lost_is_flagged_and_keeps_the_page_from_going_live(client, facts, table):
    said = table("age,count\nchildren,?\nadults,?\ntotal,66\n", "age")
    publish_table(facts=facts(rows="age", year=2023), table=said)
    assert "(the number is missing)" in read(client, ANALYSES["en"]).content.decode()
    publisher = make_account("publisher")
    desk = enter_desk(client, publisher).get(reverse("wagtailadmin_home")).content.decode()
    assert "Трговина људима у Србији 2023. године" in desk
    page = AnalysisPage.objects.get(locale__language_code="sr")
    with pytest.raises(PublishingRefused):
        page.save_revision().publish(user=publisher)


def test_a_typed_number_keeps_an_analysis_from_going_live():
    page = AnalysisPage.objects.get(locale__language_code="sr")
    page.bound_body = json.dumps([{"type": "text", "value": "Пријављено је 77 лица."}])
    assert [found.rule.id for found in findings(page) if "77" in found.passage] == [
        "unbound-number"
    ]
    with pytest.raises(PublishingRefused):
        page.save_revision().publish(user=make_account("publisher"))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (f"Деце је {TOKEN}.", []),
        ("Године 2023. и 2024, члан [[=388]].", []),
        ("Деце је 41.", ["Деце је 41."]),
        ("[[nema-tabele]]", ["[[nema-tabele]]"]),
        ("[[identified-form-2000-primer:BEG]]", ["[[identified-form-2000-primer:BEG]]"]),
        ("[[identified-form-2000-primer:BEG%]]", ["[[identified-form-2000-primer:BEG%]]"]),
        ("[[<script>]]", ["[[<script>]]"]),
    ],
)
def test_what_is_wrong_with_the_numbers_of_a_text(text, wrong):
    sheets = sheets_for(AnonymousUser())
    assert [each.passage for each in problems(text, sheets, may_type=False)] == wrong
    assert "[[" not in filled(text, sheets)


NEWS = {"sr": "/vesti/ishod-prijava-u-2023-godini/", "en": "/en/news/outcome-of-reports-in-2023/"}


def outcome(table, **changed):
    counts = {"identified": 57, "rejected": 31, "discontinued": 10, "not-victims": 19}
    counts |= {"continuing": 51, "total": 168, **changed}
    lines = "".join(f"{code},{count}\n" for code, count in counts.items())
    return table("outcome,count\n" + lines, "outcome")


def test_the_numbers_of_any_page_follow_the_table(client, facts, table):
    told = {"measure": "reports", "rows": "outcome", "year": 2023}
    assert "примио 168 пријава" in read(client, NEWS["sr"]).content.decode()
    assert "received 168 reports" in read(client, NEWS["en"]).content.decode()
    said = outcome(table, continuing=50, rejected=32)
    publish_table(facts=facts(**told), table=said)
    rows = html.fromstring(read(client, NEWS["en"]).content).xpath("//main//tbody/tr")
    cells = [[cell.text_content() for cell in row] for row in rows]
    assert ["Report rejected", "32"] in cells
    assert ["Procedure continues", "50"] in cells


def test_a_number_that_got_lost_on_any_page_reaches_its_editors(client, facts, table):
    told = {"measure": "reports", "rows": "outcome", "year": 2023}
    publisher = make_account("publisher")
    desk = enter_desk(client, publisher)
    title = "Шта је било са 168 пријава из 2023. године"
    home = reverse("wagtailadmin_home")
    assert title not in desk.get(home).content.decode()
    publish_table(facts=facts(**told), table=outcome(table, rejected="?", discontinued="?"))
    shown = desk.get(home).content.decode()
    assert title in shown
    assert "Трговина људима у Србији 2023. године" in shown
    assert "(број недостаје)" in desk.get(NEWS["sr"]).content.decode()


@pytest.mark.parametrize(
    ("body", "refused"),
    [
        ([{"type": "paragraph", "value": f"<p>Деце је {TOKEN}.</p>"}], False),
        ([{"type": "paragraph", "value": f"<h3>Деце: {TOKEN}</h3><p>x</p>"}], False),
        ([{"type": "paragraph", "value": "<p>[[nema-tabele]]</p>"}], True),
        ([{"type": "heading", "value": f"Деце је {TOKEN}"}], True),
    ],
)
def test_where_a_number_may_be_bound_in_other_pages(body, refused):
    from centre.models import NewsPage

    page = NewsPage.objects.filter(locale__language_code="sr").first()
    page.body = json.dumps(body)
    found = [each.rule.id for each in findings(page)]
    assert ("unbound-number" in found) is refused
    page.lead = f"Деце је {TOKEN}."
    assert "unbound-number" in [each.rule.id for each in findings(page)]


def test_what_an_editor_wrote_inside_the_marks_breaks_no_page():
    from foundation.blocks.filling import filled as fill

    assert fill("<p>[[identified-age-2023-centar-stampa:<b>children</b>]]</p>") == (
        "<p>41<b></b></p>"
    )
    assert fill("[[<script>alert(1)</script>]]").count("<script>") == 1
    assert fill("[[" * 5000) == "[[" * 5000
