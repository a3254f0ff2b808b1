"""Which files a course may hand out: those that whoever may open its lessons may have."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AnonymousUser

from foundation import moment
from foundation.access import JOINER, NOBODY, held_keys, key_of
from foundation.models import CollectionAccess


class Opened:
    """What opens to whoever opens ``course`` and lessons that lie in ``collections``, and to
    everybody. Nobody's other keys count: one pack is handed to all who learn there.
    """

    def __init__(self, course: Any, collections: Iterable[int]) -> None:
        # One moment and one reading of the keys: the pack is named after what goes into it.
        self._now = moment.now()
        self._keys = dict(CollectionAccess.objects.values_list("collection", "key"))
        keys = [key_of(course), *(self._key_in(collection) for collection in collections)]
        parts = {part for key in keys for part in key.split(JOINER)}
        self._held = held_keys(AnonymousUser()) | (parts - {NOBODY})

    def has_key_of(self, file: Any) -> bool:
        """Say whether the key of a file is among those that are held."""
        return self._held.issuperset(self._key_in(file.collection_id).split(JOINER))

    def shows(self, file: Any) -> bool:
        """Say whether a file may be handed out now."""
        return self.has_key_of(file) and bool(file.is_shown_at(self._now))

    def _key_in(self, collection: int) -> str:
        return self._keys.get(collection, NOBODY)
