"""By keyboard alone: every stop is ringed, the walk goes through the whole page and out of it."""

import pytest

STOP = """() => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    const look = getComputedStyle(at);
    const ringed = look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2;
    return { name: at.id || at.className || at.textContent.trim(), ringed };
}"""
STOPS = """() => [
    ...document.querySelectorAll("a[href], button, input, select, textarea, summary"),
].filter(
    (each) => !each.disabled && each.type !== "hidden" && each.tabIndex >= 0
        && each.checkVisibility({ visibilityProperty: true })
        && (each.tagName === "SUMMARY" || !each.closest("details:not([open])"))
).length"""


@pytest.mark.parametrize(
    "path",
    [
        "/sr-latn/vesti/?type=nista",
        "/kampanje/vidi-dete-ne-prosjaka/sta-je-uradjeno/javite/",
        "/en/help/",
    ],
)
def test_the_keyboard_reaches_everything_shows_where_it_is_and_is_never_trapped(read, path):
    reader = read(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    reader.open(path)
    most = 2 * reader.page.evaluate(STOPS) + 40
    stops = []
    for _ in range(most):
        reader.page.keyboard.press("Tab")
        stop = reader.page.evaluate(STOP)
        if stop is None:
            break
        stops.append(stop)
    assert stop is None, f"no way out of {stops[-1]['name']}"
    # Radio buttons of one question are one stop.
    assert len(stops) >= reader.page.evaluate(STOPS) - reader.page.locator("[type=radio]").count()
    # The parts of a date share the ring of their field.
    bare = {stop["name"] for stop in stops if not stop["ringed"]}
    assert bare <= {"id_held_on"}
