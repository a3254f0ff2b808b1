"""What is printed: data stays data, scripts are right, documents are open to who can't see."""

from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from foundation.printing import font, mark, pdf, png, woven

NUMBERS = [{"label": "Полиција", "number": "192"}]


def release(**more):
    return {
        "centre": "Центар",
        "colours": ["#0f3a42", "#e6d8bb", "#4e8584", "#1d525a"],
        "motif": woven(lambda x, y: (x + y) % 2, 4, 4, ["#0f3a42", "#e6d8bb"]),
        "mark_on_paper": mark(),
        "kind": "Саопштење",
        "title": "Људи и џепови",
        "paragraphs": ["Тест"],
        "action": "Позовите",
        "help": NUMBERS,
        "note": "",
        "local": None,
        **more,
    }


def words(content):
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    return " ".join(text.split())


def test_a_document_names_its_title_and_language_and_is_tagged():
    reader = PdfReader(BytesIO(pdf("release", release(), language="sr")))
    assert reader.metadata.title == "Људи и џепови"
    assert str(reader.trailer["/Root"]["/Lang"]).startswith("sr")
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert b"pdfuaid" in reader.trailer["/Root"]["/Metadata"].get_data()


def test_fonts_are_embedded_and_are_ours():
    page = PdfReader(BytesIO(pdf("release", release(), language="sr"))).pages[0]
    for face in page["/Resources"]["/Font"].values():
        (descendant,) = face.get_object()["/DescendantFonts"]
        descriptor = descendant.get_object()["/FontDescriptor"].get_object()
        assert "CentreSans" in descriptor["/FontName"]
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_serbian_comes_out_in_the_script_that_is_asked_for():
    assert "Људи и џепови" in words(pdf("release", release(), language="sr"))
    assert "Ljudi i džepovi" in words(pdf("release", release(), language="sr-latn"))


def test_the_same_data_gives_the_same_bytes():
    assert pdf("release", release(), language="sr") == pdf("release", release(), language="sr")


@pytest.mark.parametrize(
    "hostile",
    [
        '#read("/etc/passwd")',
        '#import "lib.typ"; #panic()',
        "]] *_`$ ) } <label> @label // /* \\u{0}",
        "\x00\x07\ud800\ufffe\u2028 крај",
        "а" * 10_000,
        "<svg onload=alert(1)> {{ 7*7 }} %s",
    ],
)
def test_hostile_text_is_only_text(hostile):
    content = pdf("release", release(paragraphs=[hostile], title=hostile), language="en")
    assert "root:" not in words(content)
    if hostile.startswith("#read"):
        assert '#read("/etc/passwd")' in words(content)


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "", "lib.typ"])
def test_only_templates_by_name_are_printed(name):
    with pytest.raises(ValueError, match="template"):
        pdf(name, {}, language="sr")


def test_a_language_that_is_not_ours_is_refused():
    with pytest.raises(ValueError, match="printed"):
        pdf("release", release(), language="de")


def test_a_picture_has_the_size_that_is_asked_for():
    data = {**release(), "headline": "Наслов", "width": 320, "height": 100}
    (content,) = png("banner", data, language="sr", scale=2)
    assert Image.open(BytesIO(content)).size == (640, 200)


def test_letters_for_pictures_know_both_scripts():
    assert font(700, 30).getlength("Љубав i đak", language="sr") > 0
    with pytest.raises(ValueError, match="weight"):
        font(450)
