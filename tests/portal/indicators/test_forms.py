"""One source, many forms: the same ids everywhere, the page's words on paper, files that harm
nobody, documents that are open to who can't see.
"""

import csv
import io
import itertools
import json
import re
import zipfile
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from portal.indicators.content import sheet
from portal.indicators.models import SetVersion
from portal.indicators.printed.files import FILES, make
from tests.foundation.printing.paper import bald, read_back

PREFIXES = {"sr": "/indikatori", "sr-latn": "/sr-latn/indikatori", "en": "/en/indicators"}
SETS = ("policija", "radna-eksploatacija")
# The page that says what a form says.
PAGES = {"checklist": "", "card": "card/", "poster": "card/"}
ID = re.compile(r"\b[A-Z]{3}-\d\d\b")


@pytest.fixture
def get(client, indicators):
    """Return a function that gets a file or page of version 2 of a set."""

    def get(language, slug, name):
        answer = client.get(f"{PREFIXES[language]}/{slug}/v2/{name}")
        assert answer.status_code == 200, name
        return answer

    return get


@pytest.mark.parametrize("language", PREFIXES)
@pytest.mark.parametrize("slug", SETS)
def test_what_is_on_paper_is_what_is_on_the_page(get, language, slug):
    for form, page in PAGES.items():
        soup = BeautifulSoup(get(language, slug, page).content, "lxml")
        said = bald(soup.select_one("[data-sheet]").get_text())
        assert read_back(get(language, slug, f"{form}.pdf").content) == said, form


@pytest.mark.parametrize("slug", SETS)
def test_the_same_ids_are_in_every_form_and_language(get, slug):
    wanted = None
    for language in PREFIXES:
        rows = json.loads(get(language, slug, "signs.json").content)["signs"]
        ids = [row["id"] for row in rows]
        wanted = wanted or ids
        table = csv.DictReader(
            io.StringIO(get(language, slug, "signs.csv").content.decode("utf-8-sig"))
        )
        assert [row["id"] for row in table] == ids == wanted
        assert ID.findall(text_of_workbook(get(language, slug, "signs.xlsx").content)) == wanted
        version = BeautifulSoup(get(language, slug, "").content, "lxml").select_one("[data-sheet]")
        assert ID.findall(version.get_text()) == wanted


def text_of_workbook(content):
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return book.read("xl/sharedStrings.xml").decode()


def test_the_files_follow_the_script_and_say_what_they_are(get):
    cyrillic, latin, english = (
        json.loads(get(language, "policija", "signs.json").content) for language in PREFIXES
    )
    assert cyrillic["about"]["title"] == "Знаци за полицију"
    assert latin["about"]["title"] == "Znaci za policiju"
    assert latin["about"]["language"] == "sr-Latn"
    assert english["signs"][1]["sign"] == "Another person holds the papers"
    assert cyrillic["about"]["version"] == 2
    assert cyrillic["about"]["status"] == "draft"
    name = get("sr-latn", "policija", "card.pdf").headers["Content-Disposition"]
    assert name == 'inline; filename="policija-v2-card-lat.pdf"'


def test_no_cell_runs_as_a_formula(indicators):
    version = SetVersion.objects.get(indicator_set__slug="policija", number=2)
    found = sheet(version, "en")
    hostile = '=HYPERLINK("http://evil.example","x")'
    signs = tuple(replace(sign, text=hostile, guidance="@SUM(1)") for sign in found.signs)
    found = replace(found, signs=signs, title="=1+1")
    with zipfile.ZipFile(io.BytesIO(make("signs.xlsx", found, "/x/", "en"))) as book:
        cells = book.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in cells
        assert not [name for name in book.namelist() if "rels" in name and "sheet" in name]
        assert "=HYPERLINK" in book.read("xl/sharedStrings.xml").decode()
    rows = list(csv.reader(io.StringIO(make("signs.csv", found, "/x/", "en").decode("utf-8-sig"))))
    assert rows[1][5].startswith("'=")
    assert rows[1][6].startswith("'@")


def test_a_file_is_made_once_and_is_the_same_again(get, monkeypatch):
    first = get("sr", "policija", "card.pdf").content
    workbook = get("sr", "policija", "signs.xlsx").content

    def never(*args, **kwargs):
        raise AssertionError("made again")

    monkeypatch.setattr("portal.indicators.printed.files.pdf", never)
    assert get("sr", "policija", "card.pdf").content == first
    assert get("sr", "policija", "signs.xlsx").content == workbook


def test_more_signs_than_a_card_holds_are_named_as_left_out(indicators):
    version = SetVersion.objects.get(indicator_set__slug="policija", number=2)
    found = sheet(version, "en")
    many = tuple(replace(found.signs[0], id=f"POL-{n}", text="word " * 30) for n in range(40, 90))
    content = make("card.pdf", replace(found, signs=many), "/x/", "en")
    reader = PdfReader(io.BytesIO(content))
    assert len(reader.pages) == 2
    assert "34 more signs are on the list." in " ".join(reader.pages[0].extract_text().split())


def test_a_document_has_its_fonts_title_version_and_code(get):
    reader = PdfReader(io.BytesIO(get("sr", "policija", "card.pdf").content))
    assert reader.metadata.title == "Знаци за полицију"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert len(reader.pages) == 2
    back = bald(reader.pages[1].extract_text())
    assert "Издање2," in back
    assert "/indikatori/policija/v2/held/" in back
    for page in reader.pages:
        for face in page["/Resources"]["/Font"].values():
            (descendant,) = face.get_object()["/DescendantFonts"]
            descriptor = descendant.get_object()["/FontDescriptor"].get_object()
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


@pytest.mark.needs("verapdf")
def test_verapdf_finds_no_failure_in_any_document(get, accessible):
    names = [name for name, made in FILES.items() if made.format == "PDF"]
    every = itertools.product(PREFIXES, SETS, names)
    assert accessible(get(*which).content for which in every) == 18
