"""The pieces of a kit: complete, in their sizes, and never without the help line."""

import zipfile
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from centre.kits import HelpLine, LocalPart, Message, make_all, make_posters, make_texts
from foundation.printing import mark

HELP = (HelpLine("Центар", "063 610 590"),)


def message(**more):
    fields = {
        "headline": "Провери понуду",
        "message": "Питај пре пута.",
        "action": "Позовите:",
        "language": "sr",
        "help": HELP,
        "release": ("Увод.", "Љиљана из Њујорка."),
        "radio": ("Двадесет секунди.",),
    }
    return Message(**{**fields, **more})


def words(content):
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    return " ".join(text.replace("\u00a0", " ").split())


def test_every_piece_is_made_in_its_size():
    made = {piece.name: piece for piece in make_all(message())}
    sizes = {
        name: Image.open(BytesIO(piece.content)).size
        for name, piece in made.items()
        if name.endswith(".png")
    }
    assert sizes == {
        "square.png": (1080, 1080),
        "story.png": (1080, 1920),
        "banner-728x90.png": (1456, 180),
        "banner-300x250.png": (600, 500),
        "banner-320x100.png": (640, 200),
    }
    assert {name for name in made if name.endswith((".docx", ".txt"))} == {
        "release.docx",
        "release.txt",
        "radio.docx",
        "radio.txt",
    }
    millimetres = {
        name: [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]]
        for name, page in (
            (n, PdfReader(BytesIO(p.content)).pages[0])
            for n, p in made.items()
            if n.startswith(("poster", "card"))
        )
    }
    assert millimetres == {
        "poster-a3.pdf": [297, 420],
        "poster-a4.pdf": [210, 297],
        "card-a6.pdf": [105, 148],
    }


@pytest.mark.django_db
def test_the_help_line_can_not_be_left_out():
    for piece in (*make_posters(message(help=())), *make_texts(message(help=()))):
        if piece.name.endswith(".pdf"):
            assert "192" in words(piece.content), piece.name
        elif piece.name.endswith(".txt"):
            assert "192" in piece.content.decode(), piece.name


def test_latin_reaches_every_text_and_the_name_of_the_language():
    texts = {piece.name: piece.content for piece in make_texts(message(language="sr-latn"))}
    assert "Ljiljana iz Njujorka." in texts["release.txt"].decode()
    assert "Ljiljana iz Njujorka." in words(texts["release.pdf"])
    archive = zipfile.ZipFile(BytesIO(texts["release.docx"]))
    assert "Ljiljana iz Njujorka." in archive.read("word/document.xml").decode()
    assert "sr-Latn-RS" in archive.read("word/styles.xml").decode()


def test_help_never_has_a_page_of_a_release_to_itself():
    lines = tuple(f"Пасус {number}. " + "Реч по реч. " * 20 for number in range(1, 15))
    pages = set()
    for count in range(8, 15):
        texts = {piece.name: piece for piece in make_texts(message(release=lines[:count]))}
        read = PdfReader(BytesIO(texts["release.pdf"].content)).pages
        pages.add(len(read))
        last = " ".join(read[-1].extract_text().replace("\u00a0", " ").split())
        assert "063 610 590" in last
        assert f"Пасус {count}." in last
    assert pages == {1, 2}


def test_the_same_message_makes_the_same_bytes():
    assert [p.content for p in make_all(message())] == [p.content for p in make_all(message())]


def test_a_town_stands_on_posters_beside_the_help_line():
    local = LocalPart("Општина Х", "Локални тим", "010 111 222", mark().encode(), "svg")
    for piece in make_posters(message(local=local)):
        found = words(piece.content)
        assert "Локални тим" in found
        assert "010 111 222" in found
        assert "063 610 590" in found


@pytest.mark.parametrize("hostile", ['#read("/etc/passwd")', "ш" * 10_000, "\x00]#{\ud800"])
def test_hostile_words_are_harmless_on_every_piece(hostile):
    local = LocalPart(hostile, hostile, hostile)
    pieces = make_all(
        message(headline=hostile, message=hostile, release=(hostile,), radio=(), local=local)
    )
    assert all(b"root:" not in piece.content for piece in pieces)
