"""The steps of the guide for editors, walked in a browser on the demonstration."""

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.guide import campaign, communities, news, people
from tests.guide.desk import Desk

CHAPTERS = {
    "sign-in": people.sign_in,
    "roles": people.first_page,
    "news": news.publish,
    "exception": news.exception,
    "embargo": news.embargo,
    "mistake": news.correct,
    "down": news.take_down,
    "translate": news.translate,
    "checks": news.checks,
    "campaign": campaign.publish,
    "communities": communities.decide,
}
CHROMIUM = "/usr/bin/chromium"


def take(base, folder, wanted=(), language="sr"):
    """Walk the chapters that are wanted, or all, in their order, at the desk in ``language``."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        for name, chapter in CHAPTERS.items():
            if not wanted or name in wanted:
                chapter(lambda email=None: Desk(browser, base, Path(folder), email, language))
        browser.close()
