"""A logo comes out as new pixels, or is refused with the reason; what is hostile does nothing."""

import base64
import io
import struct
import zlib

import pytest
from PIL import Image

from foundation.logos import LogoError, PhotoError, child, limits, safe_logo, safe_photo
from foundation.logos.limits import RefusedError

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>{}</svg>'
)
BOX = 'viewBox="0 0 40 20"'
RECT = '<rect width="40" height="20" fill="#0a2a31"/>'


def svg(inside=RECT, frame=BOX, before=""):
    return (before + SVG.format(frame, inside)).encode()


def picture(kind="PNG", size=(40, 20), **options):
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, kind, **options)
    return out.getvalue()


def png_that_says(width, height):
    """Return a PNG of a few bytes that claims to be as large as this."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(bytes(99))), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )


def test_the_child_makes_a_png_of_every_kind_it_takes():
    for data in (picture("PNG"), picture("JPEG"), svg()):
        made = Image.open(io.BytesIO(safe_logo(data)))
        assert made.format == "PNG"
        assert made.width == 2 * made.height


def test_the_child_tells_why_it_refuses_and_time_is_not_endless(monkeypatch):
    with pytest.raises(LogoError) as refused:
        safe_logo(b"GIF89a" + bytes(40))
    assert refused.value.code == "kind"
    assert "PNG" in str(refused.value.message)
    monkeypatch.setattr("foundation.logos.safe._START", "import time; time.sleep(60)")
    monkeypatch.setattr("foundation.logos.safe.SECONDS", 0.1)
    with pytest.raises(LogoError) as slow:
        safe_logo(svg())
    assert slow.value.code == "complex"


def test_nothing_but_pixels_comes_out():
    exif = Image.Exif()
    exif[0x010E] = "a secret place"
    data = picture("JPEG", exif=exif, comment=b"a secret word") + b"PK\x03\x04 a secret archive"
    made = child.make_safe(data)
    assert b"secret" in data
    assert b"secret" not in made
    assert not Image.open(io.BytesIO(made)).info


def test_a_large_picture_comes_out_smaller():
    made = Image.open(io.BytesIO(child.make_safe(picture(size=(2400, 1200)))))
    assert made.size == (limits.SIDE_OUT, limits.SIDE_OUT // 2)


@pytest.mark.parametrize(
    "inside",
    [
        '<style>.a{fill:#123456}</style><path class="a" d="M0 0h9v9z"/>',
        (
            '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient>'
            '</defs><circle cx="9" cy="9" r="5" fill="url(#g)"/>'
        ),
        '<defs><path id="p" d="M0 0h9v9z"/></defs><use xlink:href="#p"/>',
        '<title>Name</title><g style="fill:red"><rect width="9" height="9"/></g>',
    ],
)
def test_drawings_as_programs_write_them_are_taken(inside):
    assert Image.open(io.BytesIO(child.make_safe(svg(inside)))).size == (1200, 600)


def test_a_picture_inside_a_drawing_is_made_anew():
    inner = base64.b64encode(picture("JPEG", comment=b"a secret word")).decode()
    made, _ratio = child.redraw(
        svg(f'<image width="9" height="9" xlink:href="data:image/jpeg;base64,{inner}"/>'),
        child.reencode,
    )
    assert b"data:image/png;base64," in made
    assert inner.encode() not in made


LAUGHS = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
GIF = base64.b64encode(picture("GIF")).decode()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (svg("<desc>&b;</desc>" + RECT, before=LAUGHS), "declares"),
        (svg("<desc>&x;</desc>" + RECT, before=OUTSIDE), "declares"),
        (svg(before='<?xml version="1.0" encoding="UTF-16"?>' + OUTSIDE).decode().encode("utf-16"),
         "declares"),
        (svg("<script>alert(1)</script>" + RECT), "active"),
        (svg("<foreignObject><p/></foreignObject>" + RECT), "active"),
        (svg('<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>'),
         "active"),
        (svg('<g><html:script xmlns:html="http://www.w3.org/1999/xhtml">1</html:script></g>'),
         "active"),
        (svg('<animate attributeName="x"/>' + RECT), "active"),
        (svg('<filter id="f"><feTurbulence/></filter>' + RECT), "active"),
        (svg('<rect width="9" height="9" onload="alert(1)"/>'), "active"),
        (svg('<image xlink:href="https://example.org/a.png"/>'), "outside"),
        (svg('<image href="file:///etc/passwd"/>'), "outside"),
        (svg('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>'), "outside"),
        (svg(f'<image href="data:image/png;base64,{GIF}"/>'), "kind"),
        (svg('<use xlink:href="https://example.org/a.svg#b"/>' + RECT), "outside"),
        (svg("<style>@import 'https://example.org'</style>" + RECT), "outside"),
        (svg('<rect width="9" height="9" fill="url(https://example.org/a)"/>'), "outside"),
        (svg('<rect width="9" height="9" style="fill:u\\72l(a)"/>'), "outside"),
        (svg("<text>Words</text>"), "text"),
        (svg("<g>" * 40 + RECT + "</g>" * 40), "complex"),
        (svg(RECT * 5000), "complex"),
        (svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'), "complex"),
        (svg('<g id="a"><use href="#a"/></g>' + RECT), "complex"),
        (svg(frame='viewBox="0 0 1e9 1"'), "frame"),
        (svg(frame='viewBox="0 0 nan 1"'), "frame"),
        (svg(frame='width="100%" height="100%"'), "frame"),
        (svg("<g/>"), "empty"),
        (b"<svg", "unreadable"),
        (b"<svg/>" * 2, "unreadable"),
        (b"<html><svg/></html>", "kind"),
        (b"", "kind"),
        (picture("GIF"), "kind"),
        (picture("BMP"), "kind"),
        (b"%PDF-1.7", "kind"),
        (picture("PNG")[:60], "unreadable"),
        (png_that_says(60_000, 60_000), "large"),
        (png_that_says(2_000_000_000, 2), "large"),
        (picture(size=(4, 4)), "small"),
        (picture(size=(400, 17)), "frame"),
        (bytes(limits.MAX_BYTES + 1), "large"),
    ],
)  # fmt: skip
def test_what_is_hostile_or_no_logo_is_refused(data, why):
    with pytest.raises(RefusedError, match=f"^{why}$"):
        child.make_safe(data)


def test_a_doctype_that_declares_nothing_is_taken():
    doctype = (
        '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    )
    assert child.make_safe(svg(before=doctype)).startswith(b"\x89PNG")


def test_a_photograph_comes_out_upright_small_and_without_what_the_camera_wrote():
    exif = Image.Exif()
    exif[0x0112] = 6  # held upright
    exif[0x010E] = "a secret place"
    data = picture("JPEG", size=(4000, 3000), exif=exif, comment=b"a secret word")
    made = safe_photo(data + b"PK\x03\x04 a secret archive")
    assert b"secret" not in made
    photo = Image.open(io.BytesIO(made))
    assert (photo.format, photo.size) == ("JPEG", (1500, 2000))
    assert not photo.getexif()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"GIF89a" + bytes(40), "kind"),
        (svg(), "kind"),
        (picture("PNG", size=(400, 200)), "small"),
        (picture("PNG", size=(4000, 400)), "frame"),
        (png_that_says(13_000, 4_000), "large"),
        (picture("JPEG", size=(800, 600))[:-200], "unreadable"),
        (bytes(limits.PHOTO_BYTES + 1), "large"),
    ],
    ids=["gif", "svg", "small", "narrow", "bomb", "torn", "heavy"],
)
def test_what_is_no_photograph_is_refused(data, code):
    with pytest.raises(RefusedError) as refused:
        child.make_photo(data)
    assert str(refused.value) == code


def test_a_refused_photograph_is_spoken_of_as_one():
    with pytest.raises(PhotoError) as refused:
        safe_photo(b"%PDF")
    assert "JPEG" in str(refused.value.message)


def test_a_transparent_picture_is_put_on_white():
    clear = io.BytesIO()
    Image.new("RGBA", (400, 400), (0, 0, 0, 0)).save(clear, "PNG")
    made = Image.open(io.BytesIO(child.make_photo(clear.getvalue())))
    assert min(made.getpixel((200, 200))) > 250
