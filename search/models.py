"""The one flat table of everything that can be found."""

from typing import ClassVar

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from modelsearch import index


class EntryQuerySet(models.QuerySet["Entry"]):
    """Narrows entries by plain columns, so that every search engine can do the same."""

    def open_to(self, keys: frozenset[str]) -> "EntryQuerySet":
        """Keep what one of ``keys`` opens now."""
        now = timezone.now()
        return self.filter(
            Q(visible_from=None) | Q(visible_from__lte=now),
            Q(visible_until=None) | Q(visible_until__gt=now),
            access_key__in=sorted(keys),
        )


class Entry(index.Indexed, models.Model):
    """What can be found of one object in one language.

    Entries are derived: ``search.index`` writes them from what rooms declare, nobody edits them.
    They carry the key that the object demands, so that permission is part of every query, its
    counts included.
    """

    kind = models.CharField(max_length=40)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=50)
    language = models.CharField(max_length=8)
    title = models.TextField()
    text = models.TextField()
    date = models.DateField(null=True)
    access_key = models.CharField(max_length=255)
    visible_from = models.DateTimeField(null=True)
    visible_until = models.DateTimeField(null=True)
    updated = models.DateTimeField(auto_now=True)

    # search.index hands entries to the engines itself, so that a change is found at once.
    search_auto_update = False
    wagtail_reference_index_ignore = True
    search_fields: ClassVar[list[index.BaseField]] = [
        index.SearchField("title", boost=4),
        index.SearchField("text"),
        index.AutocompleteField("title"),
        index.FilterField("kind"),
        index.FilterField("content_type"),
        index.FilterField("language"),
        index.FilterField("date"),
        index.FilterField("access_key"),
        index.FilterField("visible_from"),
        index.FilterField("visible_until"),
    ]

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = "search entry"
        verbose_name_plural = "search entries"
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "language"],
                name="search_entry_once_a_language",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def search_language(self) -> str:
        """The language whose endings the analysis takes off."""
        return self.language
