"""Facts for machines: true, in the reader's script, and unable to leave their element."""

import json
import re

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from foundation.sharing.facts import as_data_block
from tests.factories.pages import NewsPageFactory, SiteImageFactory, make_site

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def facts(client, address):
    """Return what the page at an address says, by its types."""
    (block,) = BLOCK.findall(client.get(address).text)
    return {fact["@type"]: fact for fact in json.loads(block)["@graph"]}


@given(st.text())
def test_no_words_end_the_element_or_change(text):
    for said in (text, f"</script><script>{text}", f"<!--<script>{text}"):
        block = as_data_block([{"@type": "Thing", "name": said}])
        assert not set("<>&\u2028\u2029") & set(block)
        if said:
            assert json.loads(block)["@graph"][0]["name"] == said


def test_news_is_an_article_with_its_card_and_the_way_to_it(client, db, settings):
    settings.BASE_URL = "https://primer.rs"
    make_site()
    NewsPageFactory(title="Њива </script>", lead="О њој.", slug="njiva")
    said = facts(client, "/sr-latn/vesti/njiva/")
    article = said["NewsArticle"]
    assert article["headline"] == "Njiva </script>"
    assert article["inLanguage"] == "sr-Latn"
    assert article["datePublished"] == "2015-03-01"
    assert article["mainEntityOfPage"] == "https://primer.rs/sr-latn/vesti/njiva/"
    assert article["image"][0].startswith("https://primer.rs/sr-latn/kartica/")
    assert article["author"]["name"] == "Centar za zaštitu žrtava trgovine ljudima"
    steps = [(step["name"], step["item"]) for step in said["BreadcrumbList"]["itemListElement"]]
    assert steps == [
        ("Početna", "https://primer.rs/sr-latn/"),
        ("Vesti", "https://primer.rs/sr-latn/vesti/"),
        ("Njiva </script>", "https://primer.rs/sr-latn/vesti/njiva/"),
    ]


def test_the_home_page_says_whose_site_it_is(client, db):
    make_site()
    said = facts(client, "/en/")
    assert said["GovernmentOrganization"]["name"].startswith("Centre for the Protection")
    assert said["WebSite"]["inLanguage"] == "en"
    assert said["WebSite"]["publisher"]["@id"] == said["GovernmentOrganization"]["@id"]


@pytest.mark.parametrize(
    ("licence", "said"),
    [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("cc by-nc-sa 4.0", "https://creativecommons.org/licenses/by-nc-sa/4.0/"),
        ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("Уз сагласност", {"@type": "CreativeWork", "name": "Uz saglasnost"}),
        ("", None),
    ],
)
def test_a_picture_says_whose_it_is_and_what_may_be_done_with_it(client, db, licence, said):
    make_site()
    picture = SiteImageFactory(credit="Њива", licence=licence)
    NewsPageFactory(slug="njiva", picture=picture, picture_alt="Шара")
    card, shown = facts(client, "/sr-latn/vesti/njiva/")["NewsArticle"]["image"]
    assert "/kartica/" in card
    assert shown["creditText"] == "Njiva"
    assert shown["caption"] == "Šara"
    assert shown.get("license") == said
    picture.visible_until = timezone.now()
    picture.save()
    assert len(facts(client, "/sr-latn/vesti/njiva/")["NewsArticle"]["image"]) == 1
