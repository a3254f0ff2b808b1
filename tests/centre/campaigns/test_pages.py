"""Campaigns and kits as readers meet them."""

import datetime
import re
from io import BytesIO

import pytest
from lxml import html
from PIL import Image

from centre import site_tree
from centre.campaigns.banners import codes_of
from centre.campaigns.words import message_of, messages_of
from tests.factories.campaigns import CampaignPageFactory, KitPageFactory


def test_a_campaign_without_an_end_goes_on_and_one_that_ended_is_past(client, site):
    CampaignPageFactory(title="Траје")
    CampaignPageFactory(title="Прошла", ends=datetime.date(2026, 6, 2))
    text = client.get("/kampanje/").text
    assert text.index("Кампање у току") < text.index("Траје")
    assert text.index("Завршене кампање") < text.index("Прошла")


def test_a_list_with_nothing_in_it_says_so(client, site):
    assert "empty" in client.get("/kampanje/").text


def test_a_campaign_leads_to_its_kits(client, site):
    kit = KitPageFactory()
    address = kit.get_parent().get_url()
    page = client.get(address)
    assert kit.get_url() in page.text
    assert "Da svako zna" in client.get(f"/sr-latn{address}").text
    assert kit.release_title in client.get(kit.get_url()).text


def test_the_page_of_a_kit_offers_every_piece_in_its_script(client, site):
    kit = KitPageFactory()
    latin = client.get(f"/sr-latn{kit.get_url()}").text
    assert "Proveri ponudu za posao. Pozovi." in latin
    assert latin.count("kit-banner__code") == 3
    shown = re.findall(r'<img src="[^"]+/pregled/latinica-banner-([^"]+)-png/" width', latin)
    assert shown == ["728x90", "300x250", "320x100"]
    assert latin.count('lokalni-komplet/"') == 1
    assert f"/sr-latn{kit.get_url()}delovi/latinica-poster-a4-pdf/" in latin
    assert f"/sr-latn{kit.get_url()}delovi/cirilica-poster-a4-pdf/" in latin


def test_the_code_of_a_banner_is_the_text_of_its_field(client, site):
    kit = KitPageFactory(headline='Посао "из снова" & пут < 2 дана')
    (message, _) = messages_of(kit)
    page = html.fromstring(client.get(kit.get_url()).text)
    fields = page.xpath("//textarea")
    assert not page.xpath("//textarea//*")
    # What is copied is what lies in the ZIP: a quotation mark in the words ends no attribute.
    assert [field.text for field in fields] == [code.html for code in codes_of(kit, message)]
    (picture,) = html.fragment_fromstring(fields[0].text).iter("img")
    assert picture.get("alt").startswith(kit.headline)


def test_the_poster_is_shown_as_small_as_it_is_seen(client, site):
    kit = KitPageFactory()
    shown = re.search(
        r'<img class="kit-start__picture" src="([^"]+)" width="640" height="640"',
        client.get(f"/sr-latn{kit.get_url()}").text,
    )
    assert shown[1] == f"/sr-latn{kit.get_url()}pregled/latinica-square-png/"
    answer = client.get(shown[1])
    assert answer["Content-Type"] == "image/webp"
    content = b"".join(answer.streaming_content)
    with Image.open(BytesIO(content)) as picture:
        assert (picture.format, picture.size) == ("WEBP", (640, 640))
    whole = client.get(shown[1].replace("pregled", "delovi"))
    assert len(content) < 0.7 * len(b"".join(whole.streaming_content))
    for nothing in ("latinica-poster-a4-pdf", "nema"):
        assert client.get(f"{kit.get_url()}pregled/{nothing}/").status_code == 404


def test_a_serbian_kit_speaks_both_scripts_and_always_names_the_help_line(site):
    kit = KitPageFactory()
    messages = messages_of(kit)
    assert [message.language for message in messages] == ["sr", "sr-latn"]
    assert all(message.help for message in messages)
    release = messages[0].release
    assert release[0] == "За објављивање одмах"
    assert sum("https://example.org/izvor/" in line for line in release) == 3
    assert f"„{kit.quote}“ {kit.quote_office}" in release


def test_what_was_said_stands_in_the_marks_of_its_language(site):
    kit = KitPageFactory(quote_name="Ана Анић")
    told = message_of(kit, "en").release
    assert f"“{kit.quote}” Ана Анић, {kit.quote_office}" in told


@pytest.mark.parametrize("language", ["sr", "en"])
def test_each_language_has_its_list(site, language):
    assert site_tree.campaign_index(language).live
