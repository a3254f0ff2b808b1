"""A team has its kit made, and a community tells what it did: both scripts, with and without
JavaScript, by keyboard, on a small phone.
"""

import re
import time

import pytest

PHONE = {"width": 320, "height": 640}
OLD_ENOUGH = 2.1


def to_the_form(reader, prefix, ending):
    """Go from the list of campaigns to a form beneath the first one, as a reader does."""
    reader.open(f"{prefix}/kampanje/")
    with reader.led_on():
        reader.page.locator(".teaser__link").first.click()
    with reader.led_on():
        reader.page.locator(f'a[href$="{ending}"]').first.click()
    # Nobody fills in a form quicker.
    time.sleep(OLD_ENOUGH)


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def tab_to(page, selector):
    """Press Tab until that element has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab does not reach {selector}")


@pytest.mark.parametrize(("prefix", "script"), [("", True), ("/sr-latn", False)])
def test_a_team_has_its_kit_made(read, prefix, script):
    reader = read(java_script_enabled=script, viewport=PHONE)
    page = reader.page
    to_the_form(reader, prefix, "lokalni-komplet/")
    assert fits(page)
    page.select_option("#id_municipality", "nis")
    page.locator("#id_municipality").focus()
    for selector, typed in [("#id_team", "Tim za Njegoševo"), ("#id_telephone", "018 555 333")]:
        if script:
            tab_to(page, selector)
            page.keyboard.type(typed)
        else:
            page.fill(selector, typed)
    with reader.led_on():
        page.locator("#id_telephone").press("Enter")
    assert page.input_value("#id_team") == "Тим за Његошево"
    assert fits(page)
    with reader.led_on():
        page.locator("#id_telephone").press("Enter")
    taking = page.locator('a[href$="zip/"]')
    until = time.monotonic() + 60
    while not script and not taking.count() and time.monotonic() < until:
        with reader.led_on():
            page.locator(".progress a.button").click()
    taking.wait_for(timeout=60_000)
    assert fits(page)
    with page.expect_download() as download:
        taking.click()
    assert download.value.suggested_filename.endswith(".zip")
    assert page.reload().status == 404
    assert reader.kept_on_device() == [] if script else reader.context.cookies() == []
    assert reader.elsewhere == []
    assert reader.complaints == []


@pytest.mark.parametrize(("prefix", "script"), [("/sr-latn", True), ("", False)])
def test_a_community_tells_what_it_did(read, prefix, script):
    reader = read(java_script_enabled=script, viewport=PHONE)
    page = reader.page
    to_the_form(reader, prefix, "javite/")
    assert fits(page)
    page.select_option("#id_municipality_code", "vranje")
    page.select_option("#id_kind", "public")
    page.fill("#id_organiser", "Пример обрасца")
    page.fill("#id_text", "Пример обрасца, а не догађај: проба у прегледачу.")
    page.locator("#id_reach_1").check()
    with reader.led_on():
        page.locator("#id_organiser").press("Enter")
    # The day was left out: it is named, and leads to its field.
    page.locator('.error-summary a[href="#id_held_on"]').click()
    assert page.evaluate("document.activeElement.id") == "id_held_on"
    assert page.input_value("#id_text").startswith("Пример обрасца")
    assert fits(page)
    page.fill("#id_held_on", "2026-10-18")
    with reader.led_on():
        page.locator("#id_organiser").press("Enter")
    assert re.search("hvala/(#|$)", page.url)
    assert fits(page)
    assert reader.context.cookies() == []
    assert reader.elsewhere == []
    assert reader.complaints == []
