"""The one flat table of everything that can be found, and beside it the texts.

An entry is narrow, so that counting many of them is quick; what is long stands in its own table and
is read for the few that are shown.
"""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from modelsearch import index

from foundation import moment

# What entries are told apart by, several values each: kept with a space around every value.
LABELS = ("topics", "sectors", "audiences")
COUNTED = ("kind", "year", "format", *LABELS)
# What says, beside the time, who finds an entry.
OPENED_BY = ("language", "access_key")
# The number of a combination is this bit and thirty of a hash: whatever is no more was never one.
NUMBERED = 1 << 30


def padded(values: Any) -> str:
    """Return ``values`` as an entry keeps several: `` police health ``, or nothing."""
    known = sorted({str(value).replace(" ", "-") for value in values if value})
    return f" {' '.join(known)} " if known else ""


class EntryQuerySet(models.QuerySet["Entry"]):
    """Narrows entries by plain columns, so that every search engine can do the same."""

    def open_to(self, keys: frozenset[str]) -> "EntryQuerySet":
        """Keep what one of ``keys`` opens now."""
        now = moment.now()
        return self.filter(
            Q(visible_from=None) | Q(visible_from__lte=now),
            Q(visible_until=None) | Q(visible_until__gt=now),
            access_key__in=sorted(keys),
        )

    def in_order(self, keys: Sequence[int]) -> list["Entry"]:
        """Return the entries of these keys with their texts, in this order and in one query."""
        if not keys:
            return []
        there = self.filter(content__isnull=False).select_related("content").in_bulk(keys)
        return [there[key] for key in keys if key in there]


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
    date = models.DateField(null=True)
    year = models.PositiveSmallIntegerField(null=True)
    # For sorting: the date as a number, 0 without one, as engines disagree where nothing goes.
    day = models.PositiveIntegerField(default=0)
    format = models.CharField(max_length=12, blank=True, default="")
    topics = models.TextField(blank=True, default="")
    sectors = models.TextField(blank=True, default="")
    audiences = models.TextField(blank=True, default="")
    is_example = models.BooleanField(default=False, db_default=False)
    # The number of what it has in common with others (search.combinations), 0 for none.
    profile = models.BigIntegerField(default=0, db_index=True)
    access_key = models.CharField(max_length=255)
    visible_from = models.DateTimeField(null=True)
    visible_until = models.DateTimeField(null=True)
    updated = models.DateTimeField(auto_now=True)
    # Where the text stood before it got its own table; the next version drops the column.
    unused_text = models.TextField(db_column="text", default="")

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
        # Elasticsearch counts words much faster than numbers.
        index.FilterField("year", es_extra={"type": "keyword"}),
        index.FilterField("day"),
        index.FilterField("format"),
        index.FilterField("topics"),
        index.FilterField("sectors"),
        index.FilterField("audiences"),
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

    @classmethod
    def get_indexed_objects(cls) -> EntryQuerySet:
        """Return every entry with its text."""
        return cls.objects.select_related("content")

    @property
    def search_language(self) -> str:
        """The language whose endings the analysis takes off."""
        return self.language

    @property
    def text(self) -> str:
        """What is searched beside the title."""
        return self.content.text

    @property
    def analysed(self) -> dict[str, str]:
        """The terms of the search fields, as the analysis gave them when the entry was written."""
        return {"title": self.content.title_terms, "text": self.content.terms}

    @property
    def combination_number(self) -> int:
        """The number of what it has in common with others, as an index keeps it: 0 for none."""
        return self.profile if NUMBERED < self.profile < 2 * NUMBERED else 0

    @property
    def is_for_a_time(self) -> bool:
        """Whether it may be seen only from a time that is still to come, or until one."""
        later = self.visible_from is not None and self.visible_from > moment.now()
        return later or self.visible_until is not None


class EntryText(models.Model):
    """The text of an entry, its terms, and where the pages of a file begin in it."""

    entry = models.OneToOneField(
        Entry, on_delete=models.CASCADE, primary_key=True, related_name="content"
    )
    text = models.TextField()
    title_terms = models.TextField()
    terms = models.TextField()
    # Offsets into ``text``; none for what has no pages.
    pages = models.JSONField(default=list)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "text of a search entry"
        verbose_name_plural = "texts of search entries"

    def __str__(self) -> str:
        return self.text[:60]

    def page_of(self, offset: int) -> int | None:
        """Return the number of the page that holds a place in the text, from 1."""
        return sum(start <= offset for start in self.pages) or None
