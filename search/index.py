"""Fills the flat table from what rooms declare, and hands what changed to the search engines.

Everything here may be called again without harm: an entry that says the same already is left alone.
"""

import logging
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from modelsearch.backends import get_search_backends_with_name
from modelsearch.index import remove_object
from wagtail.models import CollectionMember, Page

from foundation import access, searching
from foundation.searching import Searchable

from .models import Entry

logger = logging.getLogger(__name__)

BATCH = 200
IDENTITY = ("content_type_id", "object_id", "language")
CONTENT = ("kind", "title", "text", "date", "access_key", "visible_from", "visible_until")
Progress = Callable[[str, int, int], None]

# What no database stores as text: NUL, and halves of surrogate pairs.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def refresh(obj: Model) -> None:
    """Make the entries of ``obj`` say what it says now. A model that nobody declared has none."""
    searchable = searching.searchable_for(type(obj))
    if searchable is not None:
        refresh_many(searchable, [obj.pk])


def remove(obj: Model) -> None:
    """Take the entries of ``obj`` away, whatever it says."""
    content_type = ContentType.objects.get_for_model(type(obj))
    _forget(Entry.objects.filter(content_type=content_type, object_id=str(obj.pk)))


@transaction.atomic
def refresh_many(searchable: Searchable, pks: Sequence[Any]) -> None:
    """Bring the entries of some objects of one kind up to date; what is gone or a draft goes."""
    content_type = ContentType.objects.get_for_model(searchable.model)
    stored = {
        _identity(entry): entry
        for entry in Entry.objects.filter(content_type=content_type, object_id__in=map(str, pks))
    }
    changed = []
    for entry in _described(searchable, content_type, pks):
        same = stored.pop(_identity(entry), None)
        if same is None or any(getattr(same, name) != getattr(entry, name) for name in CONTENT):
            changed.append(entry)
    Entry.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["content_type", "object_id", "language"],
        update_fields=[*CONTENT, "updated"],
    )
    _hand_to_engines(changed)
    _forget(stored.values())


def refresh_all(progress: Progress = lambda kind, done, total: None) -> None:
    """Bring every entry up to date, and forget what no room declares any more.

    ``progress`` is told the kind, how many of its objects are done, and how many there are.
    """
    known = set()
    for searchable in searching.registered():
        content_type = ContentType.objects.get_for_model(searchable.model)
        pks = list(searchable.objects().order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(pks), BATCH):
            refresh_many(searchable, pks[start : start + BATCH])
            progress(searchable.kind, min(start + BATCH, len(pks)), len(pks))
        known |= {(content_type.pk, str(pk)) for pk in pks}
    _forget(
        entry
        for entry in Entry.objects.defer("title", "text").iterator()
        if (entry.content_type_id, entry.object_id) not in known
    )


def _identity(entry: Entry) -> tuple[Any, ...]:
    return tuple(getattr(entry, name) for name in IDENTITY)


def _described(
    searchable: Searchable, content_type: ContentType, pks: Sequence[Any]
) -> Iterator[Entry]:
    keys: dict[Model, str] = {}
    for obj in searchable.objects().filter(pk__in=pks):
        chain = list(_up_to_access(obj))
        if not all(step is not None and getattr(step, "live", True) for step in chain):
            continue
        found = searchable.describe(obj)
        holder: Any = chain[-1]
        if holder not in keys:
            keys[holder] = access.key_of(holder)
        yield Entry(
            kind=searchable.kind,
            content_type=content_type,
            object_id=str(obj.pk),
            language=found.language,
            title=_storable(found.title),
            text=_storable(found.text),
            date=found.date,
            access_key=keys[holder],
            visible_from=getattr(holder, "go_live_at", None) or getattr(holder, "appears_at", None),
            visible_until=_earliest(obj, holder),
        )


def _earliest(*steps: Any) -> Any:
    """Return when the first of ``steps`` ends, by its dates; nothing if none does."""
    ends = (getattr(step, name, None) for step in steps for name in ("expire_at", "visible_until"))
    return min((end for end in ends if end is not None), default=None)


def _up_to_access(obj: Model) -> Iterator[Any]:
    """Yield ``obj`` and what its access follows, up to the page or file that has its own key."""
    step: Any = obj
    yield step
    while step is not None and not isinstance(step, Page | CollectionMember):
        for name in step.access_parent.split("__"):
            step = getattr(step, name) if step is not None else None
        yield step


def _storable(text: str) -> str:
    return _UNSTORABLE.sub(" ", text)


def _hand_to_engines(entries: list[Entry]) -> None:
    if not entries:
        return
    for name, backend in get_search_backends_with_name(with_auto_update=True):
        try:
            backend.add_bulk(Entry, entries)
        except Exception:
            # A server that is away must not stop an editor; a broken transaction can't go on.
            if not backend.catch_indexing_errors:
                raise
            logger.exception("The search engine %r did not take %d entries", name, len(entries))


def _forget(entries: Iterable[Entry]) -> None:
    pks = []
    for entry in entries:
        remove_object(entry)
        pks.append(entry.pk)
    Entry.objects.filter(pk__in=pks).delete()
