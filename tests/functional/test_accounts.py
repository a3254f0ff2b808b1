"""Signing in with a real browser: passkeys with JavaScript, everything else without."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.functional.conftest import Reader

ADDRESS = "rukovodilac@demo.example"
# The copy is shared: whoever gets a second factor is nobody that another test signs in as.
WITH_PASSKEY = "autor@demo.example"
SECOND_FACTOR = ["/nalog/", "/nalog/aplikacija/", "/nalog/kljucevi/dodaj/", "/nalog/kljucevi/"]


@pytest.fixture
def person(chromium, address, sign_ins):
    """Open a browser on a host that passkeys accept: they know no bare network addresses."""

    def start(**options):
        reader = Reader(chromium, address.replace("127.0.0.1", "localhost"), **options)
        reader.password = sign_ins[ADDRESS]
        readers.append(reader)
        return reader

    readers = []
    yield start
    for reader in readers:
        reader.context.close()


def sign_in(person, account=ADDRESS):
    """Fill in the form of the page that is open."""
    person.page.fill("main [name=login]", account)
    person.page.fill("main [name=password]", person.password)
    with person.led_on():
        person.page.locator("main form button").first.click()


def give_device(person):
    """Give the browser a device that confirms whatever it is asked."""
    driver = person.context.new_cdp_session(person.page)
    driver.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    driver.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_passkey_is_added_signs_in_and_is_removed(person):
    someone = person()
    page = someone.page
    give_device(someone)
    someone.open("/nalog/prijava/?next=/nalog/kljucevi/dodaj/")
    sign_in(someone, WITH_PASSKEY)
    page.check("[name=passwordless]")
    page.click("form[data-passkey] button")
    page.wait_for_url("**/nalog/kodovi/")
    assert page.locator("main code").count() == 10

    someone.open("/nalog/odjava/")
    page.click("main form button")
    page.wait_for_url("**/nalog/prijava/")
    someone.open("/nalog/prijava/?next=/nalog/kljucevi/")
    with someone.led_on():
        page.click("form[data-passkey] button")
    assert page.url == f"{someone.address}/nalog/kljucevi/"
    assert someone.complaints == []

    with someone.led_on():
        page.locator("main a[href$='/ukloni/']").click()
    with someone.led_on():
        page.click("main form button")
    assert page.url == f"{someone.address}/nalog/kljucevi/"
    assert page.locator("main a[href$='/ukloni/']").count() == 0


def test_a_passkey_that_is_refused_is_told(person):
    someone = person()
    someone.open("/nalog/prijava/")
    someone.page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error()) }")
    assert not someone.page.locator("[data-passkey-failed]").is_visible()
    someone.page.click("form[data-passkey] button")
    someone.page.wait_for_selector("[data-passkey-failed]", state="visible")


def test_one_signs_in_and_out_without_javascript(person):
    someone = person(java_script_enabled=False)
    someone.open("/admin/")
    assert someone.page.locator("form[data-passkey]").is_hidden()
    sign_in(someone)
    assert someone.page.url == f"{someone.address}/admin/"
    someone.open("/nalog/")
    someone.page.locator("main form button").click()
    someone.page.wait_for_url("**/nalog/prijava/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_pages_behind_the_sign_in(person, scheme):
    someone = person(color_scheme=scheme, viewport={"width": 320, "height": 800})
    someone.open("/nalog/prijava/")
    sign_in(someone)
    assert someone.page.url == f"{someone.address}/admin/"
    found = {}
    for path in SECOND_FACTOR:
        someone.open(path)
        rules = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa"]
        for violation in Axe().run(someone.page, options={"runOnly": rules}).response["violations"]:
            nodes = [node["html"][:160] for node in violation["nodes"][:3]]
            found[path, violation["id"]] = nodes
    assert found == {}
