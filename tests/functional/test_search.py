"""A reader searches by keyboard: titles while typing, and all else without JavaScript."""

PHONE = {"width": 320, "height": 640}


def test_titles_while_typing_are_chosen_by_keyboard(read):
    reader = read(viewport=PHONE)
    page = reader.page
    reader.open("/pretraga/")
    box = page.get_by_role("combobox")
    box.focus()
    page.keyboard.type("trgov")
    options = page.get_by_role("option")
    options.first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    def active():
        return page.evaluate(
            "document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))"
            "?.innerText"
        )

    assert active() is None
    page.keyboard.press("ArrowDown")
    assert active() == options.first.inner_text()
    assert page.locator("[aria-selected=true]").count() == 1
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert active() == options.last.inner_text()
    page.keyboard.press("Escape")
    assert (box.get_attribute("aria-expanded"), box.input_value()) == ("false", "trgov")
    assert options.count() == 0
    page.keyboard.type("i")
    options.first.wait_for()
    page.keyboard.press("ArrowDown")
    with reader.led_on():
        page.keyboard.press("Enter")
    assert "/pretraga/" not in page.url
    assert (reader.elsewhere, reader.complaints, reader.kept_on_device()) == ([], [], [])


def test_everything_is_done_without_javascript(read):
    reader = read(java_script_enabled=False, viewport=PHONE)
    page = reader.page
    reader.open("/sr-latn/pretraga/")
    page.locator("#search-here").focus()
    page.keyboard.type("obuka")
    with reader.led_on():
        page.keyboard.press("Enter")
    assert "q=obuka" in page.url
    page.locator(".search__narrowing summary").focus()
    page.keyboard.press("Enter")
    page.locator("[name=od]").fill("2015-01-01")
    page.locator(".search__narrowing [type=submit]").focus()
    with reader.led_on():
        page.keyboard.press("Enter")
    assert "od=2015-01-01" in page.url
    assert page.locator("#search-here").input_value() == "obuka"
