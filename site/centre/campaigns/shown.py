"""What the page of a kit shows of its files: which there are, in what forms, and how large."""

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from .banners import codes_of
from .packing import Contents, Entry, Packed
from .words import message_of

if TYPE_CHECKING:
    from .models import KitClip, KitPage

Shown = dict[str, Any]
OTHER_SCRIPT = {"sr": "sr-latn", "sr-latn": "sr"}


class KitFiles:
    """The files of a kit as its page shows them, in the script of the page first."""

    def __init__(self, request: HttpRequest, kit: "KitPage", contents: Contents, found: Packed):
        self._request = request
        self._kit = kit
        self._contents = contents
        self._found = found
        self._base = kit.get_url(request)
        self._language: Any = get_language() if kit.locale.language_code != "en" else "en"

    def context(self) -> Shown:
        """Return what the template takes."""
        other = OTHER_SCRIPT.get(self._language)
        return {
            "archive": {
                "url": f"{self._base}zip/",
                "size": self._found.size,
                "count": len(self._found.entries),
            },
            "posters": self._of("print", self._language),
            "web_pictures": self._of("web", self._language),
            "banners": self._banners(),
            "texts": self._texts(self._language),
            "poster_picture": self._poster(),
            "other_script": other
            and {
                "name": _("in Latin script") if other == "sr-latn" else _("in Cyrillic script"),
                "texts": self._texts(other),
                "files": [
                    item for group in ("print", "web", "banner") for item in self._of(group, other)
                ],
            },
            "photos": self._photos(),
            "clips": [self._clip(clip, number) for number, clip in self._numbered_clips()],
        }

    def _file(self, entry: Entry) -> Shown:
        return {
            "url": f"{self._base}delovi/{entry.slug}/",
            "view": self._view(entry),
            "title": entry.title,
            "name": entry.name,
            "format": entry.format,
            "size": entry.size,
            "note": entry.measure,
            "language": self._in(entry),
            "alt": entry.alt,
        }

    def _in(self, entry: Entry) -> Any:
        """Return in what script the words of a recording are; the rest is listed by script."""
        words = entry.group == "clip" and entry.path.endswith((".vtt", ".txt"))
        return NAMES[entry.language] if words else ""

    def _where(self, condition: Callable[[Entry], bool]) -> list[Shown]:
        return [self._file(entry) for entry in self._found.entries if condition(entry)]

    def _of(self, group: str, language: str) -> list[Shown]:
        return self._where(lambda entry: entry.group == group and entry.language == language)

    def _poster(self) -> Shown | None:
        """Return the square picture, as small as the page shows it."""
        for entry in self._found.entries:
            if entry.language == self._language and entry.name == "square.png":
                return {"url": self._view(entry), "alt": entry.alt}
        return None

    def _view(self, entry: Entry) -> str:
        """Return the address of a picture as the page shows it; "" of what is no picture."""
        return f"{self._base}pregled/{entry.slug}/" if entry.path.endswith(".png") else ""

    def _texts(self, language: str) -> list[Shown]:
        """Return each text with the forms in which it is there."""
        return [
            {"title": title, "files": list(files)}
            for title, files in groupby(self._of("text", language), lambda file: file["title"])
        ]

    def _banners(self) -> list[Shown]:
        files = {file["name"]: file for file in self._of("banner", self._language)}
        message = message_of(self._kit, self._language)
        return [
            {
                **files[code.name],
                "width": code.width,
                "height": code.height,
                "code": code.html,
            }
            for code in codes_of(self._kit, message)
            if code.name in files
        ]

    def _photos(self) -> list[Shown]:
        """Return each picture with the sizes in which it is there."""
        numbered = _by_number(entry for entry in self._found.entries if entry.group == "photo")
        return [
            {
                "image": picture.image,
                "alt": picture.image_alt,
                "until": picture.image.visible_until,
                # Each size is called by what it is: the picture's own words stand above.
                "files": [
                    {**self._file(entry), "title": entry.measure, "note": ""}
                    for entry in numbered.get(number, [])
                ],
            }
            for number, picture in enumerate(self._contents.pictures, start=1)
        ]

    def _numbered_clips(self) -> "Iterable[tuple[int, KitClip]]":
        return enumerate(self._contents.clips, start=1)

    def _clip(self, clip: "KitClip", number: int) -> Shown:
        entries = _by_number(entry for entry in self._found.entries if entry.group == "clip")
        mine = entries.get(number, [])
        return {
            "clip": clip,
            "until": clip.file.visible_until,
            "tracks": [
                {**self._file(entry), "spoken": entry.language, "label": LABELS[entry.language]}
                for entry in sorted(mine, key=lambda entry: entry.language != self._language)
                if entry.path.endswith(".vtt")
            ],
            "files": [self._file(entry) for entry in mine],
        }


NAMES = {
    "sr": gettext_lazy("Cyrillic script"),
    "sr-latn": gettext_lazy("Latin script"),
    "en": gettext_lazy("English"),
}
LABELS = {"sr": "Ћирилица", "sr-latn": "Latinica", "en": "English"}


def _by_number(entries: Iterable[Entry]) -> dict[int, list[Entry]]:
    """Return entries by the number that their names begin with."""
    found: dict[int, list[Entry]] = {}
    for entry in entries:
        found.setdefault(int(entry.name[:2]), []).append(entry)
    return found
