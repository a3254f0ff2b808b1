"""Colour profiles: the same colours, and no word of who made them, with what, or when."""

import io

import pikepdf
import pytest
from PIL import Image, ImageCms

from foundation.cleaning.portable import clean_pdf
from foundation.cleaning.profiles import clean_profile

SAID = b"sRGB built-in"
COLOURS = [(200, 30, 60), (10, 120, 90), (250, 240, 220)]


def profile():
    """A profile of version 4 whose words, maker and day are known."""
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[48:52] = b"Mira"
    return bytes(made)


def as_read(data):
    """Return what a few colours become when read by the profile."""
    picture = Image.new("RGB", (len(COLOURS), 1))
    picture.putdata(COLOURS)
    source = ImageCms.ImageCmsProfile(io.BytesIO(data))
    return list(
        ImageCms.profileToProfile(
            picture, source, ImageCms.createProfile("LAB"), outputMode="LAB"
        ).tobytes()
    )


def pdf_with(data):
    """A page that names the profile twice, and as what its printer meant."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    stream = pdf.make_stream(data, N=3)
    space = pikepdf.Array([pikepdf.Name.ICCBased, stream])
    pdf.pages[0].Resources = pikepdf.Dictionary(ColorSpace=pikepdf.Dictionary(A=space, B=space))
    intent = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFX,
        OutputConditionIdentifier="CGATS TR 001",
        Info="Штампарија Мира",
        DestOutputProfile=stream,
    )
    pdf.Root.OutputIntents = pikepdf.Array([pdf.make_indirect(intent)])
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def test_a_clean_profile_shows_the_same_colours_and_says_nothing():
    made = profile()
    clean = clean_profile(made)
    assert as_read(clean) == as_read(made)
    assert b"Mira" in made
    assert b"Mira" not in clean
    assert ImageCms.getProfileDescription(io.BytesIO(clean)).strip() == "colour profile"
    assert SAID.decode().encode("utf-16-be") not in clean
    assert clean_profile(clean) == clean


def test_profiles_inside_a_document_are_cleaned_wherever_they_are_named():
    with pikepdf.open(io.BytesIO(clean_pdf(pdf_with(profile())))) as pdf:
        space = pdf.pages[0].Resources.ColorSpace
        intent = pdf.Root.OutputIntents[0]
        assert "/Info" not in intent
        for stream in (space.A[1], space.B[1], intent.DestOutputProfile):
            assert stream.read_bytes() == clean_profile(profile())
            assert stream.N == 3


@pytest.mark.parametrize("data", [b"", b"Mira" * 100, profile()[:200], profile()[:-20]])
def test_what_is_no_profile_is_emptied(data):
    assert clean_profile(data) == b""
    with pikepdf.open(io.BytesIO(clean_pdf(pdf_with(data)))) as pdf:
        assert pdf.pages[0].Resources.ColorSpace.A[1].read_bytes() == b""


def test_an_older_profile_keeps_its_way_of_writing_words():
    made = bytearray(profile())
    made[8] = 2
    clean = clean_profile(bytes(made))
    assert ImageCms.getProfileDescription(io.BytesIO(clean)).strip() == "colour profile"
    assert ImageCms.getProfileCopyright(io.BytesIO(clean)).strip() == "none"
