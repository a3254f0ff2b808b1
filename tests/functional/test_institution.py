"""What reporters, candidates and whoever asks for documents do, in both scripts, no JavaScript."""

import re

import pytest

CYRILLIC = re.compile(r"[\u0400-\u04ff]")


@pytest.mark.parametrize("prefix", ["", "/sr-latn"])
def test_from_the_foot_of_any_page_to_what_one_came_for(read, prefix):
    reader = read(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = reader.page

    def follow(place, address):
        page.locator(f'{place} a[href="{prefix}{address}"]').first.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
        if prefix:
            assert not CYRILLIC.search(page.locator("main h1").inner_text())

    reader.open(f"{prefix}/")
    follow("footer", "/za-medije/")
    follow("main", "/za-medije/otvoreno-prihvatiliste-za-zrtve/")
    with page.expect_download() as taken:
        page.locator("main .downloads__link").first.click()
    words = "otvoreno-prihvatiliste-za-zrtve" + ("" if prefix else "-cir")
    assert taken.value.suggested_filename == f"{words}.docx"
    follow("footer", "/dokumenti/")
    page.goto(f"{page.url}?kind=information-booklet")
    follow("main", "/dokumenti/informator-o-radu/")
    assert page.locator(".version--superseded .downloads__link").count() == 1
    follow("footer", "/konkursi/")
    follow("main", "/konkursi/primer-osam-radnika/")
    assert page.locator("time[datetime]").count() >= 1
    assert page.locator("main form").count() == 0
    assert reader.elsewhere == []
    assert reader.context.cookies() == []
