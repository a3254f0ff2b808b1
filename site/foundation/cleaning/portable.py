"""PDF: written anew from what its pages need. Notes, attachments and what runs are gone, and so is
everything that earlier savings left behind.

Of what a document said about itself two things are said anew: that it is accessible (PDF/UA), if it
said so, and a title, which is the file's name without its ending: that is seen anyway.
"""

import io
import re
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

import pikepdf

from .pictures import clean_jpeg2000_stream, clean_jpeg_stream
from .profiles import clean_profile
from .refusal import Found, RefusedError

# What pages show beside their own content: links and the fields of forms. All others are notes of
# people, players, or files.
_KEPT_ANNOTATIONS = {"/Link", "/Widget"}
_SAFE_ACTIONS = {"/GoTo", "/URI", "/Named", "/ResetForm"}
_SAFE_ADDRESS = re.compile(rb"\s*(?:https?|mailto|tel):", re.IGNORECASE)
_GONE = (
    *("/Metadata", "/PieceInfo", "/LastModified", "/AA", "/AF", "/Thumb", "/Measure", "/PTData"),
    *("/CreationDate", "/ModDate", "/Collection", "/Perms", "/SpiderInfo", "/DSS", "/Legal"),
    *("/JavaScript", "/EmbeddedFiles", "/XFA", "/Renditions", "/Threads", "/B", "/Requirements"),
    *("/NeedsRendering", "/DPartRoot", "/UserUnitNote", "/Private", "/OPI", "/GTS_Encapsulated"),
)
# The document's root keeps these and no other.
_ROOT = {
    *("/Type", "/Pages", "/Lang", "/MarkInfo", "/StructTreeRoot", "/Outlines", "/Dests", "/Names"),
    *("/PageLabels", "/PageLayout", "/PageMode", "/ViewerPreferences", "/OCProperties"),
    *("/OutputIntents", "/AcroForm", "/Version", "/Extensions"),
}
_MOST_PAGES = 3_000
_MOST_OBJECTS = 400_000


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"\
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>{accessible}
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""
_ACCESSIBLE = re.compile(rb"pdfuaid:part(?:>|=[\"'])\s*([12])\b")


def clean_pdf(data: bytes, title: str = "") -> bytes:
    """Return the document without what its pages don't show, called ``title``.

    Raises ``RefusedError``.
    """
    if not data.startswith(b"%PDF-"):
        raise RefusedError(Found("kind", "pdf"))
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
            return _rewritten(pdf, title)
    except RefusedError:
        raise
    except pikepdf.PasswordError as error:
        raise RefusedError("encrypted") from error
    except MemoryError as error:
        raise RefusedError("complex") from error
    except Exception as error:
        # Whatever a reader of hostile bytes says, the file is no document.
        raise RefusedError("unreadable") from error


def _rewritten(pdf: Any, title: str) -> bytes:
    if pdf.is_encrypted:
        raise RefusedError("encrypted")
    if not 0 < len(pdf.pages) <= _MOST_PAGES or len(pdf.objects) > _MOST_OBJECTS:
        raise RefusedError("complex")
    layers = pdf.Root.get("/OCProperties")
    if layers is not None and _hides_layer(layers):
        raise RefusedError("hidden-layer")
    accessible = _accessible(pdf)
    for key in [key for key in pdf.Root.keys() if key not in _ROOT]:  # noqa: SIM118  # no mapping
        del pdf.Root[key]
    for key in ("/Info", "/ID"):
        if key in pdf.trailer:
            del pdf.trailer[key]
    _clean_everything(pdf)
    _clean_fields(pdf)
    _say_title(pdf, title, accessible)
    pdf.remove_unreferenced_resources()
    out = io.BytesIO()
    # Written without what nothing leads to, with an identity that only the content decides.
    pdf.save(
        out,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        recompress_flate=True,
        fix_metadata_version=False,
    )
    return out.getvalue()


def _clean_everything(pdf: Any) -> None:
    """Clean whatever holds something, and each colour profile once, however often it is named."""
    profiles: dict[tuple[int, int], Any] = {}
    for holder in _holders(pdf):
        profiles.update(_profiles(holder))
        if not isinstance(holder, pikepdf.Array):
            _clean(holder)
    for profile in profiles.values():
        profile.write(clean_profile(profile.read_bytes()))


def _accessible(pdf: Any) -> str:
    """Return the part of PDF/UA that a tagged document says it keeps to, or nothing."""
    packet = pdf.Root.get("/Metadata")
    if "/StructTreeRoot" not in pdf.Root or not isinstance(packet, pikepdf.Stream):
        return ""
    said = _ACCESSIBLE.search(packet.read_bytes())
    return said[1].decode() if said else ""


def _say_title(pdf: Any, title: str, accessible: str) -> None:
    if not title:
        return
    part = f"<pdfuaid:part>{accessible}</pdfuaid:part>" if accessible else ""
    packet = _PACKET.format(title=escape(title), accessible=part)
    pdf.Root.Metadata = pdf.make_stream(
        packet.encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML
    )
    preferences = pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary())
    preferences.DisplayDocTitle = True
    pdf.Root.ViewerPreferences = preferences


def _hides_layer(layers: Any) -> bool:
    """Say whether a layer with something on it is switched off."""
    chosen = layers.get("/D", {})
    return chosen.get("/BaseState") == "/OFF" or len(chosen.get("/OFF", [])) > 0


def _holders(pdf: Any) -> Iterator[Any]:
    """Give everything that holds other things, what is inside others too, however deep."""
    seen: set[tuple[int, int]] = set()
    waiting: list[Any] = [pdf.trailer, *pdf.objects]
    while waiting:
        each = waiting.pop()
        if not isinstance(each, pikepdf.Object):
            continue
        if each.is_indirect:
            if each.objgen in seen:
                continue
            seen.add(each.objgen)
        if isinstance(each, pikepdf.Array):
            yield each
            waiting += [item for item in each if _may_hold(item)]
        elif isinstance(each, (pikepdf.Dictionary, pikepdf.Stream)):
            yield each
            waiting += [value for _key, value in each.items() if _may_hold(value)]


def _may_hold(value: Any) -> bool:
    return isinstance(value, (pikepdf.Array, pikepdf.Dictionary, pikepdf.Stream))


def _profiles(holder: Any) -> Iterator[tuple[tuple[int, int], Any]]:
    """Give the colour profiles that something names: a space of colours, or a printer's intent."""
    if isinstance(holder, pikepdf.Array):
        profile = holder[1] if len(holder) > 1 and holder[0] == "/ICCBased" else None
    else:
        profile = holder.get("/DestOutputProfile")
        if profile is not None:
            for key in ("/Info", "/OutputCondition"):
                # What the printer calls it. Its identifier tells as much, and is looked up.
                if key in holder:
                    del holder[key]
    if isinstance(profile, pikepdf.Stream):
        yield profile.objgen, profile


def _clean(holder: Any) -> None:
    for key in _GONE:
        if key in holder and not (key == "/B" and holder.get("/Type") != "/Page"):
            del holder[key]
    for key in ("/A", "/OpenAction", "/PA"):
        action = holder.get(key)
        if isinstance(action, pikepdf.Dictionary) and "/S" in action and not _is_safe(action):
            del holder[key]
    if "/Annots" in holder:
        kept = [each for each in holder.Annots if _is_kept(each)]
        if kept:
            holder.Annots = pikepdf.Array(kept)
        else:
            del holder["/Annots"]
    if isinstance(holder, pikepdf.Stream):
        _clean_stream(holder)


def _is_safe(action: Any) -> bool:
    if action.get("/S") not in _SAFE_ACTIONS:
        return False
    if "/Next" in action:
        del action["/Next"]
    return action.S != "/URI" or bool(_SAFE_ADDRESS.match(bytes(action.get("/URI", b""))))


def _is_kept(annotation: Any) -> bool:
    if annotation.get("/Subtype") not in _KEPT_ANNOTATIONS:
        return False
    for key in ("/T", "/Contents", "/NM", "/M", "/RC", "/Subj", "/Popup"):
        # The name and the words of a field are its own; on a link, /Contents is read aloud.
        own = ("/T",) if annotation.Subtype == "/Widget" else ("/Contents",)
        if key in annotation and key not in own:
            del annotation[key]
    return True


def _clean_stream(stream: Any) -> None:
    if stream.get("/Type") in ("/EmbeddedFile", "/Metadata"):
        stream.write(b"")
        return
    filters = stream.get("/Filter")
    several = isinstance(filters, pikepdf.Array)
    names = [str(each) for each in filters] if several else [str(filters)]
    if names == ["/DCTDecode"]:
        stream.write(
            clean_jpeg_stream(stream.read_raw_bytes()),
            filter=pikepdf.Name.DCTDecode,
            decode_parms=stream.get("/DecodeParms"),
        )
    elif names == ["/JPXDecode"]:
        raw = stream.read_raw_bytes()
        if raw[4:8] == b"jP  ":
            stream.write(clean_jpeg2000_stream(raw), filter=pikepdf.Name.JPXDecode)


def _clean_fields(pdf: Any) -> None:
    form = pdf.Root.get("/AcroForm")
    if form is None:
        return
    if any(each.get("/FT") == "/Sig" and "/V" in each for each in form.get("/Fields", [])):
        # A signature of what was changed is none, and its certificate names a person.
        raise RefusedError("signed")
    if "/SigFlags" in form:
        del form["/SigFlags"]
