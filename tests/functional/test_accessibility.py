"""axe finds nothing, in the strictest set of its rules."""

import pytest
from axe_playwright_python.sync_playwright import Axe

RULES = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = [
    "/",
    "/vesti/",
    "FIRST-NEWS",
    "/plan-rada/2015/",
    "/plan-rada/2015/1.1.1/",
    "/pretraga/?q=centar",
    "/pretraga/?q=",
    "/obuka/",
    "/pomoc/",
    "/nema-takve-strane/",
    "/nalog/prijava/",
]


# What is dark does not depend on the script.
@pytest.mark.parametrize(
    ("prefix", "scheme"),
    [("", "light"), ("", "dark"), ("/sr-latn", "light"), ("/en", "light")],
)
def test_axe_finds_nothing(read, prefix, scheme):
    reader = read(color_scheme=scheme, viewport={"width": 320, "height": 800})
    found = {}
    for page in PAGES:
        if page == "FIRST-NEWS":
            reader.open(prefix + ("/news/" if prefix == "/en" else "/vesti/"))
            with reader.led_on():
                reader.page.locator("main article a, main .teaser a").first.click()
        else:
            address = prefix + page
            if prefix == "/en":
                address = (
                    address.replace("/vesti/", "/news/")
                    .replace("/pomoc/", "/help/")
                    .replace("/obuka/", "/training/")
                )
            reader.open(address)
        results = Axe().run(reader.page, options={"runOnly": RULES})
        for violation in results.response["violations"]:
            nodes = [node["html"][:160] for node in violation["nodes"][:3]]
            found[reader.page.url, violation["id"]] = nodes
    assert found == {}
