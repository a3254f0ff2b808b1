"""Signing in with a second factor, and what the first page shows."""

import re

from django.urls import reverse

from foundation.accounts.demo import PASSWORD
from tests.factories.accounts import code_of

AUTHOR = "autor@demo.example"
REVIEWER = "recenzent@demo.example"
PUBLISHER = "objavljivac@demo.example"
CAMPAIGNS = "kampanje@demo.example"


def sign_in(desk):
    """A new person signs in and sets up the second factor."""
    new = desk()
    page = new.open("/admin/")
    page.fill("input[name=login]", "rukovodilac@demo.example")
    page.fill("input[name=password]", PASSWORD)
    new.shot("sign-in", of=page.locator("main"))
    page.locator("main button[type=submit], main form button").first.click()
    page.wait_for_load_state("networkidle")
    page = new.open(reverse("mfa_index"))
    new.shot("second-factor", of=page.locator("main"))
    page = new.open(reverse("mfa_activate_totp"))
    new.shot("authenticator", of=page.locator("main"))
    secret = re.search(r"\b[A-Z2-7]{32}\b", page.locator("main").inner_text())
    secret = (
        secret[0]
        if secret
        else page.locator("input[readonly], #authenticator_secret").input_value()
    )
    page.fill("input[name=code]", code_of(secret))
    page.locator("main form button").first.click()
    page.wait_for_load_state("networkidle")
    new.shot("recovery-codes", of=page.locator("main"))


def first_page(desk):
    """The first page of a publisher."""
    one = desk(PUBLISHER)
    one.open("/admin/")
    one.shot("first-page")
