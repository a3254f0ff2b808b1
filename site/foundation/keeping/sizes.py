"""Makes pictures in every size that a template shows, so that no reader waits for one.

Which sizes there are is read from the templates themselves: a tag that is added is known. Which
pictures want some is asked of the database: it does not matter who stored them, when, or whether
the publisher ran then.
"""

import errno
import logging
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError
from django.db.models import IntegerField
from django.db.models.functions import Cast
from django.template.engine import Engine
from wagtail.images.models import Filter
from wagtail.images.templatetags.wagtailimages_tags import ImageNode
from wagtail.models import ReferenceIndex

from ..models import SiteImage, SiteRendition

logger = logging.getLogger(__name__)


@cache
def sizes_shown() -> frozenset[str]:
    """Return what templates ask pictures to be resized to, as Wagtail names it."""
    return frozenset(spec for node in _tags() for spec in _specs(node))


def _tags() -> Iterator[ImageNode]:
    engine = Engine.get_default()
    for folder in map(Path, engine.dirs):
        for path in folder.rglob("*.html"):
            nodes = engine.get_template(str(path.relative_to(folder))).nodelist
            yield from nodes.get_nodes_by_type(ImageNode)


def _specs(node: ImageNode) -> list[str]:
    if hasattr(node, "get_filters"):
        return [each.spec for each in node.get_filters()]
    return [node.get_filter().spec]


def wanting() -> "list[SiteImage]":
    """Return the pictures that something uses and that are not there in every size, as their focus
    is now; the newest first. Two queries.
    """
    shown = [_meaning(spec) for spec in sizes_shown()]
    uses = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(SiteImage)
    )
    used = uses.annotate(picture=Cast("to_object_id", IntegerField())).values("picture")
    made: defaultdict[int, set[tuple[str, str]]] = defaultdict(set)
    for pk, spec, key in SiteRendition.objects.filter(image__in=used).values_list(
        "image_id", "filter_spec", "focal_point_key"
    ):
        made[pk].add((spec, key))
    return [
        picture
        for picture in SiteImage.objects.filter(pk__in=used).order_by("-pk")
        if not made[picture.pk].issuperset(
            (each.spec, each.get_cache_key(picture)) for each in shown
        )
    ]


class MakingSizes:
    """Makes what is wanting. One in a publisher: it remembers what can't be made."""

    def __init__(self) -> None:
        self._broken: set[tuple[int, str]] = set()

    def look(self) -> None:
        """Make every size of every picture that wants some, the newest picture first."""
        for picture in wanting():
            if (picture.pk, picture.file_hash) in self._broken:
                continue
            try:
                # One after the other: all at once would take every core from those who read.
                for spec in sorted(sizes_shown()):
                    picture.get_rendition(_meaning(spec))
            except Exception as failure:
                # A file that is missing or no picture shows itself on its page; others go on.
                logger.warning("Picture %s has no sizes: %s", picture.pk, type(failure).__name__)
                if not _passes(failure):
                    self._broken.add((picture.pk, picture.file_hash))


def _passes(failure: Exception) -> bool:
    """Say whether a full disk or a lost database is to blame, and not the picture: after the next
    change it is tried again.
    """
    number = getattr(failure, "errno", None)
    return isinstance(failure, DatabaseError) or number not in (None, errno.ENOENT)


@cache
def _meaning(spec: str) -> Filter:
    return Filter(spec=spec)
