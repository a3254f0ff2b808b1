"""The film of a lesson, which ``bin/clips`` made."""

import tomllib
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from wagtail.models import Collection

from foundation.models import SiteDocument, SiteImage

HERE = Path(__file__).parent
MEDIA = HERE / "media"


def block_in(collection: Collection) -> dict[str, Any]:
    """Return the block of the film, its file and still kept in ``collection``."""
    told = tomllib.loads((HERE / "recording.toml").read_text(encoding="utf-8"))
    name = told["name"]
    return {
        "type": "recording",
        "value": {
            "kind": "video",
            "title": told["title"],
            "file": _film(told["title"], f"{name}.mp4", collection).pk,
            "still": _still(told, f"{name}-still.png", collection).pk,
            "spoken": "sr",
            "captions": (MEDIA / f"{name}.vtt").read_text(encoding="utf-8"),
            "transcript": "\n\n".join([told["shows"], " ".join(told["spoken"])]),
            "credit": told["credit"],
        },
    }


def _film(title: str, name: str, collection: Collection) -> SiteDocument:
    found = SiteDocument.objects.filter(collection=collection, title=title).first()
    return found or SiteDocument.objects.create(
        title=title,
        collection=collection,
        file=ContentFile((MEDIA / name).read_bytes(), name=name),
    )


def _still(told: dict[str, Any], name: str, collection: Collection) -> SiteImage:
    title = f"{told['title']}: слика из филма"
    found = SiteImage.objects.filter(collection=collection, title=title).first()
    return found or SiteImage.objects.create(
        title=title,
        collection=collection,
        file=ImageFile(ContentFile((MEDIA / name).read_bytes()), name=name),
        description=told["shows"],
        credit="Центар",
        credit_en="The Centre",
        licence="CC BY 4.0",
    )
