"""The key each page and each collection demands. Kept up by ``foundation.access_upkeep``; read by
``foundation.access``.
"""

from django.db import models


class StoredKey(models.Model):
    """A key stored beside an object, so that a database or an index can filter by it.

    An object without a row is invisible: forgetting fails closed.
    """

    key = models.CharField(max_length=255, db_index=True)

    bumps_generation = True

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.key


class PageAccess(StoredKey):
    """The key a page demands, its own restriction and those of its ancestors joined."""

    page = models.OneToOneField(
        "wagtailcore.Page", on_delete=models.CASCADE, primary_key=True, related_name="access"
    )


class CollectionAccess(StoredKey):
    """The key that the images and documents of a collection demand."""

    collection = models.OneToOneField(
        "wagtailcore.Collection", on_delete=models.CASCADE, primary_key=True, related_name="access"
    )
