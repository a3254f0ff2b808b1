"""What a reader does, in both scripts and in English, without JavaScript."""

import re

import pytest

CYRILLIC = re.compile(r"[\u0400-\u04ff]")
PREFIXES = {"sr-Cyrl": "", "sr-Latn": "/sr-latn", "en": "/en"}
PAGES = [
    "/",
    "/vesti/",
    "/plan-rada/2015/",
    "/plan-rada/2015/2.3.2/",
    "/pretraga/?q=Centar",
    "/nema/",
]


def path_in(lang, page):
    if lang == "en":
        page = page.replace("/vesti/", "/news/").replace("/plan-rada/", "/work-plan/")
    return PREFIXES[lang] + page


@pytest.mark.parametrize("lang", PREFIXES)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_what_every_page_must_have(read, lang, page):
    reader = read(java_script_enabled=False)
    response = reader.open(path_in(lang, page))
    assert response.status == (404 if page == "/nema/" else 200)
    document = reader.page
    assert document.locator("html").get_attribute("lang") == lang
    assert document.locator("h1").count() == 1
    assert document.locator('a[href^="tel:"]').count() >= 1
    assert document.locator('a[href^="sms:"]').count() >= 1
    exits = document.locator('a[href^="https://www.hidmet.gov.rs"]')
    assert exits.count() >= 1
    assert "noreferrer" in exits.first.get_attribute("rel")
    assert document.locator('a[href="#main"]').count() == 1
    assert reader.elsewhere == []
    assert reader.context.cookies() == []
    assert "set-cookie" not in response.headers


@pytest.mark.parametrize("page", PAGES)
def test_the_latin_page_is_latin_and_the_cyrillic_one_cyrillic(read, page):
    reader = read(java_script_enabled=False)
    reader.open(path_in("sr-Latn", page))
    # What is marked as not to be converted (the switch to the other script) stays as it is.
    text = reader.page.evaluate(
        """() => { document.querySelectorAll("[translate=no], [lang=sr-Cyrl]")
                   .forEach(e => e.remove());
                   return document.title + document.body.innerText }"""
    )
    assert not CYRILLIC.findall(text)
    reader.open(path_in("sr-Cyrl", page))
    assert len(CYRILLIC.findall(reader.page.inner_text("main"))) > 20


@pytest.mark.parametrize("page", PAGES[:-1])
def test_the_switch_keeps_the_reader_on_the_same_page(read, page):
    reader = read(java_script_enabled=False)
    reader.open(path_in("sr-Cyrl", page))
    for lang in ("sr-Latn", "en", "sr-Cyrl"):
        with reader.led_on():
            reader.page.locator(f'a[hreflang="{lang}"]').first.click()
        expected = path_in(lang, page)
        assert reader.page.url.removeprefix(reader.address).replace("%2B", "+") == expected
        assert reader.page.locator("html").get_attribute("lang") == lang


@pytest.mark.parametrize("typed", ["трговине људима", "trgovinom ljudima", "TRGOVINA LJUDIMA"])
def test_one_box_finds_the_same_however_it_is_typed(read, typed):
    reader = read(java_script_enabled=False)
    reader.open("/")
    box = reader.page.locator('form[action="/pretraga/"] input[name="q"]').first
    box.fill(typed)
    with reader.led_on():
        box.press("Enter")
    assert "/pretraga/" in reader.page.url
    assert reader.page.locator("main mark").count() > 3


def test_filters_of_the_plan_live_in_the_address(read):
    reader = read(java_script_enabled=False)
    reader.open("/plan-rada/2015/")
    # Goals are folded, which takes no script to open.
    reader.page.locator(".plan-fold summary").first.click()
    assert reader.page.locator("main").inner_text().count("1.1.1") >= 1
    reader.open("/plan-rada/2015/?deadline=after-events")
    listed = reader.page.locator("main").inner_text()
    assert "1.2.2" in listed
    assert "2.1.2" in listed
    assert "3.1.2" not in listed


@pytest.mark.parametrize("lang", PREFIXES)
def test_no_page_is_wider_than_its_window(read, lang):
    reader = read()
    for page in PAGES:
        reader.open(path_in(lang, page))
        for width in (320, 768, 1280):
            reader.page.set_viewport_size({"width": width, "height": 800})
            too_wide = reader.page.evaluate(
                "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            assert too_wide <= 0, (page, width, too_wide)
