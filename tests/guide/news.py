"""From a draft to the public and back: news, its review, its embargo, its correction, its end."""

import datetime

from django.utils import timezone
from wagtail.models import Page

from centre.models import NewsIndexPage, NewsPage, StandardPage
from foundation.models.embargo import EmbargoLink
from tests.guide.people import AUTHOR, PUBLISHER, REVIEWER

# What the demonstration keeps under an embargo.
WAITS = "Светски дан борбе против трговине људима: проверите понуду пре пута"
SUBMIT = "[name=action-submit]"
APPROVE = "[data-workflow-action-name=approve]:not([data-workflow-action-modal-url])"
TITLE = "Центар позива локалне тимове на годишњи састанак"
LEAD = "Састанак је посвећен размени искустава и плану рада за наредну годину."
TEXT = "Позив је отворен за све локалне тимове. Пријаве се примају до краја месеца."


def news_list():
    return NewsIndexPage.objects.get(locale__language_code="sr")


def found(title):
    return NewsPage.objects.filter(title=title).latest("pk")


def write(one, title, text=TEXT):
    """Write a piece of news as an author does, and save the draft."""
    page = one.open(f"/admin/pages/add/centre/newspage/{news_list().pk}/")
    page.fill("input[name=title]", title)
    page.fill("textarea[name=lead]", LEAD)
    add_block(page, 1)
    page.locator(".public-DraftEditor-content").first.click()
    page.keyboard.type(text)
    # The editor hands what is written over to the form with a delay.
    page.wait_for_timeout(800)
    return page


def add_block(page, place, *, field="body"):
    """Add a block of a stream by its place among those offered; ``None`` where there is one."""
    stream = page.locator(f"[data-contentpath='{field}']")
    stream.locator(".c-sf-add-button").last.click()
    page.wait_for_timeout(300)
    if place is None:
        return
    page.locator("[role=option]").nth(place).click()
    page.wait_for_timeout(200)


def publish(desk):
    """Write, send, review, publish."""
    author = desk(AUTHOR)
    page = author.open(f"/admin/pages/{news_list().pk}/")
    author.shot("news-list", height=520)
    page = write(author, TITLE)
    author.shot("news-form", scroll="[name=kind]")
    author.shot("news-body", scroll="section[id$=-body-section]")
    author.save()
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    author.shot("news-submit")
    page.keyboard.press("Escape")
    author.save(SUBMIT)
    _review(desk(REVIEWER), TITLE)
    _publish(desk(PUBLISHER), TITLE)


def _review(reviewer, title):
    reviewer.open("/admin/")
    reviewer.shot("review-waiting")
    approve(reviewer, found(title), "review-actions")


def _publish(publisher, title):
    approve(publisher, found(title), "publish-actions")
    publisher.open(found(title).url)
    publisher.shot("news-public")


def approve(one, item, picture=None):
    """Take the step that waits, as whoever may; keep a picture of the menu."""
    page = one.open(f"/admin/pages/{item.pk}/edit/")
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    if picture:
        one.shot(picture)
    with page.expect_navigation(wait_until="networkidle"):
        page.locator(f"footer {APPROVE}").first.click()


def exception(desk):
    """A rule finds a small number; the author asks, the reviewer decides."""
    author = desk(AUTHOR)
    page = write(author, "Пример који провера зауставља", "Помоћ су добиле 3 девојчице.")
    author.save()
    author.open(f"/admin/pages/{found('Пример који провера зауставља').pk}/edit/")
    author.shot("safety-finding", height=560)
    page.locator("a[href*='/safety/ask/']").first.click()
    page.wait_for_load_state("networkidle")
    page.fill("textarea[name=reason]", "Број је већ објавила Влада у свом извештају.")
    author.shot("safety-ask", height=560)
    with page.expect_navigation(wait_until="networkidle"):
        page.locator("form:has(textarea[name=reason]) [type=submit]").first.click()
    reviewer = desk(REVIEWER)
    page = reviewer.open("/admin/safety/")
    page.locator("a[href*='/safety/decide/']").first.click()
    page.wait_for_load_state("networkidle")
    reviewer.shot("safety-decide", height=600)
    page.fill("textarea[name=note]", "Напишите „неколико девојчица“.")
    with page.expect_navigation(wait_until="networkidle"):
        page.locator("button[name=decision][value=refuse]").click()
    page = author.open("/admin/")
    author.shot("safety-decided", of=page.locator("section:has(> #desk-asked)"))


def embargo(desk):
    """A minute is set, and a key link is made."""
    publisher = desk(PUBLISHER)
    item = NewsPage.objects.filter(locale__language_code="sr", live=True).order_by("-date").first()
    page = publisher.open(f"/admin/pages/{item.pk}/edit/")
    page.get_by_role("tab").nth(2).click()
    publisher.shot("embargo", height=560)
    publisher.open("/admin/key_links/new/")
    publisher.shot("key-link", height=480)
    waits = Page.objects.get(title=WAITS, locale__language_code="sr")
    week = timezone.now() + datetime.timedelta(days=7)
    EmbargoLink.objects.get_or_create(page=waits, defaults={"expires_at": week})
    publisher.open("/admin/key_links/")
    publisher.shot("key-link-address", height=360)


def correct(desk):
    """A published text is opened, changed and compared with what was there."""
    publisher = desk(PUBLISHER)
    item = NewsPage.objects.filter(locale__language_code="sr", live=True).order_by("-date").first()
    publisher.open(f"/admin/pages/{item.pk}/history/")
    publisher.shot("history", height=480)


def take_down(desk):
    """A page is taken from the public at once."""
    publisher = desk(PUBLISHER)
    item = NewsPage.objects.filter(locale__language_code="sr", live=True).order_by("-date").first()
    page = publisher.open(f"/admin/pages/{item.pk}/edit/")
    page.locator(
        ".w-slim-header [data-w-dropdown-target=toggle], header [data-w-dropdown-target=toggle]"
    ).first.click()
    publisher.shot("header-menu", height=480)
    publisher.open(f"/admin/safety/take-down/{item.pk}/")
    publisher.shot("take-down", height=480)


def translate(desk):
    """Serbian and English stand side by side, one changed."""
    item = StandardPage.objects.filter(locale__language_code="sr", live=True).first()
    draft = item.get_latest_revision_as_object()
    draft.lead = f"{draft.lead} Ово је измењена реченица."
    draft.save_revision().publish()
    publisher = desk(PUBLISHER)
    publisher.open("/admin/translations/")
    publisher.shot("translations", height=480)
    publisher.open(f"/admin/translations/{item.pk}/")
    publisher.shot("side-by-side")
    without = NewsPage.objects.filter(locale__language_code="sr", live=True, alias_of=None)
    english = NewsPage.objects.filter(locale__language_code="en").values("translation_key")
    without = without.exclude(translation_key__in=english).order_by("pk").first()
    publisher.open(f"/admin/translations/{without.pk}/")
    publisher.shot("begin-english", height=420)


def checks(desk):
    """Dates of checking, links, previews."""
    item = StandardPage.objects.filter(locale__language_code="sr", live=True).first()
    publisher = desk(PUBLISHER)
    publisher.open(f"/admin/review-date/{item.pk}/")
    publisher.shot("review-date", height=640)
    publisher.open("/admin/links/?show=all")
    publisher.shot("links", height=560)
    page = publisher.open(f"/admin/pages/{item.pk}/edit/")
    page.locator("[data-side-panel-toggle=preview]").first.click()
    page.wait_for_timeout(2500)
    publisher.shot("preview")
