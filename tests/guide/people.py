"""Signing in with a second factor, and what the first page shows."""

import re

from allauth.mfa.models import Authenticator

from foundation.accounts.demo import PASSWORD
from tests.factories.accounts import code_of

AUTHOR = "autor@demo.example"
REVIEWER = "recenzent@demo.example"
PUBLISHER = "objavljivac@demo.example"
CAMPAIGNS = "kampanje@demo.example"


NEW = "rukovodilac@demo.example"


def sign_in(desk):
    """A new person signs in and sets up the second factor, and a passkey beside it."""
    Authenticator.objects.filter(user__email=NEW).delete()
    new = desk()
    page = new.open(f"{new.address('account_login')}?next=/admin/")
    page.fill("input[name=login]", NEW)
    page.fill("input[name=password]", PASSWORD)
    new.shot("sign-in", of=page.locator("main"))
    with page.expect_navigation(wait_until="networkidle"):
        page.locator("main button[type=submit], main form button").first.click()
    page = new.open(new.address("mfa_index"))
    new.shot("second-factor", of=page.locator("main"))
    page = new.open(new.address("mfa_activate_totp"))
    new.shot("authenticator", of=page.locator("main"))
    secret = re.search(r"\b[A-Z2-7]{32}\b", page.locator("main").inner_text())[0]
    page.fill("input[name=code]", code_of(secret))
    with page.expect_navigation(wait_until="networkidle"):
        page.locator("main form button").first.click()
    new.shot("recovery-codes", of=page.locator("main"))
    page = new.open(new.address("mfa_add_webauthn"))
    new.shot("passkey", of=page.locator("main"))


def first_page(desk):
    """The first page of a publisher."""
    one = desk(PUBLISHER)
    one.open("/admin/")
    one.shot("first-page")
