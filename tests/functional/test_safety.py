"""What keeps a reader safe: the exit, and that nothing is loaded from elsewhere or left behind."""

import pytest


@pytest.mark.parametrize("path", ["/", "/en/", "/sr-latn/plan-rada/2015/"])
def test_nothing_is_loaded_from_elsewhere_nor_kept_nor_complained_about(read, path):
    reader = read()
    reader.open(path)
    reader.page.wait_for_timeout(300)
    assert reader.elsewhere == []
    assert reader.complaints == []
    assert reader.kept_on_device() == []


def test_the_first_two_stops_of_the_keyboard_are_exit_and_skip(read):
    reader = read()
    reader.open("/vesti/")
    stops = []
    for _ in range(2):
        reader.page.keyboard.press("Tab")
        stops.append(reader.page.evaluate("() => document.activeElement.getAttribute('href')"))
    assert stops == ["https://www.hidmet.gov.rs/", "#main"]


@pytest.mark.parametrize("how", ["button", "shift"])
def test_leaving_replaces_the_page_so_that_back_does_not_show_it(read, how):
    reader = read()
    reader.context.route(
        "https://www.hidmet.gov.rs/**", lambda route: route.fulfill(body="<h1>Време</h1>")
    )
    reader.open("/")
    reader.open("/vesti/")
    if how == "button":
        reader.page.locator("[data-exit]:visible").last.click()
    else:
        for _ in range(3):
            reader.page.keyboard.press("Shift")
    reader.page.wait_for_url("https://www.hidmet.gov.rs/")
    reader.page.go_back()
    assert not reader.page.url.endswith("/vesti/")


@pytest.mark.parametrize(
    "options",
    [{"viewport": {"width": 320, "height": 256}}, {"forced_colors": "active"}],
    ids=["400 percent", "forced colours"],
)
def test_the_exit_is_in_sight_at_four_times_the_size_and_in_forced_colours(read, options):
    reader = read(**options)
    reader.open("/vesti/")
    reader.page.mouse.wheel(0, 4000)
    reader.page.wait_for_timeout(100)
    visible = reader.page.evaluate(
        """() => [...document.querySelectorAll("a[href*=hidmet]")].some(e => {
            const box = e.getBoundingClientRect();
            return box.width > 40 && box.height > 20 && box.top >= 0
                && box.bottom <= innerHeight })"""
    )
    assert visible
