"""What an object says to the public, field by field and block by block."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as made
from typing import Any

from django.db import models
from django.utils.text import capfirst
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from ..blocks.answers import (
    Heading,
    Picture,
    Table,
    ask,
    links_of,
    outline_of,
    passages_of,
)
from ..models.media import SiteImage

_OF_A_PAGE = frozenset({"title", "seo_title", "search_description", "slug"})
_NO_WORDS = (models.URLField, models.EmailField, models.UUIDField, models.FilePathField)


@dataclass(frozen=True)
class Said:
    """One field or block. ``where`` names it for an editor, ``field`` for the machine."""

    where: str
    field: str
    passages: list[str] = made(default_factory=list)
    links: list[str] = made(default_factory=list)
    outline: list[Heading] = made(default_factory=list)
    pictures: list[Picture] = made(default_factory=list)
    tables: list[Table] = made(default_factory=list)
    # The level of the heading that stands before: a page's own title is the first.
    outline_begins: int = 1
    # Whether ``[[…]]`` is filled where it is shown.
    is_filled: bool = False


def said_by(obj: Any) -> Iterator[Said]:
    """Give everything that ``obj``, a page or a snippet with its children, says."""
    yield from _fields_of(obj, "", "")
    for relation in get_all_child_relations(type(obj)) if isinstance(obj, ClusterableModel) else ():
        name = relation.get_accessor_name()
        label = capfirst(str(relation.related_model._meta.verbose_name))
        for number, child in enumerate(getattr(obj, name).all(), start=1):
            if "comment" not in name:
                yield from _fields_of(child, f"{name}.", f"{label} {number} › ")


def _fields_of(obj: Any, prefix: str, where: str) -> Iterator[Said]:
    for each in obj._meta.concrete_fields:
        if isinstance(obj, Page) and each.model is Page and each.name not in _OF_A_PAGE:
            continue
        label = where + capfirst(str(each.verbose_name))
        name = prefix + each.name
        if isinstance(each, StreamField):
            yield from _blocks_of(getattr(obj, each.name), name, label)
        elif isinstance(each, RichTextField):
            html = getattr(obj, each.name) or ""
            yield Said(label, name, passages_of(html), links_of(html), outline_of(html))
        elif isinstance(each, models.ForeignKey) and issubclass(each.related_model, SiteImage):
            yield from _picture_of(obj, each.name, name, label)
        elif _is_text(each) and (text := getattr(obj, each.name)):
            yield Said(label, name, [line for line in str(text).splitlines() if line.strip()])


def _is_text(each: Any) -> bool:
    return (
        isinstance(each, models.CharField | models.TextField)
        and not isinstance(each, _NO_WORDS)
        and not each.choices
    )


def _blocks_of(stream: Any, name: str, label: str) -> Iterator[Said]:
    level = 1
    is_filled = getattr(getattr(stream, "stream_block", None), "is_filled", False)
    for number, child in enumerate(stream or (), start=1):
        answers = {
            question: ask(child.block, question, child.value)
            for question in ("passages", "links", "outline", "pictures", "tables")
        }
        answers["passages"] = [text for text in answers["passages"] if text]
        where = f"{label} › {child.block.label} ({number})"
        yield Said(where, name, outline_begins=level, is_filled=is_filled, **answers)
        level = answers["outline"][-1].level if answers["outline"] else level


def _picture_of(obj: Any, attribute: str, name: str, label: str) -> Iterator[Said]:
    image = getattr(obj, attribute)
    if image is None:
        return
    # Where a page asks for words of its own for a picture, the picture's own don't stand in.
    alt = getattr(obj, f"{attribute}_alt", None)
    yield Said(label, name, pictures=[Picture(image, image.description if alt is None else alt)])
