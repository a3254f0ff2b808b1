"""Help: light, silent, in every script, and in other languages only as far as somebody reviewed."""

import gzip
import json
import re
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from centre.beginning.help import LINES
from centre.demo.help import load_help
from centre.models import HelpIndexPage, HelpLine, HelpPage
from centre.wagtail_hooks import warn_of_unconfirmed_numbers
from foundation.models import HelpNumber, HelpSettings
from foundation.publishing import publish
from tests.factories.pages import StandardPageFactory
from tests.factories.people import account, may

ROOT = Path(__file__).parents[2]
SUBJECTS = {
    "da-li-sam-u-opasnosti": "am-i-at-risk",
    "kada-pozovete": "when-you-call",
    "prava-deteta": "rights-of-a-child",
    "strani-drzavljani": "foreign-citizens",
    "u-inostranstvu": "abroad",
    "boravak": "residence",
    "dobrovoljni-povratak": "voluntary-return",
    "naknada-stete": "compensation",
    "bezbednost-na-internetu": "online-safety",
    "lako-za-citanje": "easy-to-read",
}
LIGHT = 15_000


@pytest.fixture
def drafts(settings):
    """A copy in which nobody depends on what it says."""
    settings.SHOW_UNREVIEWED_TRANSLATIONS = True


@pytest.fixture
def index(site, drafts):
    """The first page of help, one subject, and lines of which nobody has reviewed any."""
    page = publish(HelpIndexPage(title="Помоћ", slug="pomoc", lead="Нисте криви."), site)
    publish(HelpPage(title="Боравак", slug="boravak", lead="Закон познаје боравак."), page)
    for language, name, text in LINES:
        HelpLine.objects.create(language=language, name=name, text=text)
    return page


def addresses():
    """Every address of help, in both scripts and in English."""
    serbian = ["", "stampa/", "hu/", "fa/", *(f"{slug}/" for slug in SUBJECTS)]
    english = ["", "stampa/", "hu/", "fa/", *(f"{slug}/" for slug in SUBJECTS.values())]
    return [
        *(f"/pomoc/{behind}" for behind in serbian),
        *(f"/sr-latn/pomoc/{behind}" for behind in serbian),
        *(f"/en/help/{behind}" for behind in english),
    ]


def loaded_with(html):
    """Return the bodies of everything that a page loads."""
    names = re.findall(r'(?:src|href)="/static/([^"#]+)"', html)
    return [(ROOT / "static" / name).read_bytes() for name in names]


def test_all_of_help_is_light_silent_neutral_and_leaves_nothing(client, site, drafts):
    StandardPageFactory(title="Помоћ", slug="pomoc")
    load_help()
    # Loaded again it is the same, and stands where the page of text stood.
    before = list(HelpPage.objects.values_list("pk", "path", "latest_revision_id"))
    load_help()
    assert list(HelpPage.objects.values_list("pk", "path", "latest_revision_id")) == before
    assert {page.stale_since() for page in HelpPage.objects.all()} == {None}
    for address in addresses():
        check_page(client.get(address), address)
    first, sheet = client.get("/sr-latn/pomoc/").text, client.get("/pomoc/stampa/").text
    for behind in [*SUBJECTS, "hu", "sq", "ru", "uk", "ar", "fa", "stampa"]:
        assert f'href="/sr-latn/pomoc/{behind}/"' in first
    assert "mogu da ostanu u istoriji" in first
    for page in HelpPage.objects.filter(locale__language_code="sr"):
        assert page.lead in sheet


def check_page(response, address, status=200):
    """Fail unless the page keeps what help promises."""
    html = response.text
    assert response.status_code == status, address
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert not {"ETag", "Last-Modified", "Set-Cookie"} & set(response.headers), address
    assert not response.cookies
    title = re.search("<title>(.*)</title>", html)[1]
    assert title in {"Информације", "Informacije", "Information"}
    assert not re.search(r'<meta (name="description|property="og)|<link rel="canonical', html)
    assert html.count("<h1") == 1
    assert "<img" not in html
    assert "icons.svg" not in html
    assert "192" in html
    parts = [response.content, *loaded_with(html)]
    assert sum(len(gzip.compress(part)) for part in parts) <= LIGHT / 2, address
    # Even where nothing compresses it. The sheet goes to paper and has a style of its own.
    if not address.endswith("/stampa/"):
        assert sum(map(len, parts)) <= LIGHT, (address, sum(map(len, parts)))


def test_nobody_is_told_not_modified(client, index):
    response = client.get("/pomoc/", headers={"if-none-match": '"x"', "if-modified-since": "now"})
    assert response.status_code == 200


@pytest.mark.parametrize(("language", "direction"), [("hu", "ltr"), ("ar", "rtl"), ("fa", "rtl")])
def test_a_line_is_written_in_its_own_direction_and_left_alone_by_the_script(
    client, index, language, direction
):
    for prefix in ("/pomoc", "/sr-latn/pomoc"):
        html = client.get(f"{prefix}/{language}/").text
        line = HelpLine.objects.get(language=language)
        assert f'lang="{language}" dir="{direction}"' in html
        assert line.before.strip() in html
        assert "192" in html


@pytest.mark.parametrize(
    "address", ["/pomoc/nema/", "/sr-latn/pomoc/nema/dalje/", "/en/pomoc/none/", "/pomoc/xx/"]
)
def test_an_address_beneath_help_that_names_nothing_is_as_light_and_neutral(client, index, address):
    response = client.get(address)
    check_page(response, address, status=404)
    assert response.text.count('class="exit"') == 1
    assert ('href="/pomoc/"' in response.text) == (address in {"/pomoc/nema/", "/pomoc/xx/"})


def test_elsewhere_what_is_not_there_keeps_the_page_of_the_site(client, index):
    assert "icons.svg" in client.get("/nema/pomoc/").text
    index.unpublish()
    assert "icons.svg" in client.get("/pomoc/nema/").text


def test_readers_of_a_real_site_see_only_what_a_native_reader_reviewed(client, index, settings):
    assert "изворни говорник" in client.get("/pomoc/hu/").text
    settings.SHOW_UNREVIEWED_TRANSLATIONS = False
    assert client.get("/pomoc/hu/").status_code == 404
    assert "/pomoc/hu/" not in client.get("/pomoc/").text
    assert "/pomoc/hu/" not in client.get("/sitemap.xml").text
    line = HelpLine.objects.get(language="hu")
    line.reviewed_by_native_on, line.reviewed_by = timezone.localdate(), "Судски тумач"
    line.save()
    assert "изворни говорник" not in client.get("/pomoc/hu/").text
    assert "/pomoc/hu/" in client.get("/pomoc/").text
    assert "Segítségre" not in client.get("/pomoc/ru/").text


def test_production_never_shows_drafts():
    text = (ROOT / "site/config/settings/production.py").read_text()
    assert "SHOW_UNREVIEWED_TRANSLATIONS = False" in text


def test_a_review_names_the_office(site):
    with pytest.raises(IntegrityError), transaction.atomic():
        HelpLine.objects.create(
            language="hu", name="x", text="{number}", reviewed_by_native_on=timezone.localdate()
        )


@pytest.mark.parametrize("text", ["Zovite", "Zovite 192", "{number} {number}", "{number} 192"])
def test_a_line_takes_its_number_from_the_settings(text):
    with pytest.raises(ValidationError):
        HelpLine(language="de", name="Deutsch", text=text).clean()


def test_a_help_page_that_grew_heavy_is_refused(index):
    page = HelpPage.objects.first()
    page.body = [("paragraph", f"<p>{'реч ' * 1100}</p>")]
    with pytest.raises(ValidationError, match="4000"):
        page.full_clean()


def test_the_numbers_are_those_of_the_settings_with_what_they_can_do(client, index):
    HelpNumber.objects.create(
        settings=HelpSettings.load(),
        label="Кратки број",
        label_en="Short number",
        number="19000",
        international="19000",
        can_call=False,
        can_sms=True,
        note="Само поруке",
        note_en="Messages only",
    )
    html = client.get("/pomoc/boravak/").text
    assert 'href="sms:19000"' in html
    assert 'href="tel:19000"' not in html
    assert "Само поруке" in html


def test_reading_a_new_copy_writes_nothing(client, site):
    client.get("/")
    assert not HelpSettings.objects.exists()


def test_twice_the_subjects_cost_no_more_queries(client, index):
    def queries():
        client.get("/pomoc/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/pomoc/")
        return len(captured)

    before = queries()
    for number in range(10):
        page = HelpPage(title="Тема", slug=f"tema-{number}", lead="Увод.")
        index.add_child(instance=page)
    assert queries() == before


def test_a_hidden_subject_is_nowhere(client, index):
    HelpPage.objects.get(slug="boravak").unpublish()
    assert "/boravak/" not in client.get("/pomoc/").text
    assert client.get("/pomoc/boravak/").status_code == 404


def test_the_desk_warns_who_may_change_them_of_unconfirmed_numbers(rf, site):
    panels = []
    request = rf.get("/admin/")
    request.user = may(account("manager"), "foundation.change_helpsettings")
    warn_of_unconfirmed_numbers(request, panels)
    assert "још нико није потврдио" in panels[0].render_html()
    request.user = account("author")
    warn_of_unconfirmed_numbers(request, others := [])
    assert others == []
    HelpSettings.objects.create(checked_on=timezone.localdate())
    request.user = may(request.user, "foundation.change_helpsettings")
    warn_of_unconfirmed_numbers(request, others)
    assert others == []


def test_numbers_inside_a_text_are_those_of_the_settings(client, site):
    StandardPageFactory(slug="kontakt", body=json.dumps([{"type": "help_numbers", "value": None}]))
    HelpNumber.objects.create(
        settings=HelpSettings.load(),
        label="Дежурни",
        label_en="On duty",
        number="19001",
        international="19001",
        note="Од 8 до 20 часова",
    )
    main = client.get("/kontakt/").text.partition("<main")[2].partition("</main>")[0]
    assert '<a href="tel:19001"' in main
    assert "(Од 8 до 20 часова)" in main
