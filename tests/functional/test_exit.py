"""Leaving: blank before anything else, by Shift three times alone, with words for who listens."""

import pytest

AWAY = "https://www.hidmet.gov.rs/**"


@pytest.fixture
def reader(read):
    """A reader of the news; the page that the exit leads to stays away, so that this one stays."""
    reader = read()
    reader.context.route(AWAY, lambda route: route.fulfill(status=204))
    reader.open("/vesti/")
    return reader


def is_leaving(reader):
    """Tell whether the page is covered."""
    return reader.page.evaluate("document.documentElement.classList.contains('is-leaving')")


def said(reader):
    """Return what was last announced."""
    return reader.page.locator("[role=status].visually-hidden").inner_text()


def test_the_page_is_blank_before_the_click_returns_whatever_the_next_one_takes(reader):
    # The browser draws nothing before the click has returned: the next thing it draws is blank.
    left = reader.page.evaluate(
        """() => {
            document.querySelector(".exit").click();
            return [...document.body.children].map(element => element.className);
        }"""
    )
    assert left == ["visually-hidden"]
    assert is_leaving(reader)
    assert reader.page.locator("body :visible:not(.visually-hidden)").count() == 0
    assert reader.page.title().strip("\u200b") == ""


def test_the_middle_button_leaves_in_the_same_tab(reader):
    reader.page.locator(".exit").click(button="middle")
    assert is_leaving(reader)
    assert len(reader.context.pages) == 1


def test_each_press_of_shift_says_how_many_are_left(reader):
    reader.page.keyboard.press("Shift")
    first = said(reader)
    reader.page.keyboard.press("Shift")
    assert first != said(reader) != ""
    assert not is_leaving(reader)
    reader.page.keyboard.press("Shift")
    assert is_leaving(reader)


def test_presses_are_forgotten_after_five_seconds(reader):
    reader.page.clock.install()
    reader.page.keyboard.press("Shift")
    reader.page.keyboard.press("Shift")
    reader.page.clock.fast_forward(5100)
    reader.page.keyboard.press("Shift")
    assert not is_leaving(reader)


@pytest.mark.parametrize("keys", ["Alt+Shift", "Control+Shift", "Shift+Tab"])
def test_shift_in_a_shortcut_does_not_leave(reader, keys):
    for _ in range(4):
        reader.page.keyboard.press(keys)
    assert not is_leaving(reader)


def test_capitals_in_a_question_do_not_leave(reader):
    reader.page.locator("#site-search").focus()
    for letter in "ABCDE":
        reader.page.keyboard.press(f"Shift+{letter}")
    assert reader.page.locator("#site-search").input_value() == "ABCDE"
    assert not is_leaving(reader)


def test_without_javascript_the_exit_is_a_link_that_tells_nothing(read):
    reader = read(java_script_enabled=False)
    asked = []
    reader.context.route(
        AWAY, lambda route: asked.append(route.request) or route.fulfill(body="Време")
    )
    reader.open("/vesti/")
    reader.page.locator("a.exit").click()
    reader.page.wait_for_url(AWAY)
    assert "referer" not in asked[0].headers
