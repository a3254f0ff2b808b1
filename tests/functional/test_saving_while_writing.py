"""On a slow line the desk saves by itself while somebody presses its button: one page is made."""

import re

import pytest

AUTHOR = "autor@demo.example"
LIST = re.compile(r"/admin/pages/add/centre/newspage/\d+/$")
SAVE = "footer .action-save"


@pytest.fixture
def author(read, sign_ins):
    """An author before an empty piece of news, in a browser that notes what is sent."""
    reader = read()
    reader.sign_in(AUTHOR, sign_ins[AUTHOR], then="/admin/")
    reader.open("/admin/pages/")
    reader.sent = []
    reader.page.on("request", lambda request: note(reader, request))
    found = reader.context.request.get("/admin/api/main/pages/?slug=vesti")
    parent = found.json()["items"][0]["id"]
    reader.open(f"/admin/pages/add/centre/newspage/{parent}/")
    # What is written before the form knows how it began is not seen as a change.
    reader.page.wait_for_function(
        """() => window.wagtail.app.getControllerForElementAndIdentifier(
            document.querySelector("[data-edit-form]"), "w-unsaved")?.initialFormData"""
    )
    return reader


def note(reader, request):
    if request.method == "POST" and re.search(r"/pages/(add|\d+/edit)", request.url):
        reader.sent.append("self" if saves_itself(request) else "hand")


def saves_itself(request):
    return request.headers["accept"].startswith("application/json")


def pages_named(reader, title):
    listed = f"/admin/api/main/pages/?title={title}"
    found = reader.context.request.get(listed)
    return [item["meta"]["slug"] for item in found.json()["items"]]


def write_on(page, held):
    """Write as people do until the desk saves: the first words may come before it looks for any."""
    for patience in range(1, 1200):
        if held:
            return
        page.wait_for_timeout(50)
        if patience % 80 == 0:
            # A space at the end is no part of the title.
            page.locator("[name=title]").press_sequentially(" ")
    pytest.fail("Nothing was saved by itself.")


def test_the_button_waits_for_a_save_that_is_under_way(author):
    page, held = author.page, []

    def hold(route):
        held.append(route) if saves_itself(route.request) else route.continue_()

    page.route(LIST, hold)
    page.fill("[name=title]", "Споро чување")
    write_on(page, held)
    page.click(SAVE)
    # Its progress shows, and the button is switched off: it is to be sent all the same.
    page.locator(f"{SAVE}[disabled]").wait_for()
    assert author.sent == ["self"]
    held[0].continue_()
    page.locator(".messages .success").wait_for()
    assert author.sent == ["self", "hand"]
    assert pages_named(author, "Споро чување") == ["sporo-cuvanje"]


def test_nothing_saves_itself_after_the_button(author):
    page, held = author.page, []

    def hold(route):
        held.append(route)

    page.route(LIST, hold)
    page.fill("[name=title]", "Брзо дугме")
    page.click(SAVE, no_wait_after=True)
    # Longer than it takes to see a change and to save it.
    page.wait_for_timeout(2500)
    assert author.sent == ["hand"]
    held[0].continue_()
    page.locator(".messages .success").wait_for()
    assert pages_named(author, "Брзо дугме") == ["brzo-dugme"]
