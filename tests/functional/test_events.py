"""The ways of somebody who looks for news or for an event: list, choice, page, feed or calendar."""

import re

import pytest

SCRIPTS = [
    ("", "Прикажи", "Пример: дводневна обука"),
    ("/sr-latn", "Prikaži", "Primer: dvodnevna obuka"),
]


def fetched(reader, link):
    """Return what a link leads to, as a program would get it."""
    answer = reader.context.request.get(reader.address + link.get_attribute("href"))
    assert answer.status == 200
    return answer


@pytest.mark.parametrize(("prefix", "show", "training"), SCRIPTS)
def test_from_the_list_of_events_to_a_calendar(read, prefix, show, training):
    reader = read(java_script_enabled=False)
    page = reader.page
    reader.open(f"{prefix}/dogadjaji/")
    page.select_option("#filter-kind", "training")
    with reader.led_on():
        page.get_by_role("button", name=show, exact=True).click()
    titles = page.locator("main .teaser__link").all_inner_texts()
    assert titles
    assert all(title.startswith(training) for title in titles)
    calendar = fetched(reader, page.locator('main a[type="text/calendar"]'))
    assert calendar.headers["content-type"] == "text/calendar; charset=utf-8"
    told = calendar.text().replace("\r\n ", "")
    assert told.count("BEGIN:VEVENT") == len(titles)
    assert training in told
    with reader.led_on():
        page.locator("main .teaser__link").first.click()
    assert page.locator("h1").inner_text().startswith(training)
    one = fetched(reader, page.locator('main a[href$="calendar.ics"]')).text()
    assert one.count("BEGIN:VEVENT") == 1
    assert "TZID=Europe/Belgrade:20270325T093000" in one
    assert reader.elsewhere == []
    assert reader.complaints == []


@pytest.mark.parametrize(("prefix", "show", "_training"), SCRIPTS)
def test_from_the_list_of_news_to_a_feed_and_a_card(read, prefix, show, _training):
    reader = read(java_script_enabled=False)
    page = reader.page
    reader.open(f"{prefix}/vesti/")
    page.select_option("#filter-topic", "cooperation")
    page.select_option("#filter-year", "2026")
    with reader.led_on():
        page.get_by_role("button", name=show, exact=True).click()
    titles = page.locator("main .teaser__link").all_inner_texts()
    assert titles
    feed = fetched(reader, page.locator('main a[type="application/rss+xml"]')).text()
    assert all(f"<title>{title}</title>" in feed for title in titles)
    with reader.led_on():
        page.locator("main .teaser__link").first.click()
    assert page.locator(".related").inner_text()
    card = page.locator('meta[property="og:image"]').get_attribute("content")
    answer = reader.context.request.get(reader.address + re.sub(r"^https?://[^/]+", "", card))
    assert answer.headers["content-type"] == "image/png"
    assert page.locator('script[type="application/ld+json"]').count() == 1
    assert reader.elsewhere == []
    assert reader.complaints == []
