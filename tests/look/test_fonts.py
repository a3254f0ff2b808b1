"""The fonts are small, whole for the site's languages, and write Serbian as Serbs do."""

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from foundation.script import to_latin

from .gallery import PARAGRAPH

FONTS = Path(__file__).parents[2] / "static" / "fonts"
UPRIGHT, ITALIC = FONTS / "centre-sans.woff2", FONTS / "centre-sans-italic.woff2"
FACES = pytest.mark.parametrize("face", [UPRIGHT, ITALIC], ids=["upright", "italic"])

SERBIAN = "абвгдђежзијклљмнњопрстћуфхцчџш"
LATIN = "abcčćdđefghijklmnopqrsštuvwxyzž"
OTHERS = "ыэюяёйщъьіїєґѓќѕëçőűáéíóöúü"
SIGNS = "0123456789 \u00a0\u2009\u202f.,:;!?„“”‘’«»–—…()[]/%‰€№°§©×−±→←✓•"


def test_both_faces_together_take_less_than_75_kilobytes():
    assert sum(path.stat().st_size for path in (UPRIGHT, ITALIC)) < 75_000


@FACES
def test_no_letter_of_the_sites_languages_is_missing(face):
    needed = SERBIAN + SERBIAN.upper() + LATIN + LATIN.upper() + OTHERS + OTHERS.upper() + SIGNS
    known = TTFont(face).getBestCmap()
    assert [sign for sign in needed if ord(sign) not in known] == []


@FACES
def test_weights_run_from_normal_to_bold(face):
    (axis,) = TTFont(face)["fvar"].axes
    assert (axis.axisTag, axis.minValue, axis.defaultValue, axis.maxValue) == (
        "wght",
        400,
        400,
        700,
    )


def serbian_forms(path):
    """Return the letters that the font draws otherwise in Serbian than in other languages."""
    font = TTFont(path)
    table = font["GSUB"].table
    (cyrillic,) = (r.Script for r in table.ScriptList.ScriptRecord if r.ScriptTag == "cyrl")
    (serbian,) = (r.LangSys for r in cyrillic.LangSysRecord if r.LangSysTag == "SRB ")
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    found = set()
    for index in serbian.FeatureIndex:
        record = table.FeatureList.FeatureRecord[index]
        if record.FeatureTag != "locl":
            continue
        for lookup in record.Feature.LookupListIndex:
            for step in table.LookupList.Lookup[lookup].SubTable:
                mapping = getattr(step, "ExtSubTable", step).mapping
                found |= {letters[glyph] for glyph in mapping if glyph in letters}
    return found


def test_the_upright_face_has_the_serbian_form_of_b():
    assert "б" in serbian_forms(UPRIGHT)


def test_the_italic_face_has_all_five_serbian_forms():
    assert set("бгдпт") <= serbian_forms(ITALIC)


@FACES
def test_the_subset_does_not_bear_the_reserved_name(face):
    names = {
        str(record) for record in TTFont(face)["name"].names if record.nameID in (1, 3, 4, 6, 16)
    }
    assert names
    assert not any("Source" in name for name in names)


def test_the_licence_lies_beside_the_fonts():
    licence = (FONTS / "LICENSE.md").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence.replace("\n", " ")


# What Arial, and the fonts drawn to its metrics, takes for a letter of the gallery's paragraph, in
# shares of the em.
ARIAL = {"cyrillic": 0.5096, "latin": 0.4386}


def fallbacks():
    """Return what the fallback faces in base.css say: the one for all, then Cyrillic's."""
    style = (FONTS.parent / "css" / "base.css").read_text(encoding="utf-8")
    faces = re.findall(r"@font-face \{([^}]*Centre Sans Fallback[^}]*)\}", style)
    return [
        {name: float(share) / 100 for name, share in re.findall(r"([a-z-]+): ([0-9.]+)%", face)}
        for face in faces
    ]


@pytest.mark.parametrize(("place", "script"), [(0, "latin"), (1, "cyrillic")])
def test_the_fallback_takes_up_the_room_of_the_font_it_stands_for(place, script):
    words = PARAGRAPH if script == "cyrillic" else to_latin(PARAGRAPH)
    font, fallback = TTFont(UPRIGHT), fallbacks()[place]
    em, lines = font["head"].unitsPerEm, font["hhea"]
    glyphs, widths = font.getBestCmap(), font["hmtx"].metrics
    own = sum(widths[glyphs[ord(letter)]][0] for letter in words) / len(words) / em
    adjusted = fallback["size-adjust"]
    assert adjusted * ARIAL[script] == pytest.approx(own, rel=0.01)
    assert adjusted * fallback["ascent-override"] == pytest.approx(lines.ascent / em, rel=0.005)
    assert adjusted * fallback["descent-override"] == pytest.approx(-lines.descent / em, rel=0.005)
