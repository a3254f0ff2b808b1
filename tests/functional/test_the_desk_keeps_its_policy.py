"""A browser at the desk: its policy allows no code in pages, nothing asks for any, all works."""

import re

import pytest

from tests.foundation.admin_screens import screens_without_arguments

ADMINISTRATOR = "administrator@demo.example"
LISTEN = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  const { effectiveDirective, blockedURI, sourceFile, lineNumber } = event;
  window.violations.push([effectiveDirective, blockedURI, sourceFile, lineNumber].join(" "));
});
"""
# What answers in another form than a page, or acts.
NO_PAGE = re.compile(r"/api/|/choose|/preview|/(log|sign)out/|/export|_picture|/download")
# One object of each kind is opened in each of these ways, as its list leads there.
WAYS = re.compile(r"/(edit|usage|history|inspect|copy|delete|\d+)/(\d+/)?$")


@pytest.fixture
def desk(read, sign_ins):
    """A browser at the desk that counts what its policy refuses, and scripts that fail."""
    reader = read()
    reader.context.add_init_script(LISTEN)
    reader.failed = []
    reader.page.on("pageerror", lambda error: reader.failed.append(str(error)))
    reader.sign_in(ADMINISTRATOR, sign_ins[ADMINISTRATOR])
    return reader


def wrong_on(reader, address):
    """Open a screen; give what was refused or failed there."""
    reader.failed.clear()
    reader.page.goto(reader.address + address, wait_until="load")
    # Whatever starts by itself has started when the browser has nothing else to do.
    reader.page.evaluate("new Promise((done) => requestIdleCallback(done, { timeout: 500 }))")
    return reader.page.evaluate("window.violations") + reader.failed


def screens(reader):
    """Return the screens that need no argument, and answer with a page."""
    from django.urls import reverse

    paths = {reverse(name) for name in screens_without_arguments()}
    for path in sorted(path for path in paths if not NO_PAGE.search(path)):
        answer = reader.context.request.get(reader.address + path)
        if answer.ok and "text/html" in answer.headers["content-type"]:
            yield path, answer.text()


def first_ones(path, html):
    """Return where a list leads: one object of each way there is."""
    found = {}
    for link in re.findall(r'href="(/admin/[^"?#]+)"', html):
        if link.startswith(path) and WAYS.search(link):
            found.setdefault(re.sub(r"\d+", "1", link), link)
    return found.values()


def pages_of_each_type(reader, locale="sr"):
    """Return the number of one page of each type that there is, as the desk lists them."""
    from wagtail.models import Page, get_page_models

    found, request = {}, reader.context.request
    for model in set(get_page_models()) - {Page}:
        kind = f"{model._meta.app_label}/{model._meta.model_name}"
        answer = request.get(f"{reader.address}/admin/pages/usage/{kind}/results/?locale={locale}")
        if numbers := re.findall(r"/admin/pages/(\d+)/edit/", answer.text()):
            about = request.get(f"{reader.address}/admin/api/main/pages/{numbers[0]}/").json()
            assert about["meta"]["type"] == model._meta.label
            found[model._meta.label] = int(numbers[0])
    return found


def test_no_screen_of_the_desk_asks_for_more_than_its_policy_allows(desk):
    wrong, opened = {}, 0
    for path, html in screens(desk):
        for address in (path, *first_ones(path, html)):
            opened += 1
            if found := wrong_on(desk, address):
                wrong[address] = found
    assert wrong == {}
    assert opened > 120


def test_no_editor_of_a_page_asks_for_more(desk):
    kinds = pages_of_each_type(desk)
    assert len(kinds) > 25
    wrong = {}
    for kind, number in kinds.items():
        if found := wrong_on(desk, f"/admin/pages/{number}/edit/"):
            wrong[kind] = found
    for kind, number in pages_of_each_type(desk, "en").items():
        if kind in {"centre.NewsPage", "centre.HelpPage"} and (
            found := wrong_on(desk, f"/admin/pages/{number}/edit/")
        ):
            wrong[kind, "en"] = found
    number = kinds["centre.NewsPage"]
    ways = ["", "history/", "usage/", "copy/", "move/", "delete/", "unpublish/", "privacy/"]
    for address in [
        *(f"/admin/pages/{number}/{way}" for way in ways),
        f"/admin/desk/translations/{number}/",
        f"/admin/pages/{number}/edit/preview/",
        "/admin/pages/add/centre/newspage/5/",
    ]:
        if found := wrong_on(desk, address):
            wrong[address] = found
    assert wrong == {}


def test_choosers_calendars_and_rows_start(desk):
    kinds = pages_of_each_type(desk)
    page = desk.page
    assert wrong_on(desk, f"/admin/pages/{kinds['centre.KitPage']}/edit/") == []
    # A new row of a panel, and in it a chooser, whose dialogue brings scripts of its own.
    rows = page.locator("[id^=inline_child_pictures][id$=-panel-content]")
    before = rows.count()
    page.locator("#id_pictures-ADD").click()
    row = rows.nth(before)
    row.locator("[data-chooser-action-choose]:visible").first.click()
    page.locator(".modal [role=tab]").nth(1).click()
    page.locator(".modal input[type=file]").wait_for()
    page.keyboard.press("Escape")
    assert page.evaluate("window.violations") + desk.failed == []
    # A calendar.
    assert wrong_on(desk, f"/admin/pages/{kinds['centre.NewsPage']}/edit/") == []
    field = page.locator("input[data-desk-start=initDateChooser]").first
    field.focus()
    page.locator(".xdsoft_datetimepicker:visible .xdsoft_date").first.wait_for()
    assert page.evaluate("window.violations") + desk.failed == []


def test_code_that_somebody_put_into_a_page_does_not_run(desk):
    assert wrong_on(desk, "/admin/") == []
    page = desk.page
    page.evaluate(
        """() => {
          document.body.insertAdjacentHTML("beforeend", `<img src="x" onerror="window.ran = 1">
            <template data-desk-start="open" data-desk-with='["javascript:alert(1)"]'></template>
            <a id="led" href="javascript:window.ran = 2">x</a><style id="own">p {}</style>`);
          const script = document.createElement("script");
          script.textContent = "window.ran = 3";
          document.body.append(script);
          window.jQuery("body").append("<script>window.ran = 4</" + "script>");
        }"""
    )
    page.evaluate("document.getElementById('led').click()")
    page.evaluate("new Promise((done) => setTimeout(done, 300))")
    assert page.evaluate("window.ran") is None
    assert page.evaluate("document.getElementById('own').sheet") is None
    assert len(page.evaluate("window.violations")) >= 5
