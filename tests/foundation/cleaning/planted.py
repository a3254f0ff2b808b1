"""Files as programs make them, with a word planted wherever one may keep something."""

import io
import zipfile
import zlib
from pathlib import Path

import pikepdf
from docx import Document
from lxml import etree
from PIL import Image

WORD = "planted-word-4711"
SAMPLES = Path(__file__).with_name("samples")
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SLIDE = "http://schemas.openxmlformats.org/presentationml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
OFFICE = "application/vnd.openxmlformats-officedocument"


def picture(kind="JPEG", size=(32, 24), **options):
    """Return a picture that says who took it, where, and with what."""
    exif = Image.Exif()
    exif[0x010E] = exif[0x013B] = f"{WORD} in EXIF"
    exif.get_ifd(0x8825).update({1: "N", 2: (44.0, 49.0, 0.0), 29: WORD})
    options = {"exif": exif, "xmp": f"<x>{WORD} in XMP</x>".encode(), **options}
    if kind == "PNG":
        from PIL.PngImagePlugin import PngInfo

        notes = PngInfo()
        notes.add_text("Author", WORD)
        notes.add_itxt("XML:com.adobe.xmp", WORD, zip=True)
        options = {"exif": exif, "pnginfo": notes}
    elif kind == "JPEG":
        options["comment"] = WORD.encode()
    out = io.BytesIO()
    image = Image.new("RGB", size, "teal")
    image.putpixel((0, 0), (255, 0, 0))
    image.save(out, kind, **options)
    return out.getvalue() + f"{WORD} behind the end".encode()


def repacked(data, change=lambda name, content: content, added=()):
    """Return a package with its parts changed, and others added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        after.comment = WORD.encode()
        for info in before.infolist():
            after.writestr(info, change(info.filename, before.read(info)))
        for name, content in added:
            after.writestr(name, content)
    return out.getvalue()


def word(inside="", **parts):
    """Return a Word file with properties, a comment, a picture; ``inside`` is put into its text."""
    document = Document()
    document.add_heading("Наслов", level=1)
    paragraph = document.add_paragraph("Текст који се види.")
    for name in ("author", "title", "subject", "comments", "keywords", "last_modified_by"):
        setattr(document.core_properties, name, WORD)
    document.add_comment(paragraph.runs, text=WORD, author=WORD, initials="W")
    document.add_picture(io.BytesIO(picture()))
    stream = io.BytesIO()
    document.save(stream)

    def change(name, content):
        if name == "word/document.xml":
            content = content.replace(b"<w:sectPr", inside.encode() + b"<w:sectPr", 1)
            content = content.replace(b"<w:p>", f'<w:p w:rsidR="{WORD}">'.encode(), 1)
            content = content.replace(b'name="image1.jpg"', f'name="{WORD}.jpg"'.encode())
        if name == "word/settings.xml":
            rsids = f'<w:rsids><w:rsid w:val="{WORD}"/></w:rsids></w:settings>'
            content = content.replace(b"</w:settings>", rsids.encode())
        return content

    added = [("customXml/secret.xml", f"<x>{WORD}</x>"), *parts.items()]
    return repacked(stream.getvalue(), change, added)


def office(main, parts):
    """Return an office file of the given parts: ``{name: (type, content, relationships)}``."""
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{type_}"/>'
        for name, (type_, _content, _rels) in parts.items()
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
            f'"application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
        )
        package.writestr(
            "_rels/.rels", rels([("officeDocument", main), ("core", "docProps/c.xml")])
        )
        package.writestr("docProps/c.xml", f"<x>{WORD}</x>")
        for name, (_type, content, relations) in parts.items():
            package.writestr(name, content)
            if relations:
                folder, _slash, file = name.rpartition("/")
                package.writestr(f"{folder}/_rels/{file}.rels", rels(relations))
    return out.getvalue()


def rels(relations):
    """Return a list of relationships: (kind, target), r1, r2 and so on."""
    inside = "".join(
        f"<Relationship Id='r{number}' Type='{R}/{kind}' Target='{target}'/>"
        for number, (kind, target) in enumerate(relations, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def sheets(sheet="", book="", names="<sheet name='Подаци' sheetId='1' r:id='r1'/>", more=()):
    """Return an Excel file with a sheet, a comment, a link to another file and a printer."""
    cell = "<sheetData><row r='1'><c r='A1'><f>[1]Sheet1!A1</f><v>12</v></c></row></sheetData>"
    path = f"<x15ac:absPath url='C:/{WORD}' xmlns:x15ac='urn:x'/>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    choice = f"<mc:Choice Requires='x15'>{path}</mc:Choice>"
    workbook = (
        f"<workbook xmlns='{SHEET}' xmlns:r='{R}'><fileSharing userName='{WORD}'/>"
        f"<mc:AlternateContent xmlns:mc='{mc}'>{choice}</mc:AlternateContent>"
        f"{book}<sheets>{names}</sheets>"
        "<externalReferences><externalReference r:id='r2'/></externalReferences></workbook>"
    )
    relations = [("worksheet", "worksheets/sheet1.xml"), ("externalLink", "links/l1.xml"), *more]
    content = f"<worksheet xmlns='{SHEET}' xmlns:r='{R}'>{sheet or cell}</worksheet>"
    beside = [("comments", "../comments1.xml"), ("printerSettings", "../printer.bin")]
    return office("xl/workbook.xml", {
        "xl/workbook.xml": (f"{OFFICE}.spreadsheetml.sheet.main+xml", workbook, relations),
        "xl/worksheets/sheet1.xml": (f"{OFFICE}.spreadsheetml.worksheet+xml", content, beside),
        "xl/comments1.xml": ("application/xml", f"<x>{WORD}</x>", ()),
        "xl/links/l1.xml": ("application/xml", f"<x>{WORD}</x>", ()),
        "xl/printer.bin": ("application/octet-stream", WORD, ()),
    })  # fmt: skip


def slides(show="", notes=""):
    """Return a PowerPoint file with one slide, comments and a page of notes."""
    deck = f"<p:presentation xmlns:p='{SLIDE}'/>"
    slide = f"<p:sld xmlns:p='{SLIDE}' {show}><p:cSld/></p:sld>"
    page = f"<p:notes xmlns:p='{SLIDE}' xmlns:a='{DRAWING}'><a:t>{notes}</a:t></p:notes>"
    of_slide = [("notesSlide", "../notesSlides/n1.xml"), ("comments", "../comments/c1.xml")]
    return office("ppt/presentation.xml", {
        "ppt/presentation.xml": (
            f"{OFFICE}.presentationml.presentation.main+xml", deck,
            [("slide", "slides/slide1.xml"), ("commentAuthors", "authors.xml")],
        ),
        "ppt/slides/slide1.xml": (f"{OFFICE}.presentationml.slide+xml", slide, of_slide),
        "ppt/notesSlides/n1.xml": (f"{OFFICE}.presentationml.notesSlide+xml", page, ()),
        "ppt/comments/c1.xml": ("application/xml", f"<x>{WORD}</x>", ()),
        "ppt/authors.xml": ("application/xml", f"<x>{WORD}</x>", ()),
    })  # fmt: skip


def open_document(inside="", added=()):
    """Return an OpenDocument text with a comment, properties and a picture."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "style", "config")
    )
    spaces += ' xmlns:r="http://openoffice.org/2009/office"'
    spaces += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    content = (
        f"<office:document-content {spaces}><office:body><office:text>"
        f'<text:p r:rsid="{WORD}">Текст<office:annotation>{WORD}</office:annotation> даље</text:p>'
        f'<text:a xlink:href="file:///home/{WORD}">веза</text:a>{inside}'
        "</office:text></office:body></office:document-content>"
    )
    settings = (
        f"<office:document-settings {spaces}><config:config-item config:name='PrinterName'>{WORD}"
        "</config:config-item></office:document-settings>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for name, data in [
            ("content.xml", content),
            ("settings.xml", settings),
            ("meta.xml", f"<x>{WORD}</x>"),
            ("Thumbnails/thumbnail.png", picture("PNG")),
            ("Pictures/one.jpg", picture()),
            *added,
        ]:
            package.writestr(name, data)
    return out.getvalue()


def pdf(**root):
    """Return a PDF with properties, an attachment, notes, something that runs, and a past."""
    made = pikepdf.new()
    page = made.add_blank_page()
    made.docinfo["/Author"] = WORD
    with made.open_metadata() as metadata:
        metadata["dc:creator"] = [WORD]
    made.attachments["a.txt"] = pikepdf.AttachedFileSpec(made, WORD.encode(), filename=WORD)
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=WORD)
    start = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=WORD)
    made.Root.OpenAction, made.Root.AA = script, pikepdf.Dictionary(WC=start)
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Contents=WORD)
    link = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], M=WORD,
        A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.org/"),
    )  # fmt: skip
    run = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=start
    )
    page.Annots = made.make_indirect(pikepdf.Array([note, link, run]))
    page.PieceInfo = pikepdf.Dictionary(X=WORD)
    photo = pikepdf.Stream(made, picture()[: -len(f"{WORD} behind the end")])
    photo.Type, photo.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    photo.Width, photo.Height, photo.BitsPerComponent = 32, 24, 8
    photo.ColorSpace = pikepdf.Name.DeviceRGB
    photo.Filter = pikepdf.Name.DCTDecode
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=photo))
    page.Contents = made.make_stream(b"q 32 0 0 24 0 0 cm /P Do Q")
    for key, value in root.items():
        made.Root[f"/{key}"] = value
    out = io.BytesIO()
    made.save(out)
    return out.getvalue() + _past(out.getvalue())


def _past(data):
    """Return an update, as programs append one: what stood there before stays in the file."""
    at = data.rindex(b"startxref")
    last = data[at:].split()[1]
    body = f"999 0 obj\n({WORD} in the past)\nendobj\n".encode()
    table = f"xref\n999 1\n{len(data):010} 00000 n \n".encode()
    with pikepdf.open(io.BytesIO(data)) as opened:
        root = opened.Root.objgen[0]
    trailer = f"trailer\n<</Size 1000 /Root {root} 0 R /Prev {last.decode()}>>\n".encode()
    return body + table + trailer + f"startxref\n{len(data) + len(body)}\n%%EOF\n".encode()


def everything_in(data):
    """Return every byte of a file, as it is and unpacked, however it is packed."""
    found = [data]
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            found.append(package.comment)
            for info in package.infolist():
                found += [info.filename.encode(), info.comment, info.extra]
                found += everything_in(package.read(info))
    elif data.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(data)) as opened:
            for each in opened.objects:
                if isinstance(each, pikepdf.Stream):
                    found += everything_in(each.read_raw_bytes())
                    found.append(repr(dict(each.items())).encode())
                else:
                    found.append(each.unparse(resolved=False) if hasattr(each, "unparse") else b"")
    elif data.startswith((b"x\x9c", b"x\xda", b"x\x01")):
        found.append(zlib.decompressobj().decompress(data))
    elif data.startswith(b"\x89PNG"):
        with Image.open(io.BytesIO(data)) as opened:
            found.append(repr(opened.info).encode())
    return found


def tells(data):
    """Say whether the planted word is anywhere in the file, in any encoding."""
    words = [WORD.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
    return any(word in piece for piece in everything_in(data) for word in words)


def part(data, name):
    """Return one part of a package as an element."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))
