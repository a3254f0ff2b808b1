"""Which links a text has, and where each stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.db import models
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from ...blocks.answers import words_of

_LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.I | re.S)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*\"([^\"]*)\"")
_ADDRESS = re.compile(r"^(?:https?://|/(?!/))\S+$")
# What Wagtail writes in place of an address: a page or a document by its number.
BY_NUMBER = {"page": "page:", "document": "document:"}


@dataclass(frozen=True, slots=True)
class Found:
    """A link: ``address`` is an address, or ``page:12``, ``document:3``. ``number`` counts the
    blocks of the field from 1, ``ordinal`` the links within one place.
    """

    field: str
    block: str
    number: int
    ordinal: int
    text: str
    address: str


def links_in(text: models.Model) -> Iterator[Found]:
    """Give the links in the words of ``text``: a specific page, or what is no page."""
    for field in text._meta.concrete_fields:
        if field.model is Page:
            continue
        if isinstance(field, StreamField):
            yield from _in_stream(getattr(text, field.name), field.name)
        elif isinstance(field, RichTextField | models.URLField):
            yield from _placed(field.name, "", 0, getattr(text, field.name))


def _in_stream(stream: Any, name: str) -> Iterator[Found]:
    for number, child in enumerate(stream or (), start=1):
        yield from _placed(name, child.block_type, number, child.get_prep_value().get("value"))


def _placed(field: str, block: str, number: int, value: Any) -> Iterator[Found]:
    for ordinal, (text, address) in enumerate(_links_of(value)):
        yield Found(field, block, number, ordinal, text[:255], address)


def _links_of(value: Any) -> Iterator[tuple[str, str]]:
    """Give text and address of each link in a value as it is stored, however deep it lies."""
    if isinstance(value, dict | list):
        for held in value.values() if isinstance(value, dict) else value:
            yield from _links_of(held)
    elif isinstance(value, str):
        yield from _in_text(value)


def _in_text(text: str) -> Iterator[tuple[str, str]]:
    if _ADDRESS.match(text.strip()):
        yield "", text.strip()
    for attributes, inside in _LINK.findall(text):
        if address := _address_of(dict(_ATTRIBUTE.findall(attributes))):
            yield words_of(inside), address


def _address_of(attributes: dict[str, str]) -> str:
    prefix = BY_NUMBER.get(attributes.get("linktype", ""))
    if prefix:
        return prefix + attributes.get("id", "")
    address = unescape(attributes.get("href", "")).strip()
    if address.startswith("//"):
        return f"https:{address}"
    return address if _ADDRESS.match(address) else ""
