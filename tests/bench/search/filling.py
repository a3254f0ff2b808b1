"""Fills an engine with synthetic documents and says how long it took and how large it became."""

from __future__ import annotations

import os
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from modelsearch.backends import get_search_backend
from wagtail.models import Page

from foundation.access import PUBLIC
from foundation.searching import Found
from search import combinations
from search import index as entries
from search.models import Entry, EntryText
from search.outbox import site_engine

from .documents import documents

BATCH = 1000


def fill(engine: str, size: int) -> dict[str, float]:
    """Write the entries, then time how long the engine needs for its index of them."""
    Entry.objects.all().delete()
    page = ContentType.objects.get_for_model(Page)
    begins = range(1, size + 1, BATCH)
    # Processes that only analyse inherit no connection.
    connection.close()
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("fork")) as analysing:
        for made in analysing.map(_analysed, begins, repeat(size)):
            _write(page, made)
    begun = time.perf_counter()
    backend = get_search_backend(site_engine())
    rebuilder = backend.rebuilder_class(backend.get_index_for_model(Entry))
    index = rebuilder.start()
    index.add_model(Entry)
    for start in range(0, size, BATCH):
        index.add_items(
            Entry, list(Entry.get_indexed_objects().order_by("pk")[start : start + BATCH])
        )
    rebuilder.finish()
    built = time.perf_counter() - begun
    _settle(engine)
    return {"build_s": round(built, 1), "size_mb": round(_bytes(engine) / 1e6, 1)}


def again(engine: str, size: int) -> dict[str, float]:
    """Say how large an engine is that was filled before, and leave it as it is."""
    if Entry.objects.count() != size:
        raise SystemExit(f"{engine} does not hold {size} entries")
    return {"build_s": 0.0, "size_mb": round(_bytes(engine) / 1e6, 1)}


def clean(engine: str) -> None:
    """Take away what a server was given."""
    if engine == "elasticsearch":
        backend = get_search_backend(site_engine())
        for name in backend.es.indices.get(index=f"{backend.index_prefix}*"):
            backend.es.indices.delete(index=name)


def _analysed(first: int, size: int) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Return a batch of documents from the first on, as the columns of an entry and of its text."""
    made = []
    for document in documents(first, min(first + BATCH - 1, size), size):
        found = Found(
            document.title,
            document.text,
            "sr",
            date(document.year, 1 + document.number % 12, 1 + document.number % 28),
            topics=document.topics,
            sectors=document.sectors,
        )
        columns = entries._columns(found) | {"kind": document.kind}
        content = entries._content(found)
        texts = {name: getattr(content, name) for name in entries.TEXTS}
        made.append((columns | {"object_id": str(document.number)}, texts))
    return made


def _write(page: ContentType, made: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    stored = [Entry(content_type=page, access_key=PUBLIC, **columns) for columns, _texts in made]
    combinations.keep(stored)
    stored = Entry.objects.bulk_create(stored)
    EntryText.objects.bulk_create(
        [
            EntryText(entry=entry, **texts)
            for entry, (_columns, texts) in zip(stored, made, strict=True)
        ]
    )


def _settle(engine: str) -> None:
    """Let the engine do what it would do at night."""
    with connection.cursor() as cursor:
        if engine == "postgresql":
            cursor.execute("VACUUM ANALYZE")
        elif engine == "sqlite":
            cursor.execute("PRAGMA optimize")
    if engine == "elasticsearch":
        backend = get_search_backend(site_engine())
        backend.es.indices.refresh(index=f"{backend.index_prefix}*")


def _bytes(engine: str) -> int:
    if engine == "elasticsearch":
        backend = get_search_backend(site_engine())
        stats = backend.es.indices.stats(index=f"{backend.index_prefix}search_entry*")
        return int(stats["_all"]["total"]["store"]["size_in_bytes"])
    if engine == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_total_relation_size('wagtailsearch_indexentry')")
            return int(cursor.fetchone()[0])
    return Path(settings.DATABASES["default"]["NAME"]).stat().st_size
