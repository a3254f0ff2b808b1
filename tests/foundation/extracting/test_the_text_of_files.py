"""Is the text of files read by their pages, and does a hostile one cost an error, no more?"""

import io
import time
import zipfile

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from docx import Document

from foundation.extracting import extract, extract_own, files, limits
from foundation.extracting.pages import tidy

ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def package(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def word(*pages):
    document = Document()
    for number, page in enumerate(pages):
        if number:
            document.add_page_break()
        document.add_paragraph(page)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "лево", "десно"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def odt(body, styles=""):
    spaces = " ".join(f'xmlns:{n}="{ODF}{n}:1.0"' for n in ("office", "text", "style"))
    fo = f'xmlns:fo="{ODF}xsl-fo-compatible:1.0"'
    xml = (
        f"<office:document-content {spaces} {fo}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    return package(mimetype="application/vnd.oasis.opendocument.text", **{"content.xml": xml})


def pdf(pages=1, per_page=1, text=b"Hello"):
    made = pikepdf.new()
    font = made.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
    )
    for number in range(pages):
        page = made.add_blank_page()
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        line = b"BT /F1 12 Tf 72 700 Td (" + text + b" %d) Tj ET " % (number + 1)
        page.Contents = made.make_stream(line * per_page)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def locked():
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as made:
        made.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


def nested(depth=100_000):
    return package(**{"word__document.xml": "<a>" * depth + "</a>" * depth})


def declaring():
    return package(**{"word__document.xml": '<!DOCTYPE a [<!ENTITY b "cc">]><a>&b;&b;</a>'})


def endless():
    """A PDF whose pages lead to themselves."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>"
    )


HOSTILE = {
    "bomb": (lambda: package(**{"word__document.xml": bytes(300 * 1024 * 1024)}), "docx"),
    "broken package": (lambda: word("a")[:-400], "docx"),
    "broken PDF": (lambda: b"%PDF-1.7\n" + b"\xff" * 5000, "pdf"),
    "no PDF": (lambda: b"<!doctype html><script>1</script>", "pdf"),
    "a PDF by another name": (pdf, "docx"),
    "locked": (locked, "pdf"),
    "nested": (nested, "docx"),
    "declaring": (declaring, "docx"),
    "endless": (endless, "pdf"),
    "an old Word file": (lambda: b"\xd0\xcf\x11\xe0" + bytes(4000), "docx"),
    "an unknown kind": (pdf, "exe"),
    "empty": (lambda: b"", "pdf"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_costs_an_error(name):
    make, kind = HOSTILE[name]
    with pytest.raises(ValidationError) as refused:
        extract(make(), kind)
    assert refused.value.messages


def test_what_takes_too_long_is_ended(monkeypatch):
    """One page with a million lines: the clock of the child ends it, not the patience of people."""
    monkeypatch.setattr(files, "SECONDS", 1)
    began = time.monotonic()
    with pytest.raises(ValidationError):
        extract(pdf(per_page=400_000), "pdf")
    assert time.monotonic() - began < 10


def test_five_hundred_pages_are_read_or_said_to_be_cut(monkeypatch):
    data = pdf(pages=500)
    found = extract(data, "pdf")
    assert found.count == 500
    assert found.pages[499] == "Hello 500"
    monkeypatch.setattr("foundation.extracting.pages.MOST_TEXT", 100)
    cut = extract_own(data, "pdf")
    assert len(cut.pages) < cut.count == 500
    assert limits.MOST_PAGES > 500


def test_word_and_opendocument_are_read_by_their_pages():
    found = extract(word("Прва страна", "Друга страна"), "docx")
    assert found.pages == ("Прва страна", "Друга страна\nлево\nдесно")
    style = (
        '<style:style style:name="N" style:family="paragraph">'
        '<style:paragraph-properties fo:break-before="page"/></style:style>'
    )
    body = (
        "<text:p>Прва<text:s/>реч<text:tab/>и<text:line-break/>ред</text:p>"
        '<text:p text:style-name="N">Друга <text:span>страна</text:span> ту</text:p>'
    )
    assert extract(odt(body, style), "odt").pages == ("Прва реч и\nред", "Друга страна ту")


def test_nothing_that_was_deleted_or_noted_is_read():
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    xml = (
        f"<w:document {space}><w:body><w:p><w:r><w:t>Остаје</w:t></w:r>"
        "<w:del><w:r><w:delText>тајна</w:delText></w:r></w:del>"
        "<w:r><w:instrText>тајна</w:instrText></w:r></w:p></w:body></w:document>"
    )
    assert extract_own(package(**{"word__document.xml": xml}), "docx").pages == ("Остаје",)


def test_a_scan_has_no_text():
    made = pikepdf.new()
    made.add_blank_page()
    out = io.BytesIO()
    made.save(out)
    found = extract(out.getvalue(), "pdf")
    assert (found.has_text, found.count) == (False, 1)


def test_text_is_kept_without_what_no_database_holds():
    assert tidy("а\x00б \u202eв\u00ad\ud800  г\r\n\n\n\nд") == "а б в г\n\nд"
