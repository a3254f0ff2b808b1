"""Somebody at the desk who knows what the guide for editors says, and nothing else.

Everything is found by the words that the guide names and the screen shows.
"""

import re

from tests.functional.conftest import Reader

PATIENCE = 60_000
MENU = "footer [data-w-dropdown-target=toggle]"


class Person(Reader):
    """One role's browser at the desk of a demonstration, in Serbian."""

    def __init__(self, browser, address, role, password):
        super().__init__(browser, address, locale="sr")
        self.page.set_default_timeout(PATIENCE)
        self.page.on("dialog", lambda dialog: dialog.accept())
        self.sign_in(f"{role}@demo.example", password, then="/admin/")

    def begin(self, *line):
        """Go from **Стране** by the arrow of each line, then press **+**; choose the last of
        ``line`` where several kinds are offered.
        """
        page = self.page
        self.open("/admin/")
        menu = page.locator(".sidebar")
        menu.get_by_text("Стране", exact=True).first.click()
        self.press(menu.get_by_role("link", name=re.compile("^Почетна")))
        for name in line:
            row = page.locator("table.listing tbody tr").filter(has_text=re.compile(rf"^\s*{name}"))
            self.press(row.locator("td:last-child a").last)
        self.press(page.locator("header a[aria-label^='Додај подређену страну']"))
        self.await_form()

    def await_form(self):
        """Wait until the form knows how it began: what is written before is seen by no save."""
        self.page.wait_for_function(
            """() => window.wagtail?.app?.getControllerForElementAndIdentifier(
                document.querySelector("[data-edit-form]"), "w-unsaved")?.initialFormData"""
        )

    def press(self, what):
        """Press what leads to another page."""
        with self.led_on():
            what.first.click()

    def write(self, **words):
        """Fill fields by their names; a day as people write it."""
        for name, text in words.items():
            self.page.locator(f"[name='{name.replace('__', '-')}']").fill(text)
        self.close_calendars()

    def close_calendars(self):
        """Put away the calendars that open beside a date."""
        self.page.evaluate(
            "document.activeElement.blur();"
            " for (const each of document.querySelectorAll('.xdsoft_datetimepicker'))"
            " each.style.display = 'none'"
        )

    def add_to(self, field):
        """Press **+** under a field of several parts."""
        stream = self.page.locator(f"[data-contentpath='{field}']")
        self._add(
            stream.locator(".c-sf-add-button").last, stream.locator("[data-streamfield-child]")
        )

    def add_row(self, name):
        """Press **Додај: …** under a list."""
        rows = self.page.locator("[data-inline-panel-child]:visible")
        self._add(self.page.get_by_role("button", name=name), rows)

    def _add(self, button, parts):
        before = parts.count()
        # By the keyboard: a calendar that opens late may lie over the button, and what slides in
        # above it carries it away from under the pointer.
        button.press("Enter")
        parts.nth(before).wait_for()

    def upload(self, kind, button, **fields):
        """Choose a file of one's own in the window that **Изабери …** opens."""
        page = self.page
        page.get_by_role("button", name=button).last.press("Enter")
        window = page.locator(".modal")
        window.get_by_role("tab", name="Пошаљи").click()
        for name, value in fields.items():
            field = window.locator(f"[name={kind}-chooser-upload-{name}]")
            field.set_input_files(value) if name == "file" else field.fill(value)
        self.close_calendars()
        window.get_by_role("button", name="Пошаљи").last.click()
        window.wait_for(state="hidden")

    def save(self):
        """**Сачувај нацрт**: nothing is wrong."""
        self._leave(self.page.locator("footer .action-save").first.click)
        assert self.page.locator(".error-message").all_inner_texts() == []

    def choose(self, entry):
        """Choose an entry of the menu beside **Сачувај нацрт**; return what the desk says."""
        self.page.locator(MENU).click()
        self._leave(self.page.locator("footer").get_by_text(entry).first.click)
        return self.page.locator(".messages").inner_text()

    def _leave(self, act):
        # Saving while writing changes the address too: only another document is meant.
        self.page.evaluate("document.body.dataset.before = ''")
        act()
        self.page.locator("body:not([data-before])").wait_for()
        self.page.wait_for_load_state("load")

    def approve(self, title):
        """Find it under **Чека на мене**, and choose **Одобри**; return what the desk says."""
        self.open("/admin/")
        self.press(self.page.get_by_role("link", name=title, exact=True))
        self.await_form()
        return self.choose(re.compile(r"^\s*Одобри\s*$"))
