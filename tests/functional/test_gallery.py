"""Every component in a real browser: no barrier in any theme, nothing too wide or too small."""

import mimetypes
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override

from tests.look import gallery

ADDRESS = "http://gallery.test/"
PRESSED = (
    ".exit, .button, .help-line a, .help-numbers a, .menu__summary, .languages a, .pagination a, "
    ".footer__link, .breadcrumb a, .tag--link, .search-box button, select, "
    "input:not([type=checkbox])"
)
LEVELS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def html():
    """The gallery in Serbian."""
    with override("sr"):
        values = gallery.frame() | gallery.gallery()
        return render_to_string("gallery.html", values, RequestFactory().get("/"))


@pytest.fixture
def show(chromium, html):
    """Open the gallery, with its files from the folder and without a server."""
    contexts = []

    def serve(route):
        path = route.request.url.removeprefix(ADDRESS)
        if path:
            kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
            found = finders.find(path.removeprefix("static/"))
            route.fulfill(body=Path(found).read_bytes(), content_type=kind)
        else:
            route.fulfill(body=html, content_type="text/html")

    def start(**options):
        context = chromium.new_context(**options)
        contexts.append(context)
        context.route(f"{ADDRESS}**", serve)
        page = context.new_page()
        page.goto(ADDRESS)
        return page

    yield start
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    "colours",
    [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}],
    ids=["light", "dark", "forced"],
)
def test_no_component_is_a_barrier(show, width, colours):
    page = show(viewport={"width": width, "height": 900}, **colours)
    # Forced colours are the reader's own: their contrast is not the site's to judge.
    enhanced = {"color-contrast-enhanced": {"enabled": "forced_colors" not in colours}}
    found = Axe().run(page, options={"runOnly": LEVELS, "rules": enhanced})
    assert [
        (v["id"], [n["html"][:120] for n in v["nodes"][:3]]) for v in found.response["violations"]
    ] == []


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_is_wider_than_the_window(show, width):
    page = show(viewport={"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_what_is_pressed_is_large_enough_for_a_thumb(show):
    page = show(viewport={"width": 320, "height": 900})
    small = page.evaluate(
        """pressed => [...document.querySelectorAll(pressed)]
            .map(e => [e.className, e.getBoundingClientRect()])
            .filter(([, box]) => box.width && (box.height < 43.5 || box.width < 24))
            .map(([name, box]) => `${name} ${box.width}x${box.height}`)""",
        PRESSED,
    )
    assert small == []


def test_lines_hold_no_more_than_68_letters(show):
    page = show(viewport={"width": 1280, "height": 900})
    longest = page.evaluate(
        """() => Math.max(...[...document.querySelectorAll(".prose p, .page-heading__lead")].map(
            p => {
                const style = getComputedStyle(p);
                const pen = document.createElement("canvas").getContext("2d");
                pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
                const letters = p.textContent;
                return p.clientWidth / (pen.measureText(letters).width / letters.length);
            }))"""
    )
    assert 45 <= longest <= 68.5


def test_the_menu_lies_open_where_there_is_room_and_folds_where_there_is_none(show):
    wide = show(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    assert wide.locator(".menu__link").first.is_visible()
    assert not wide.locator(".menu__summary").is_visible()
    narrow = show(viewport={"width": 320, "height": 900}, java_script_enabled=False)
    assert not narrow.locator(".menu__link").first.is_visible()
    narrow.locator(".menu__summary").click()
    assert narrow.locator(".menu__link").first.is_visible()


@pytest.mark.parametrize(("width", "most"), [(960, 2), (1024, 2), (1151, 2), (1280, 1)])
def test_the_open_menu_takes_few_lines(show, width, most):
    page = show(viewport={"width": width, "height": 900})
    tops = page.locator(".menu__list > li").evaluate_all("all => all.map(e => e.offsetTop)")
    assert len(tops) == len(gallery.MENU)
    assert len(set(tops)) <= most


@pytest.mark.parametrize("width", [320, 1280])
def test_one_rule_parts_a_filter_from_the_list_beneath_it(show, width):
    page = show(viewport={"width": width, "height": 900})
    rules = page.evaluate(
        """() => {
            const filter = document.querySelector(".filter:has(+ .teasers)");
            const ends = getComputedStyle(filter).borderBlockEndWidth;
            const item = filter.nextElementSibling.querySelector(".teasers__item");
            const begun = [item, ...item.querySelectorAll("*")].map(
                each => getComputedStyle(each).borderBlockStartWidth);
            return [ends, begun.filter(width => width !== "0px").length];
        }"""
    )
    assert rules == ["0px", 1]


def test_a_row_on_a_phone_is_as_high_as_the_names_of_its_columns(show):
    page = show(viewport={"width": 320, "height": 800})
    told = page.evaluate(
        """() => [...document.querySelectorAll("td[data-label]")].map((cell) => {
            cell.dataset.label = "Где у закону стоји, некомпримовано";
            const name = parseFloat(getComputedStyle(cell, "::before").height);
            return [name, cell.getBoundingClientRect().height];
        }).filter(([name]) => name)"""
    )
    assert told
    assert all(50 < name <= cell for name, cell in told)


def test_the_bar_of_a_wrong_answer_begins_with_its_question(show):
    page = show(viewport={"width": 320, "height": 800})
    inside = page.evaluate(
        """() => {
            document.querySelector("main").insertAdjacentHTML("beforeend",
                '<fieldset class="field choices field--wrong" id="wrong">'
                + '<legend class="field__label">Питање</legend><p>Одговор</p></fieldset>');
            const legend = document.querySelector("#wrong > legend");
            const next = legend.nextElementSibling.getBoundingClientRect();
            // A legend that floats is a block like any other, and not astride of the edge.
            const above = legend.getBoundingClientRect();
            return [getComputedStyle(legend).float, next.top - above.bottom];
        }"""
    )
    assert inside[0] == "inline-start"
    assert inside[1] >= 0
