"""Makes the pieces of a town's kit in each language and packs them into one ZIP."""

import base64
import io
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from foundation.script import Script, override
from foundation.script.context import in_current

from ..kits import HelpLine, LocalPart, Made, Message, make_all
from .jobs import KIT, State, tell

FOLDERS = {"sr": "cirilica", "sr-latn": "latinica", "en": "english"}
MANIFESTS = {"sr": "ПРОЧИТАЈ.txt", "sr-latn": "PROCITAJ.txt", "en": "README.txt"}
# What a language is made of, for the progress display: an estimate is enough.
PIECES = 14


def order_of(messages: list[Message], *, title: str, licence: str, date: str) -> dict[str, Any]:
    """Return as JSON can hold it what a kit is made of: the messages, one a language, with their
    local part and their help lines.
    """
    return {
        "title": title,
        "licence": licence,
        "date": date,
        "messages": [_as_json(message) for message in messages],
    }


def make_kit(order: Mapping[str, Any], folder: Path) -> None:
    """Make what the order says and leave the ZIP in ``folder``, telling how far it is."""
    messages = [_from_json(fields) for fields in order["messages"]]
    total = PIECES * len(messages)
    done = 0
    tell(folder, State.WORKING, done, total)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for message in messages:
            made = []
            for piece in make_all(message):
                _add(packed, f"{FOLDERS[message.language]}/{piece.name}", piece.content)
                made.append(piece)
                done += 1
                tell(folder, State.WORKING, min(done, total), total)
            path = f"{FOLDERS[message.language]}/{MANIFESTS[message.language]}"
            _add(packed, path, _manifest(order, message, made).encode())
    part = folder / f"{KIT}.part"
    part.write_bytes(out.getvalue())
    part.replace(folder / KIT)
    tell(folder, State.DONE, total, total)


def _add(packed: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, time.localtime()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    packed.writestr(entry, content)


def _manifest(order: Mapping[str, Any], message: Message, made: list[Made]) -> str:
    """Return what is in the folder, and what may be done with it, in the folder's script."""
    script = Script.LATIN if message.language == "sr-latn" else Script.CYRILLIC
    with translation.override(message.language), override(script):
        lines = [
            in_current(message.headline),
            order["date"],
            "",
            in_current(_("What is in this folder:")),
            *(f"  {piece.name}  {piece.size}  {_kilobytes(piece.content)}" for piece in made),
            "",
            in_current(_("Licence: %(licence)s.") % {"licence": order["licence"]}),
            in_current(
                _("The national help line is part of the material: leave it where it stands.")
            ),
            in_current(_("Nothing of what you entered was kept.")),
        ]
    return "\n".join(lines) + "\n"


def _kilobytes(content: bytes) -> str:
    return f"{max(1, round(len(content) / 1024))} kB"


def _as_json(message: Message) -> dict[str, Any]:
    local = message.local or LocalPart()
    return {
        "headline": message.headline,
        "message": message.message,
        "action": message.action,
        "language": message.language,
        "help": [[line.label, line.number] for line in message.help],
        "pattern": message.pattern,
        "colourway": message.colourway,
        "release_title": message.release_title,
        "release": list(message.release),
        "radio": list(message.radio),
        "note": message.note,
        "local": {
            "municipality": local.municipality,
            "team": local.team,
            "telephone": local.telephone,
            "logo": base64.b64encode(local.logo).decode(),
        },
    }


def _from_json(fields: Mapping[str, Any]) -> Message:
    local = dict(fields["local"])
    local["logo"] = base64.b64decode(local["logo"])
    return Message(
        **{
            **fields,
            "help": tuple(HelpLine(*line) for line in fields["help"]),
            "local": LocalPart(**local),
        }
    )
