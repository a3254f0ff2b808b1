"""The recordings and films of the example campaigns, which ``bin/clips`` made."""

from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile

from foundation.models import SiteDocument, SiteImage

from ...demo.content import Item
from ..models import KitClip

MEDIA = Path(__file__).parents[2] / "demo" / "campaigns" / "media"
CREDIT = {
    "sr": "Центар; узорак који чита синтетички глас",
    "en": "The Centre; a sample read by a synthetic voice",
}
LANGUAGE = {"sr": "српски", "en": "енглески"}
HELP_NUMBER = "063 610 590"


def clips_of(item: Item, language: str) -> list[KitClip]:
    """Return unsaved rows for the recording and the film of a kit. The film speaks Serbian and has
    captions in both languages.
    """
    name = item.name.split("/")[1].partition("-")[2]
    text = item.texts[language]
    said = " ".join([*text["spoken"], HELP_NUMBER])
    title = item.texts["sr"]["title"].partition(":")[0]
    recording = KitClip(
        kind="audio",
        title=text["recording"],
        file=_document(f"{title}, снимак, {LANGUAGE[language]}", f"{name}-{language}.mp3"),
        spoken=language,
        transcript=said,
        credit=CREDIT[language],
        sort_order=0,
    )
    film = KitClip(
        kind="video",
        title=text["film"],
        file=_document(f"{title}, филм", f"{name}.mp4"),
        still=_still(f"{title}, слика из филма", f"{name}-still.png", item.texts["sr"]),
        spoken="sr",
        captions=(MEDIA / f"{name}-{language}.vtt").read_text(encoding="utf-8"),
        transcript=f"{text['film_shows']}\n\n{said}",
        credit=CREDIT[language],
        sort_order=1,
    )
    return [recording, film]


def _document(title: str, name: str) -> SiteDocument:
    found = SiteDocument.objects.filter(title=title).first()
    if found is not None:
        return found
    file = ContentFile((MEDIA / name).read_bytes(), name=name)
    return SiteDocument.objects.create(title=title, file=file)


def _still(title: str, name: str, text: dict[str, str]) -> SiteImage:
    found = SiteImage.objects.filter(title=title).first()
    if found is not None:
        return found
    return SiteImage.objects.create(
        title=title,
        file=ImageFile(ContentFile((MEDIA / name).read_bytes()), name=name),
        description=text["film_shows"],
        credit="Центар",
        credit_en="The Centre",
        licence="CC BY 4.0",
    )
