"""Cards answer exactly when their page does, in the script of the address."""

import io
import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import override
from PIL import Image, ImageChops
from wagtail.models import PageViewRestriction

from centre.models import NewsPage
from foundation.access import is_visible
from foundation.embargo.links import PARAMETER, key_of_link
from foundation.models.embargo import EmbargoLink
from foundation.sharing import Card
from foundation.sharing.card import medallions
from foundation.sharing.drawing import RIGHT, draw
from tests.factories.pages import NewsPageFactory, StandardPageFactory, make_site
from tests.foundation.embargo.conftest import BEFORE, MINUTE

OWNER = "Центар за заштиту жртава трговине људима"


def path(page, prefix=""):
    return f"{prefix}/kartica/{page.translation_key}.png"


def test_a_card_is_drawn_in_the_script_of_its_address(client, site):
    page = NewsPageFactory(title="Љубав и њива")
    cyrillic, latin = (client.get(path(page, prefix)) for prefix in ("", "/sr-latn"))
    assert cyrillic["Content-Type"] == latin["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(cyrillic.content)).size == (1200, 630)
    assert cyrillic.content != latin.content
    assert client.get(path(page, "/en")).status_code == 404


def test_serbian_letters_take_their_serbian_forms():
    # Italic forms differ most; upright ones differ in б.
    card = Card("бббб")
    with override("sr"):
        serbian = draw(card, "sr", OWNER)
    assert serbian != draw(card, "en", OWNER)
    assert draw(card, "sr", OWNER) == serbian


def test_a_card_is_light_and_its_cloth_is_even():
    card = Card("Наслов који има сасвим обичну дужину за једну вест", "Вест", "12. јун 2026.")
    assert len(draw(card, "sr", OWNER)) < 60_000
    assert all(medallions(x, y) == medallions(30 - x, y) for x in range(31) for y in range(63))


def test_no_words_reach_into_the_cloth():
    def cloth(card):
        with Image.open(io.BytesIO(draw(card, "sr-latn", OWNER))) as drawn:
            return drawn.convert("RGB").crop((RIGHT, 0, 1200, 630))

    long = "12. новембра 2026. од 10:00 до 14:30, сала са две стотине места у згради општине"
    words = Card("Стручни скуп о квалитету рада са жртвама", long, long)
    unlike = ImageChops.difference(cloth(words), cloth(Card("Скуп"))).getextrema()
    # Fewer colours are left for the cloth when there are more letters: shades, no strokes.
    assert max(most for _least, most in unlike) < 48


def test_a_card_is_asked_for_again_and_sent_only_when_it_changed(client, site):
    page = NewsPageFactory()
    first = client.get(path(page))
    assert first["Cache-Control"] == "no-cache"
    known = {"If-None-Match": first["ETag"]}
    assert client.get(path(page), headers=known).status_code == 304
    page.title = "Други наслов"
    page.save_revision().publish()
    assert client.get(path(page), headers=known).status_code == 200


def test_a_card_waits_for_the_minute_of_its_page(client, embargoed, at):
    for prefix in ("", "/sr-latn"):
        with at(BEFORE):
            assert client.get(path(embargoed.page, prefix)).status_code == 404
        with at(MINUTE):
            assert client.get(path(embargoed.page, prefix)).status_code == 200


def test_a_key_opens_the_card_with_its_page_and_nothing_keeps_it(client, embargoed, at):
    with at(BEFORE):
        link = EmbargoLink.objects.create(page=embargoed.page, expires_at=MINUTE)
        answer = client.get(path(embargoed.page), {PARAMETER: key_of_link(link)})
        other = client.get(
            path(NewsPageFactory(embargoed_until=MINUTE)), {PARAMETER: key_of_link(link)}
        )
        shown = client.get(embargoed.page.url, {PARAMETER: key_of_link(link)})
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert other.status_code == 404
    assert "og:image" not in shown.text


def test_a_private_page_has_no_card_and_no_facts_for_outsiders(client, admin_client, site):
    page = NewsPageFactory(slug="tajna")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert not is_visible(AnonymousUser(), page)
    assert client.get(path(page)).status_code == 404
    answer = admin_client.get(path(page))
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    text = admin_client.get(page.url).text
    assert "ld+json" not in text
    assert "og:" not in text


@pytest.mark.parametrize("how", ["draft", "unpublished", "deleted", "help", "unknown"])
def test_what_is_no_page_for_readers_has_no_card(client, site, how):
    page = NewsPageFactory(live=how != "draft")
    if how == "unpublished":
        page.unpublish()
    elif how == "deleted":
        NewsPage.objects.get(pk=page.pk).delete()
    elif how == "unknown":
        page.translation_key = "not-a-key"
    elif how == "help":
        from centre.models import HelpIndexPage
        from foundation.publishing import publish

        page = publish(
            HelpIndexPage(title="Помоћ", slug="pomoc", lead="…", locale=site.locale), site
        )
    assert client.get(path(page)).status_code == 404


def test_the_head_names_the_card_by_its_whole_address(client, db, settings):
    settings.BASE_URL = "https://primer.rs"
    make_site()
    page = NewsPageFactory(title="Љубав & “њива”", slug="ljubav")
    for prefix, title in [("", "Љубав"), ("/sr-latn", "Ljubav")]:
        text = client.get(f"{prefix}/vesti/ljubav/").text
        found = dict(re.findall(r'<meta (?:property|name)="([a-z:]+)" content="([^"]*)">', text))
        assert found["og:image"].startswith(f"https://primer.rs{path(page, prefix)}?v=")
        assert found["og:url"] == f"https://primer.rs{prefix}/vesti/ljubav/"
        assert found["og:title"].startswith(title)
        assert title in found["og:image:alt"]
        assert found["twitter:card"] == "summary_large_image"
        assert client.get(found["og:image"].removeprefix("https://primer.rs")).status_code == 200


def test_every_page_of_text_may_be_shared(client, site):
    page = StandardPageFactory()
    for address in ("/", "/en/", "/vesti/", page.url):
        assert client.get(address).text.count('property="og:image"') == 1
    assert "og:" not in client.get("/pretraga/").text
