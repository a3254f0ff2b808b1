"""Whoever is shown a certificate checks it, in both scripts, without JavaScript."""

import re

import pytest

from training.certificates.demo import TOKENS
from training.certificates.verifying import in_groups

CYRILLIC = re.compile(r"[\u0400-\u04ff]")
VALID, REVOKED = TOKENS


@pytest.mark.parametrize("prefix", ["", "/sr-latn"])
def test_from_the_courses_to_what_a_certificate_says(read, prefix):
    reader = read(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = reader.page

    def check(code):
        page.fill("#code", code)
        page.click("main form button")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        words = page.locator("main").inner_text()
        assert not (prefix and CYRILLIC.search(words))
        return words

    reader.open(f"{prefix}/obuka/")
    page.click(f'main a[href="{prefix}/provera/"]')
    words = check(in_groups(VALID).upper())
    assert page.url.endswith(f"{prefix}/provera/{VALID}/")
    assert ("Polaznik 1" if prefix else "Полазник 1") in words
    assert ("Ovo uverenje važi" if prefix else "Ово уверење важи") in words
    reader.open(f"{prefix}/provera/")
    assert ("poništeno" if prefix else "поништено") in check(REVOKED)
    reader.open(f"{prefix}/provera/")
    assert ("Nijedno uverenje" if prefix else "Ниједно уверење") in check("n" * 20)
    # What was typed is there to be put right.
    assert page.input_value("#code") == in_groups("n" * 20)
    assert reader.elsewhere == []
    assert reader.context.cookies() == []
