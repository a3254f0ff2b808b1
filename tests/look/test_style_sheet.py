"""Readers ask for one style sheet, and it holds every part."""

import re
from urllib.parse import unquote

import pytest
from django.contrib.staticfiles import finders

from foundation import styles


@pytest.fixture(scope="module")
def sheet():
    return styles.style_sheet()


def test_every_part_is_in_it_once():
    names = [path.stem for path in styles.parts()]
    there = {path.stem for path in styles.FOLDER.glob("*.css")}
    assert sorted(names) == sorted(there - styles.OF_HELP - {"print"})


def test_layers_are_named_before_anything_is_put_into_them(sheet):
    first = re.search(r"@layer ([^;{]+)[;{]", sheet)
    layers = {name.strip() for name in first[1].split(",")}
    assert set(re.findall(r"@layer ([a-z]+) \{", sheet)) <= layers


def test_print_holds_in_print_alone(sheet):
    whole = styles.COMMENT.sub("", (styles.FOLDER / "print.css").read_text(encoding="utf-8"))
    assert f"@media print {{\n{whole}}}" in sheet
    rest = sheet.replace(whole, "")
    apart = re.findall(r"@layer print \{\s*@media print \{|@media print \{\s*@layer print \{", rest)
    assert len(apart) == len(re.findall(r"@layer print \{", rest))


def test_what_was_found_follows_a_change(settings, tmp_path, monkeypatch):
    folder = tmp_path / "css"
    folder.mkdir()
    for path in styles.FOLDER.glob("*.css"):
        (folder / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(styles, "FOLDER", folder)
    settings.DATA_DIR = tmp_path / "data"
    finder = styles.JoinedFinder()
    before = finder._written(styles.NAME).read_text()
    (folder / "base.css").write_text("@layer base { a { color: inherit; } }")
    after = finder._written(styles.NAME).read_text()
    assert before != after
    assert "color: inherit" in after


def test_passkeys_bring_one_script_in_their_order():
    joined = styles.passkey_scripts()
    assert joined.index("webauthnJSON =") < joined.index("allauth.webauthn =")
    assert joined.index("allauth.webauthn =") < joined.index("forms[starters[kind]]")


def test_the_one_file_is_found_beside_the_others():
    assert finders.find(styles.NAME)
    assert finders.find("css/tokens.css")
    assert finders.find(styles.PASSKEYS)
    assert finders.find("css/there-is-none.css") is None


def test_a_drawing_stands_in_the_sheet_and_is_asked_for_by_nobody():
    sheet = styles.style_sheet()
    assert "../img/" not in sheet
    (drawn, *_others) = re.findall(r'mask: url\("data:image/svg\+xml,([^"]+)"\)', sheet)
    file = (styles.FOLDER.parent / "img/weave-light.svg").read_text().strip()
    assert unquote(drawn).replace("'", '"') == file
