"""Fills the flat table from what rooms declare, and hands what changed to the search engines.

Everything here may be called again without harm: an entry that says the same already is left alone.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from wagtail.models import CollectionMember, Page

from foundation import access, searching
from foundation.batching import in_batches
from foundation.searching import Found, Searchable

from . import combinations, outbox, vocabulary
from .analysis import stored
from .models import Entry, EntryText
from .models.entry import LABELS, padded

BATCH = 200
IDENTITY = ("content_type_id", "object_id", "language")
COLUMNS = (
    "kind", "title", "date", "year", "day", "format", *LABELS, "is_example", "profile",
    "access_key", "visible_from", "visible_until",
)  # fmt: skip
TEXTS = ("text", "title_terms", "terms", "pages")
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
        for entry in Entry.objects.select_related("content").filter(
            content_type=content_type, object_id__in=map(str, pks)
        )
    }
    changed = []
    described = list(_described(searchable, content_type, pks))
    combinations.keep([entry for entry, _content in described])
    for entry, content in described:
        same = stored.pop(_identity(entry), None)
        if same is None or not _says_the_same(same, entry, content):
            changed.append((entry, content))
    _store(changed)
    _forget(stored.values())


def _says_the_same(stored: Entry, entry: Entry, content: EntryText) -> bool:
    texts = getattr(stored, "content", None)
    return (
        texts is not None
        and all(getattr(stored, name) == getattr(entry, name) for name in COLUMNS)
        and all(getattr(texts, name) == getattr(content, name) for name in TEXTS)
    )


def _store(changed: Sequence[tuple[Entry, EntryText]]) -> None:
    entries = [entry for entry, _content in changed]
    Entry.objects.bulk_create(
        entries,
        update_conflicts=True,
        unique_fields=["content_type", "object_id", "language"],
        update_fields=[*COLUMNS, "updated"],
    )
    for entry, content in changed:
        content.entry = entry
        entry.content = content
    EntryText.objects.bulk_create(
        [content for _entry, content in changed],
        update_conflicts=True,
        unique_fields=["entry"],
        update_fields=list(TEXTS),
    )
    vocabulary.learn(entries)
    outbox.hand_over(entries)


def refresh_all(progress: Progress = lambda kind, done, total: None) -> None:
    """Bring every entry up to date, and forget what no room declares any more.

    ``progress`` is told the kind, how many of its objects are done, and how many there are.
    """
    known = set()
    for searchable in searching.registered():
        content_type = ContentType.objects.get_for_model(searchable.model)
        pks = list(searchable.objects().order_by("pk").values_list("pk", flat=True))
        done = 0
        for batch in in_batches(pks, BATCH):
            refresh_many(searchable, batch)
            done += len(batch)
            progress(searchable.kind, done, len(pks))
        known |= {(content_type.pk, str(pk)) for pk in pks}
    _forget(
        entry
        for entry in Entry.objects.defer("title").iterator()
        if (entry.content_type_id, entry.object_id) not in known
    )


def _identity(entry: Entry) -> tuple[Any, ...]:
    return tuple(getattr(entry, name) for name in IDENTITY)


def _described(
    searchable: Searchable, content_type: ContentType, pks: Sequence[Any]
) -> Iterator[tuple[Entry, EntryText]]:
    chains = [(obj, list(_up_to_access(obj))) for obj in searchable.objects().filter(pk__in=pks)]
    keys = _keys_of_holders(chain[-1] for _obj, chain in chains)
    for obj, chain in chains:
        if not all(step is not None and getattr(step, "live", True) for step in chain):
            continue
        said = searchable.describe(obj)
        holder: Any = chain[-1]
        for found in [said] if isinstance(said, Found) else said:
            entry = Entry(
                kind=searchable.kind,
                content_type=content_type,
                object_id=str(obj.pk),
                access_key=keys[holder],
                visible_from=getattr(holder, "go_live_at", None)
                or getattr(holder, "appears_at", None),
                visible_until=_earliest(obj, holder),
                **_columns(found),
            )
            yield entry, _content(found)


def _keys_of_holders(holders: Iterable[Model | None]) -> dict[Model, str]:
    """Return the key of each page or file, asked once."""
    different = {holder for holder in holders if holder is not None}
    pages = {holder for holder in different if isinstance(holder, Page)}
    stored = access.keys_of(pages)
    keys: dict[Model, str] = {page: stored.get(page.pk, access.NOBODY) for page in pages}
    return keys | {holder: access.key_of(holder) for holder in different - pages}


def _columns(found: Found) -> dict[str, Any]:
    return {
        "language": found.language,
        "title": _storable(found.title),
        "date": found.date,
        "year": found.date.year if found.date else found.year,
        "day": found.date.toordinal() if found.date else 0,
        "format": found.format,
        "is_example": found.is_example,
        **{name: padded(getattr(found, name)) for name in LABELS},
    }


def _content(found: Found) -> EntryText:
    text = _storable(found.text)
    pages = []
    for page in found.pages:
        pages.append(len(text) + 1)
        text = f"{text} {_storable(page)}"
    return EntryText(
        text=text,
        title_terms=_terms(found.title, found.language),
        terms=_terms(text, found.language),
        pages=pages,
    )


def _terms(text: str, language: str) -> str:
    return " ".join(token.term for token in stored(text, language))


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


def _forget(entries: Iterable[Entry]) -> None:
    pks = [entry.pk for entry in entries]
    if pks:
        outbox.take_away(pks)
        Entry.objects.filter(pk__in=pks).delete()
