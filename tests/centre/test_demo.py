"""The demonstration's content of the public site."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image
from wagtail.models import Page

import centre.demo
from centre.beginning.items import HERE as BEGINNING
from centre.beginning.items import read as read_beginning
from centre.campaigns.demo.clips import MEDIA
from centre.demo import help as help_pages
from centre.demo import load_help, load_news, load_pages, pages
from centre.demo.content import read
from centre.demo.covers import CHARTS, COLOURWAYS, cover
from centre.events.demo import load_events
from centre.models import EventPage, NewsPage, StandardPage
from foundation.models import HelpSettings, SiteImage

HERE = Path(centre.demo.__file__).parent


def load():
    load_help()
    load_pages()
    load_news()
    load_events()


def everything():
    return (
        list(Page.objects.order_by("pk").values_list("pk", "path", "title", "latest_revision_id")),
        list(SiteImage.objects.order_by("pk").values_list("pk", "file")),
        list(HelpSettings.load().numbers.values_list("pk", "number")),
    )


def test_loading_again_changes_nothing(demonstration, db):
    before = everything()
    load()
    assert everything() == before


def test_the_demonstration_is_whole_and_its_translations_are_current(demonstration, db, client):
    serbian = NewsPage.objects.filter(locale__language_code="sr", live=True)
    english = NewsPage.objects.filter(locale__language_code="en", live=True)
    events = EventPage.objects.filter(locale__language_code="sr")
    assert events.count() >= 10
    assert EventPage.objects.filter(locale__language_code="en").count() >= 8
    three_years = serbian.filter(date__year__in=(2024, 2025, 2026))
    assert three_years.count() >= 25
    assert all(three_years.filter(date__year=year).count() >= 7 for year in (2024, 2025, 2026))
    assert english.count() >= 12
    for page in [*english, *StandardPage.objects.filter(locale__language_code="en")]:
        assert page.stale_since() is None, page.title
    for page in serbian:
        assert page.picture.credit
        assert page.picture_alt
    for address in ("/pomoc/", "/sr-latn/pomoc/", "/en/help/"):
        assert client.get(address).status_code == 200
    assert client.get("/pomoc/").context["menu"][0].title == "Помоћ"


@pytest.mark.parametrize(
    "item",
    [
        *read("news"),
        *read("events"),
        *read_beginning(pages.Example, "pages"),
        *read_beginning(help_pages.Example, "help"),
    ],
    ids=lambda item: item.name,
)
def test_every_text_says_that_it_is_an_example_and_fits_its_fields(item):
    for language in item.texts:
        fields = item.fields(language)
        assert len(fields["lead"]) <= 400
        assert {"sr": "Пример садржаја", "en": "Example content"}[language] in fields["body"]


@pytest.mark.parametrize("item", [*read("news"), *read("events")], ids=lambda item: item.name)
def test_news_and_events_name_their_sources(item):
    for language, word in {"sr": "Извор", "en": "Source"}.items():
        if language in item.texts:
            assert word in item.fields(language)["body"]


@pytest.mark.parametrize(
    "path",
    sorted([*HERE.glob("*/*.toml"), *BEGINNING.glob("*/*.toml")]),
    ids=lambda path: path.stem,
)
def test_help_numbers_stand_in_the_settings_and_in_no_text(path):
    text = re.sub(r"(?m)^film_shows = .*$", "", path.read_text(encoding="utf-8"))
    assert not re.search(r"\b192\b|\b63 610 590\b|\b063 610 590\b", text)


@pytest.mark.parametrize("clip", sorted(MEDIA.glob("*.vtt")), ids=lambda path: path.stem)
def test_a_recording_is_over_when_the_radio_wants_it(clip):
    last = re.findall(r"--> 00:(\d\d\.\d{3})$", clip.read_text(encoding="utf-8"), re.MULTILINE)
    assert 0 < float(last[-1]) <= 20


def test_a_cover_is_always_the_same_and_differs_from_its_neighbours():
    covers = [cover(number) for number in range(len(CHARTS) * len(COLOURWAYS))]
    assert cover(3) == covers[3]
    assert len(set(covers)) == len(covers)
    assert Image.open(io.BytesIO(covers[0])).size == (1200, 675)
    assert max(map(len, covers)) < 5_000


def test_figures_are_shown_as_they_were_written(demonstration, db, client):
    shown = 0
    for item in read("news"):
        figures = [fact for block in item.texts["sr"]["body"] for fact in block.get("facts", [])]
        if not figures:
            continue
        text = client.get(f"/vesti/{item.texts['sr']['slug']}/").text
        for fact in figures:
            assert f">{fact['figure']}</dd>" in text
            assert f">{fact['meaning']}</dt>" in text
            shown += 1
        assert ">None<" not in text
    assert shown >= 5
