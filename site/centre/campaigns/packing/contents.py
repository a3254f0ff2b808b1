"""What a kit holds at this moment: its words, and those of its files that everybody may have."""

import hashlib
import json
import logging
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch

from foundation import moment
from foundation.access import PUBLIC, key_of, visible_to
from foundation.blocks.answers import paragraphs_of
from foundation.models import SiteDocument, SiteImage

from ...kits import Message
from ..words import facts_of, messages_of, questions_of, version_of

if TYPE_CHECKING:
    from ..models import KitClip, KitPage, KitPicture

_log = logging.getLogger(__name__)

CODE = (
    settings.ROOT / "templates" / "print",
    settings.ROOT / "site" / "centre" / "kits",
    Path(__file__).parent.parent,
)


@dataclass(frozen=True)
class Contents:
    """A kit, what its pieces say in each language, and its files that may be handed out now."""

    kit: "KitPage"
    messages: list[Message]
    pictures: "list[KitPicture]"
    clips: "list[KitClip]"

    def fingerprint(self) -> str:
        """Return what changes whenever any byte of the ZIP would."""
        kit = self.kit
        told: list[Any] = [_code(), kit.pk, kit.title, kit.licence, version_of(kit), kit.url]
        told += [asdict(message) for message in self.messages]
        told += [questions_of(kit), facts_of(kit), paragraphs_of(kit.radio)]
        for picture in self.pictures:
            image = picture.image
            told += [image.file.name, image.file_hash, image.title, image.licence]
            told += [image.credit, image.credit_en, picture.image_alt, str(image.visible_until)]
        for clip in self.clips:
            told += [clip.file.file.name, clip.file.file_hash, clip.title, clip.captions]
            told += [clip.transcript, clip.credit, clip.licence, str(clip.file.visible_until)]
        text = json.dumps(told, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()


def contents_of(kit: "KitPage") -> Contents:
    """Return what ``kit`` holds now. A picture or a recording whose consent has ended, or that is
    not for everybody, is not in it, whoever asks; what waits for the kit's own minute is.
    """
    with_sizes = SiteImage.objects.prefetch_renditions()
    # As they are stored, whatever somebody holds in memory.
    stored_pictures: Any = kit.pictures
    stored_clips: Any = kit.clips
    pictures = list(
        stored_pictures.get_live_queryset().prefetch_related(Prefetch("image", with_sizes))
    )
    clips = list(
        stored_clips.get_live_queryset()
        .select_related("file")
        .prefetch_related(Prefetch("still", with_sizes))
    )
    images = _shown(SiteImage, [picture.image for picture in pictures])
    files = _shown(SiteDocument, [clip.file for clip in clips])
    return Contents(
        kit,
        messages_of(kit),
        [picture for picture in pictures if picture.image_id in images],
        [clip for clip in clips if clip.file_id in files],
    )


def _shown(model: type[SiteImage | SiteDocument], files: list[Any]) -> set[int]:
    """Return the keys of those files that may be handed out with the kit, and are there: a kit
    without a picture is better than none.
    """
    there = [file for file in files if file.file.storage.exists(file.file.name)]
    if len(there) < len(files):
        _log.error("%s stored files of a kit are missing", len(files) - len(there))
    pks = [file.pk for file in there]
    if not pks:
        return set()
    open_now = visible_to(AnonymousUser(), model._default_manager.filter(pk__in=pks))
    shown = set(open_now.values_list("pk", flat=True))
    if len(shown) < len(pks):
        # The kit is not for everybody, or not yet: who gets it gets what it shows.
        now = moment.now()
        shown |= {file.pk for file in files if file.is_shown_at(now) and key_of(file) == PUBLIC}
    return shown


@lru_cache(maxsize=1)
def _code() -> str:
    """Return the hash of what makes the pieces: a new look makes new files."""
    digest = hashlib.sha256()
    for folder in CODE:
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".py", ".typ", ".txt"}:
                digest.update(path.read_bytes())
    return digest.hexdigest()
