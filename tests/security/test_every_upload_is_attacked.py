"""Whatever can be sent as a file to this site is attacked in the same ways, field by field.

A field that is new has no line in ``FIELDS`` and fails. What each reader takes and refuses in
detail is tested beside it; here each meets files that are two things at once, files that unpack
without end, code in drawings, and names that lie.
"""

import ast
import io
import struct
import time
import zipfile
import zlib
from itertools import pairwise
from pathlib import Path

import pytest
from django.core.exceptions import SuspiciousFileOperation, ValidationError
from django.core.files.base import ContentFile
from PIL import Image

from foundation.cleaning.kinds import clean_bytes
from foundation.cleaning.refusal import RefusedError
from foundation.cleaning.sentences import FileRefusedError
from foundation.cleaning.storage import CleanStorage
from foundation.logos import child as logos
from foundation.old_addresses import UnreadableError, import_redirects
from portal.plan.files import read_file
from portal.plan.reading import PlanUnreadableError
from portal.statistics.reading.grid import read_grid
from portal.statistics.reading.wrong import TableFileError
from training.cohorts.importing import _rows

ROOT = Path(__file__).parents[2]
EVIL = b"<script>alert(document.domain)</script>"
WORDS = b"alert(document.domain)"


def png(size=(40, 40)):
    out = io.BytesIO()
    Image.new("RGB", size, "#0f3a42").save(out, "PNG")
    return out.getvalue()


def png_that_says(width, height):
    """A picture of a few bytes that would unpack to gigabytes."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = b"IDAT" + zlib.compress(bytes(1000))

    def chunk(part):
        return struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part))

    return b"\x89PNG\r\n\x1a\n" + chunk(head) + chunk(body) + chunk(b"IEND")


def packed(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in members.items():
            book.writestr(name, data)
    return out.getvalue()


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {n} "{("&" + p + ";") * 10}">' for p, n in pairwise("abcdefghi"))
    + "]><x>&i;</x>"
)
REACHES_OUT = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


def workbook(sheet, strings="<sst/>"):
    """A workbook whose sheet is written by hand."""
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return packed(
        **{
            "[Content_Types].xml": (
                f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
                'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
                f'<Override PartName="/xl/s.xml" ContentType="{kind}.worksheet+xml"/>'
                f'<Override PartName="/xl/t.xml" ContentType="{kind}.sharedStrings+xml"/></Types>'
            ),
            "_rels/.rels": (
                f'<Relationships xmlns="{package}/relationships"><Relationship Id="a" '
                f'Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
            ),
            "xl/workbook.xml": (
                f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>'
                '<sheet name="a" sheetId="1" r:id="a"/></sheets></workbook>'
            ),
            "xl/_rels/workbook.xml.rels": (
                f'<Relationships xmlns="{package}/relationships">'
                f'<Relationship Id="a" Type="{relations}/worksheet" Target="s.xml"/>'
                f'<Relationship Id="b" Type="{relations}/sharedStrings" Target="t.xml"/>'
                "</Relationships>"
            ),
            "xl/s.xml": sheet,
            "xl/t.xml": strings,
        }
    )


ATTACKS = {
    "GIF and JavaScript": b"GIF89a/*" + bytes(20) + b"*/=1;" + WORDS,
    "PNG with a page behind it": png() + b"<html>" + EVIL,
    "ZIP behind a picture": png() + packed(a=EVIL),
    "picture before a ZIP": b"GIF89a" + packed(a=EVIL),
    "PDF and page": b"%PDF-1.7\n" + EVIL + b"\n%%EOF",
    "page called a PDF": b"<!doctype html><html><body>" + EVIL,
    "drawing with code": b'<svg xmlns="http://www.w3.org/2000/svg">' + EVIL + b"</svg>",
    "a billion laughs": LAUGHS.encode(),
    "entity that reads a file": REACHES_OUT.encode(),
    "picture of 30,000 by 30,000": png_that_says(30_000, 30_000),
    "picture of two thousand million": png_that_says(2_000_000_000, 1),
    "ZIP that unpacks to 200 MB": packed(a=bytes(200_000_000)),
    "ZIP in ZIP in ZIP": packed(a=packed(a=packed(a=packed(a=EVIL)))),
    "ZIP that climbs": packed(**{"../../../../tmp/escaped": EVIL}),
    "gzip": b"\x1f\x8b\x08" + bytes(7) + zlib.compress(bytes(10_000_000)),
    "workbook of laughs": workbook(LAUGHS),
    "workbook that reads a file": workbook(REACHES_OUT),
    "workbook whose words never end": workbook("<worksheet/>", LAUGHS),
    "workbook that is none": workbook("<worksheet"),
    "workbook of a million columns": workbook(
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
        "</sheetData></worksheet>"
    ),
    "text that is none": b"\xff\xfe\x00\xd8" * 9,
    "nothing in it": b"",
    "NUL": b"name,email\r\na\x00b,c\r\n",
    "one cell of a megabyte": b'name\r\n"' + b"a" * 1_000_000 + b'"\r\n',
    "quotes that never end": b'name\r\n"a' + b'""' * 1000,
    "a row without end": b"name" + b"," * 300_000,
}


def as_kind(*kinds):
    """What keeps files of these kinds, by their name."""

    def read(data):
        made = []
        for kind in kinds:
            try:
                made.append(clean_bytes(data, kind))
            except RefusedError:
                continue
        # What it keeps it wrote anew, and nothing of what was hidden is in it.
        assert not any(WORDS in each for each in made)

    return read


def logo(data):
    for how in (logos.make_safe, logos.make_photo):
        try:
            made = how(data)
        except logos.RefusedError:
            continue
        assert WORDS not in made


def refusing(read, *errors):
    """A reader that may refuse with these errors, and with no other."""

    def tried(data):
        try:
            read(data)
        except errors:
            return

    return tried


PICTURES = as_kind("png", "jpg", "webp", "avif")
DOCUMENTS = as_kind("pdf", "docx", "xlsx", "pptx", "odt", "csv", "txt", "zip", "json", "md")
# Where a file can be sent, and what reads it there.
FIELDS = {
    "site/centre/localiser/forms.py:logo": logo,
    "site/centre/communities/forms.py:photo": logo,
    "site/foundation/cleaning/forms.py:file": PICTURES,
    "site/foundation/models/media.py:file": DOCUMENTS,
    "site/foundation/old_addresses_desk.py:file": refusing(
        lambda data: import_redirects(data, dry_run=True), UnreadableError
    ),
    "portal/plan/admin/forms.py:file": refusing(
        lambda data: read_file(data, 2015), PlanUnreadableError
    ),
    "portal/statistics/admin/forms.py:file": refusing(read_grid, TableFileError),
    "training/cohorts/desk/importing.py:table": refusing(
        lambda data: [list(_rows(name, data)) for name in ("a.csv", "a.xlsx")], ValidationError
    ),
    "training/staff/models.py:proof": as_kind("pdf", "png", "jpg"),
}
# Filled by our own code only, through a store that takes clean files.
OWN = {
    "site/centre/publications/files.py:file",
    "site/centre/communities/models.py:waiting_picture",
    "portal/library/models/file.py:file",
}


def fields():
    """Return every field of a file in the code, as ``path:name``."""
    for folder in ("site", "portal", "training", "search"):
        for path in (ROOT / folder).rglob("*.py"):
            if "migrations" in path.parts:
                continue
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
                    kind = ast.unparse(node.value.func).rpartition(".")[2]
                    if kind.endswith(("FileField", "ImageField")):
                        name = ast.unparse(node.targets[0]).strip("'\"")
                        name = name.rpartition("['")[2].rstrip("']") or name
                        yield f"{path.relative_to(ROOT)}:{name}"


def test_every_field_is_attacked():
    assert {*fields()} == FIELDS.keys() | OWN


@pytest.mark.django_db
@pytest.mark.parametrize("attack", ATTACKS)
def test_no_reader_falls_to(attack, tmp_path):
    for field, read in FIELDS.items():
        started = time.process_time()
        read(ATTACKS[attack])
        assert time.process_time() - started < 8, field
    assert not Path("/tmp/escaped").exists()


@pytest.mark.parametrize(
    "name",
    [
        "report.pdf\u202efdp.exe",
        "../../etc/cron.d/a.pdf",
        "..\\..\\a.pdf",
        "/etc/passwd.pdf",
        "a.pdf/../../b.html",
        "CON.pdf",
        "a\r\nSet-Cookie: a=b.pdf",
        "жртва " * 60 + ".pdf",
        ".htaccess",
        "a.html",
        "a.svg",
        "a.pdf.html",
    ],
)
def test_no_name_says_where_a_file_is_kept_or_what_it_is(name, tmp_path):
    store = CleanStorage(location=tmp_path / "kept")
    # Said in words of ours, or in Django's own for a name that climbs.
    with pytest.raises((FileRefusedError, SuspiciousFileOperation)):
        store.save(f"documents/{name}", ContentFile(b"%PDF-1.4 " + EVIL, name=name))
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
