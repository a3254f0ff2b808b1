"""What is kept of a file is what a reader sees. A word is planted everywhere else, and sought in
every byte of what comes out, unpacked.
"""

import io
import zipfile

import pikepdf
import pytest
from docx import Document
from PIL import Image, ImageChops

from foundation.cleaning.kinds import clean_bytes
from foundation.cleaning.packages import read_package
from foundation.printing import mark, pdf
from tests.foundation.cleaning import planted

MAKERS = {
    "jpeg": planted.picture,
    "png": lambda: planted.picture("PNG"),
    "webp": lambda: planted.picture("WEBP"),
    "avif": lambda: planted.picture("AVIF"),
    "pdf": planted.pdf,
    "docx": planted.word,
    "xlsx": planted.sheets,
    "pptx": planted.slides,
    "odt": planted.open_document,
    "mp3": (planted.SAMPLES / "a.mp3").read_bytes,
    "mp4": (planted.SAMPLES / "a.mp4").read_bytes,
    "opus": (planted.SAMPLES / "a.opus").read_bytes,
    "webm": (planted.SAMPLES / "a.webm").read_bytes,
}

DOCUMENT = {
    "centre": "Центар",
    "mark_on_paper": mark().encode(),
    "kind": "План",
    "title": "План рада",
    "note": "Пример.",
    "day": "1. јануар 2015.",
    "sections": [{"heading": "Увод", "paragraphs": ["Текст."]}],
}


@pytest.mark.parametrize("kind", MAKERS)
def test_what_was_noted_is_gone_and_a_clean_file_stays_as_it_is(kind):
    data = MAKERS[kind]()
    secret = b"SECRET" if kind in ("mp3", "mp4", "opus", "webm") else planted.WORD.encode()
    assert any(secret in piece for piece in planted.everything_in(data))
    made = clean_bytes(data, kind)
    assert not planted.tells(made)
    assert not any(b"SECRET" in piece for piece in planted.everything_in(made))
    if kind not in ("webp", "avif", "jpeg"):
        # So an upload that is known can be told by its hash.
        assert clean_bytes(made, kind) == made


def test_an_archive_is_cleaned_member_by_member():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.comment = planted.WORD.encode()
        for kind, make in MAKERS.items():
            archive.writestr(f"folder/фајл.{kind}", make())
        archive.writestr("__MACOSX/._x.jpg", planted.WORD)
        archive.writestr("Thumbs.db", planted.WORD)
    made = clean_bytes(data.getvalue(), "zip")
    assert not planted.tells(made)
    assert list(read_package(made)) == [f"folder/фајл.{kind}" for kind in MAKERS]


def test_a_picture_comes_out_upright_in_its_colours_with_every_pixel():
    red = Image.new("RGB", (40, 20), "red")
    red.paste("blue", (0, 0, 10, 10))
    exif = Image.Exif()
    exif[0x0112] = 6
    out = io.BytesIO()
    red.save(out, "PNG", exif=exif)
    made = Image.open(io.BytesIO(clean_bytes(out.getvalue(), "png")))
    assert made.size == (20, 40)
    assert not ImageChops.difference(made.convert("RGB"), red.transpose(Image.ROTATE_270)).getbbox()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "CMYK"])
def test_pictures_of_every_mode_are_taken(mode):
    kind = "jpeg" if mode == "CMYK" else "png"
    out = io.BytesIO()
    Image.new(mode, (24, 16)).save(out, kind.upper())
    assert Image.open(io.BytesIO(clean_bytes(out.getvalue(), kind))).size == (24, 16)


def test_what_a_reader_sees_of_a_word_file_stays():
    made = clean_bytes(planted.word(), "docx")
    document = Document(io.BytesIO(made))
    assert [paragraph.text for paragraph in document.paragraphs][:2] == [
        "Наслов",
        "Текст који се види.",
    ]
    assert len(document.inline_shapes) == 1
    assert "Heading 1" in [style.name for style in document.styles]


def test_figures_stay_when_the_file_they_came_from_goes():
    made = clean_bytes(planted.sheets(), "xlsx")
    sheet = planted.part(made, "xl/worksheets/sheet1.xml")
    assert [(cell.tag.rpartition("}")[2], cell.text) for cell in sheet.iter() if cell.text] == [
        ("v", "12")
    ]


def test_links_of_a_pdf_stay_and_nothing_runs():
    with pikepdf.open(io.BytesIO(clean_bytes(planted.pdf(), "pdf"))) as made:
        links = list(made.pages[0].Annots)
        assert [str(link.A.URI) for link in links if "/A" in link] == ["https://example.org/"]
        assert "/OpenAction" not in made.Root
        assert "/Info" not in made.trailer
        photo = made.pages[0].Resources.XObject.P
        assert Image.open(io.BytesIO(photo.read_raw_bytes())).size == (32, 24)


def test_a_recording_without_a_length_is_taken():
    data = (planted.SAMPLES / "recorded.webm").read_bytes()
    made = clean_bytes(data, "webm")
    assert b"SECRET" in data
    assert b"SECRET" not in made
    assert len(made) == len(data)


def test_captions_keep_their_cues():
    data = (
        "\ufeffWEBVTT - Kind: captions\r\n\r\nNOTE planted\r\n\r\nSTYLE\r\n::cue { color: red }\r\n"
        "\r\n1\r\n00:01.000 --> 00:02.500 align:start\r\n<v Ана>Добар дан.\r\n"
        "\r\n00:00:03.000 --> 00:00:04.000\r\n<i>Музика</i>\r\n"
    ).encode()
    assert clean_bytes(data, "vtt").decode() == (
        "WEBVTT\n\n00:01.000 --> 00:02.500 align:start\n<v Ана>Добар дан.\n\n"
        "00:00:03.000 --> 00:00:04.000\n<i>Музика</i>\n"
    )


def test_a_pdf_is_called_by_its_name_and_by_nothing_it_came_with():
    made = clean_bytes(planted.pdf(), "pdf", "план <1>")
    assert not planted.tells(made)
    with pikepdf.open(io.BytesIO(made)) as document:
        assert "<dc:title>" in document.Root.Metadata.read_bytes().decode()
        assert "план &lt;1&gt;" in document.Root.Metadata.read_bytes().decode()
        assert document.Root.ViewerPreferences.DisplayDocTitle
    assert clean_bytes(made, "pdf", "план <1>") == made


@pytest.mark.needs("verapdf")
def test_an_accessible_pdf_is_accessible_when_it_is_clean(accessible):
    made = pdf("document", DOCUMENT, language="sr")
    assert accessible([clean_bytes(made, "pdf", "План рада")]) == 1
