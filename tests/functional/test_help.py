"""Help in a browser: light, with the exit first, gone from Back, and one sheet on paper."""

import io

import pypdf

AWAY = "https://www.hidmet.gov.rs/**"


def test_a_help_page_keeps_its_promises_on_the_smallest_screen(read):
    reader = read(viewport={"width": 320, "height": 256}, forced_colors="active")
    reader.context.route(AWAY, lambda route: route.fulfill(body="<h1>Време</h1>"))
    sizes = []
    reader.page.on("response", lambda response: sizes.append(len(response.body())))
    reader.open("/sr-latn/")
    reader.page.wait_for_load_state("networkidle")
    sizes.clear()
    reader.open("/sr-latn/pomoc/da-li-sam-u-opasnosti/")
    assert 0 < sum(sizes) <= 15_000
    assert reader.page.title() == "Informacije"
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 320
    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate("'exit' in document.activeElement.dataset")
    reader.page.mouse.wheel(0, 4000)
    assert reader.page.locator("a.exit").bounding_box()["y"] < 200
    # Shift in capitals does not leave; three times alone it does.
    for _ in range(3):
        reader.page.keyboard.press("Shift+A")
    assert "/pomoc/" in reader.page.url
    for _ in range(3):
        reader.page.keyboard.press("Shift")
    reader.page.wait_for_url(AWAY)
    reader.page.go_back()
    assert reader.page.url.endswith("/sr-latn/")
    assert reader.elsewhere == ["https://www.hidmet.gov.rs/"]
    assert reader.complaints == []


def test_everything_fits_one_sheet_of_paper_in_every_script(read):
    reader = read(java_script_enabled=False)
    for address in ("/pomoc/stampa/", "/sr-latn/pomoc/stampa/", "/en/help/stampa/"):
        reader.open(address)
        paper = reader.page.pdf(prefer_css_page_size=True)
        pages = pypdf.PdfReader(io.BytesIO(paper)).pages
        assert len(pages) == 1
        assert "063 610 590" in pages[0].extract_text()
