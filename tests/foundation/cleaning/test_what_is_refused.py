"""A file that isn't what it says, that is hostile, or about which a person must decide is refused
with everything that was found.
"""

import io
import struct
import zipfile
import zlib

import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.utils.translation import override
from PIL import Image

from foundation import sandbox
from foundation.cleaning import files
from foundation.cleaning.files import clean_file
from foundation.cleaning.kinds import clean_bytes
from foundation.cleaning.limits import MEGABYTE
from foundation.cleaning.refusal import RefusedError
from foundation.cleaning.sentences import _SENTENCES, FileRefusedError
from tests.foundation.cleaning import planted
from tests.foundation.cleaning.planted import R

HTML = b"<!doctype html><script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
CUE = "WEBVTT\n\n00:01.000 --> 00:02.000\n"


def archive(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return out.getvalue()


def bomb():
    return archive(**{"a.txt": bytes(300 * MEGABYTE)})


def large_png():
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(bytes(99))), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )


def moving():
    out = io.BytesIO()
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:])
    return out.getvalue()


def locked():
    made = pikepdf.new()
    made.add_blank_page()
    out = io.BytesIO()
    made.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


def layered():
    off = pikepdf.Array([pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Skica")])
    return planted.pdf(OCProperties=pikepdf.Dictionary(OCGs=off, D=pikepdf.Dictionary(OFF=off)))


def of_a_camera():
    """Return a video whose second track is no sound but a list of places."""
    data = (planted.SAMPLES / "a.mp4").read_bytes()
    return data.replace(b"soun", b"meta", 1)


def hidden_sheet():
    return planted.sheets(names="<sheet name='Имена' sheetId='1' r:id='r1' state='hidden'/>")


def hidden_rows():
    row = "<row r='7' hidden='1'><c r='A7'><v>1</v></c></row>"
    return planted.sheets(sheet=f"<sheetData>{row}</sheetData>")


def hidden_columns():
    cell = "<row r='7'><c r='C7'><v>1</v></c></row>"
    columns = "<cols><col min='2' max='4' hidden='1'/></cols>"
    return planted.sheets(sheet=f"{columns}<sheetData>{cell}</sheetData>")


def with_object():
    relations = f"<Relationship Id='o1' Type='{R}/oleObject' Target='x.bin'/></Relationships>"

    def change(name, content):
        if name == "word/_rels/document.xml.rels":
            return content.replace(b"</Relationships>", relations.encode())
        return content

    return planted.repacked(planted.word(), change)


CHANGED = '<w:p><w:ins w:author="A"><w:r><w:t>а</w:t></w:r></w:ins><w:del w:author="A"/></w:p>'
HIDDEN = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>тајна</w:t></w:r></w:p>"
DELETED = "<text:tracked-changes><text:changed-region/></text:tracked-changes>"

REFUSED = {
    "HTML as PDF": (HTML, "pdf", "kind"),
    "HTML as text": (HTML, "txt", "kind"),
    "HTML behind emptiness": (b"\n\n  " + HTML, "csv", "kind"),
    "SVG as PNG": (SVG, "png", "kind"),
    "GIF as PNG": (b"GIF89a" + bytes(60), "png", "kind"),
    "PDF behind something else": (lambda: b"x\n" + planted.pdf(), "pdf", "kind"),
    "a text as Word": (b"words", "docx", "kind"),
    "Excel as Word": (planted.sheets, "docx", "kind"),
    "Word as a text": (planted.word, "txt", "kind"),
    "an archive as a video": (lambda: archive(a="b"), "mp4", "kind"),
    "PNG as sound": (lambda: planted.picture("PNG"), "mp3", "kind"),
    "a video as sound": ((planted.SAMPLES / "a.mp4").read_bytes, "opus", "kind"),
    "Matroska that isn't WebM": (
        lambda: (planted.SAMPLES / "a.webm").read_bytes().replace(b"webm", b"matr", 1),
        "webm",
        "kind",
    ),
    "a program": (b"MZ" + bytes(60), "txt", "kind"),
    "nothing": (b"", "txt", "empty"),
    "only spaces": (b" \n", "md", "empty"),
    "windows-1250": ("čovek".encode("cp1250"), "txt", "encoding"),
    "UTF-16": ("човек".encode("utf-16"), "csv", "encoding"),
    "a zero": (b"a\x00b", "txt", "signs"),
    "a sign that turns": ("fajl\u202egpj.txt".encode(), "md", "signs"),
    "no JSON": (b'{"a": 1,}', "json", "json"),
    "deep JSON": (b"[" * 100_000, "json", "complex"),
    "captions with markup": (f"{CUE}<img src=x>".encode(), "vtt", "captions"),
    "captions that end before they begin": (
        b"WEBVTT\n\n00:03.000 --> 00:02.000\na", "vtt", "captions",
    ),
    "captions out of order": (f"{CUE}a\n\n00:00.000 --> 00:02.000\nb".encode(), "vtt", "captions"),
    "captions without a time": (f"{CUE}a\n\nwords".encode(), "vtt", "captions"),
    "a large picture": (large_png, "png", "pixels"),
    "a picture that moves": (moving, "webp", "moving"),
    "half a picture": (lambda: planted.picture("PNG")[:150], "png", "unreadable"),
    "half a JPEG": (lambda: planted.picture(size=(400, 300))[:1200], "jpeg", "unreadable"),
    "half a video": (lambda: (planted.SAMPLES / "a.webm").read_bytes()[:-9], "webm", "unreadable"),
    "a track of places": (of_a_camera, "mp4", "tracks"),
    "a locked PDF": (locked, "pdf", "encrypted"),
    "a broken PDF": (b"%PDF-1.7\nnothing", "pdf", "unreadable"),
    "a layer that is off": (layered, "pdf", "hidden-layer"),
    "tracked changes": (lambda: planted.word(CHANGED), "docx", "changes"),
    "hidden text": (lambda: planted.word(HIDDEN), "docx", "hidden-text"),
    "an object": (with_object, "docx", "embedded"),
    "changes in OpenDocument": (lambda: planted.open_document(DELETED), "odt", "changes"),
    "hidden text in OpenDocument": (
        lambda: planted.open_document("<text:hidden-text>тајна</text:hidden-text>"),
        "odt",
        "hidden-text",
    ),
    "macros in OpenDocument": (
        lambda: planted.open_document(added=[("Basic/Standard/A.xml", "<x/>")]), "odt", "macros",
    ),
    "a declared entity": (
        lambda: planted.repacked(
            planted.open_document(),
            lambda name, content: b"<!DOCTYPE x [<!ENTITY y 'z'>]><x>&y;</x>"
            if name == "content.xml"
            else content,
        ),
        "odt",
        "declares",
    ),
    "a hidden sheet": (hidden_sheet, "xlsx", "hidden-sheet"),
    "hidden rows": (hidden_rows, "xlsx", "hidden-cells"),
    "hidden columns": (hidden_columns, "xlsx", "hidden-cells"),
    "a pivot table": (
        lambda: planted.sheets(more=[("pivotCacheDefinition", "p.xml")]), "xlsx", "pivot",
    ),
    "macros": (lambda: planted.sheets(more=[("vbaProject", "vba.bin")]), "xlsx", "macros"),
    "a hidden slide": (lambda: planted.slides(show="show='0'"), "pptx", "hidden-slide"),
    "what a speaker wrote": (lambda: planted.slides(notes="Не реците име"), "pptx", "notes"),
    "a bomb": (bomb, "zip", "bomb"),
    "an archive in an archive": (lambda: archive(**{"b.zip": archive(a="b")}), "zip", "nested"),
    "a path out": (lambda: archive(**{"../a.txt": "a"}), "zip", "names"),
    "a path from the root": (lambda: archive(**{"/etc/a.txt": "a"}), "zip", "names"),
    "a path of Windows": (lambda: archive(**{"C:\\a.txt": "a"}), "zip", "names"),
    "a name that turns": (lambda: archive(**{"a\u202etxt.exe.txt": "a"}), "zip", "names"),
    "two that are one": (lambda: archive(**{"a.txt": "a", "A.txt": "b"}), "zip", "names"),
    "too many members": (lambda: archive(**{f"{n}.txt": "a" for n in range(501)}), "zip", "bomb"),
    "a program in an archive": (lambda: archive(**{"a.exe": "MZ"}), "zip", "unknown"),
    "an empty archive": (lambda: archive(**{"Thumbs.db": "x"}), "zip", "empty"),
    "no kind that is kept": (HTML, "html", "unknown"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "kind", "code"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused(data, kind, code):
    with pytest.raises(RefusedError) as refused:
        clean_bytes(data() if callable(data) else data, kind)
    assert code in {found.code for found in refused.value.found}
    assert code in _SENTENCES


def test_everything_that_was_found_is_told_at_once_and_where():
    data = archive(**{"a.docx": planted.word(CHANGED + HIDDEN), "b.txt": b"\xff"})
    with pytest.raises(RefusedError) as refused:
        clean_bytes(data, "zip")
    assert [tuple(found) for found in refused.value.found] == [
        ("changes", "2", "a.docx"),
        ("hidden-text", "тајна", "a.docx"),
        ("encoding", "", "b.txt"),
    ]


def test_another_process_looks_and_its_reasons_come_in_the_editors_language():
    assert not planted.tells(clean_file(ContentFile(planted.word(), name="a.docx")).read())
    with override("sr"), pytest.raises(FileRefusedError) as refused:
        clean_file(ContentFile(planted.word(CHANGED + HIDDEN), name="a.docx"))
    first, second = refused.value.messages
    assert first.startswith("Садржи праћене измене (2). Прихватите их или одбаците, сачувајте")
    assert second == "Садржи скривен текст („тајна“). Прикажите га или обришите."


def test_a_process_that_needs_too_much_is_ended(monkeypatch):
    confined = (
        sandbox.start_of("foundation.sandbox").rpartition("from")[0]
        + "from foundation.sandbox import confine; confine(seconds=5, memory=10**8); "
    )
    assert sandbox.run(f"{confined} print('x')", b"", seconds=5).made == b"x\n"
    assert sandbox.run(f"{confined} bytes(10**9)", b"", seconds=5) == sandbox.Answer()
    writes = "import tempfile; tempfile.TemporaryFile().write(bytes(99)); print('x')"
    assert sandbox.run(confined + writes, b"", seconds=5) == sandbox.Answer()
    monkeypatch.setattr(files, "_START", "while True: pass")
    monkeypatch.setattr(files, "SECONDS", 0.2)
    with pytest.raises(FileRefusedError) as refused:
        clean_file(ContentFile(b"x", name="a.pdf"))
    assert [error.code for error in refused.value.error_list] == ["complex"]


def test_what_is_too_large_is_not_even_looked_at(monkeypatch, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 3
    monkeypatch.setattr(files, "cleaned", None)
    with pytest.raises(FileRefusedError):
        clean_file(ContentFile(b"word", name="a.txt"))
