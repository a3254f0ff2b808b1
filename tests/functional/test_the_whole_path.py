"""From an application to a certificate that anybody can check: in both scripts, without JavaScript.

The learner goes through pages; what the desk decides in between is done by the desk's services.
"""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from foundation.script import to_latin
from tests.functional.the_path import LEARNERS, PASSWORD, SLUG

ROOT = Path(__file__).parents[2]
BANK = tomllib.loads((ROOT / "training/assessment/demo/bank.toml").read_text(encoding="utf-8"))
NAMES = {"": "Полазник Џ", "/sr-latn": "Полазник Љ"}
CYRILLIC = re.compile(r"[\u0400-\u04ff]")


@pytest.fixture
def desk(demo_environment):
    """Let the desk do its part in the copy; return what it says."""

    def does(part):
        code = f"from tests.functional.the_path import {part}; {part}()"
        command = [sys.executable, str(ROOT / "manage.py"), "shell", "-v", "0", "-c", code]
        done = subprocess.run(
            command, env=demo_environment, cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return dict(re.findall(r"^(\S+)=(\S+)$", done.stdout, re.MULTILINE))

    return does


class Learner:
    """A learner's browser in one script."""

    def __init__(self, read, prefix):
        self.prefix = prefix
        self.reader = read(java_script_enabled=False, viewport={"width": 320, "height": 640})
        self.page = self.reader.page

    def words(self, text):
        """Return words as this learner reads them."""
        return to_latin(text) if self.prefix else text

    def open(self, address):
        answer = self.reader.open(self.prefix + address)
        assert answer.status == 200, address
        self.looks_right()

    def press(self, selector):
        with self.reader.led_on():
            self.page.locator(selector).first.click()
        self.looks_right()

    def looks_right(self):
        page = self.page
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, page.url
        main = page.locator("main").inner_text()
        assert not (self.prefix and CYRILLIC.search(main)), page.url

    def signs_in(self):
        self.open("/nalog/prijava/")
        self.page.fill("main [name=login]", LEARNERS[self.prefix])
        self.page.fill("main [name=password]", PASSWORD)
        self.press("main form button")

    def applies(self, group):
        self.open(f"/obuka/{SLUG}/")
        self.press(f'main a[href="{self.prefix}/prijava-za-obuku/{group}/moja/"]')
        page = self.page
        page.fill("[name=person_name]", NAMES[self.prefix])
        page.fill("[name=institution]", "Основна школа")
        page.select_option("[name=sector]", "education")
        page.select_option("[name=municipality_code]", index=1)
        self.press("main form button")
        assert self.page.url.endswith("/moje-obuke/")

    def reads_every_lesson(self):
        self.open("/moje-obuke/")
        self.press(".way__onward a")
        # Whoever stops goes on from there.
        self.press(".lesson__stop button")
        assert self.page.url.endswith("#deo-1")
        for _ in range(3):
            self.press(".lesson__end form button")
        assert "/moje-obuke/grupa/" in self.page.url
        told = self.words("Прочитано лекција: 3 од 3")
        assert told in self.page.locator("main").inner_text()

    def passes_the_quiz(self):
        self.open("/moja-obuka/provere/provera-deca/")
        self.press("main form button")
        while self.page.locator("#result").count() == 0:
            self.answers()
            self.press("main form button")
            self.press("main .actions a.button")
        assert self.words("Положено") in self.page.locator("#result").inner_text()

    def answers(self):
        main = self.page.locator("main").inner_text()
        question = next(each for each in BANK["question"] if self.words(each["prompt"][0]) in main)
        for place, option in enumerate(question["options"], 1):
            control = self.page.get_by_label(self.words(option[0]), exact=True)
            if question["kind"] == "ordering":
                control.select_option(str(place))
            elif option[2:3] == [True]:
                control.check()

    def takes_the_paper(self):
        """The paper is found among one's courses, in the script of the page first."""
        self.open("/moje-obuke/")
        paper = self.page.locator("main .downloads__link").first
        address = paper.get_attribute("href")
        assert address.startswith(f"{self.prefix}/provera/")
        answer = self.page.request.get(self.reader.address + address)
        assert answer.body().startswith(b"%PDF")

    def checks(self, token):
        self.open(f"/provera/{token}/")
        told = self.page.locator("main").inner_text()
        assert self.words(NAMES[self.prefix]) in told
        assert self.words("Ово уверење важи") in told


def test_from_an_application_to_a_certificate_that_anybody_can_check(read, desk):
    learners = [Learner(read, prefix) for prefix in LEARNERS]
    group = desk("open_group")["GROUP"]
    for learner in learners:
        learner.signs_in()
        learner.applies(group)
    desk("decide")
    for learner in learners:
        learner.reads_every_lesson()
        learner.passes_the_quiz()
    tokens = desk("finish")
    for learner in learners:
        learner.takes_the_paper()
        # Whoever is shown the certificate has no account here.
        stranger = Learner(read, learner.prefix)
        stranger.checks(tokens[LEARNERS[learner.prefix]])
        assert stranger.reader.context.cookies() == []
