"""One combination of what entries are told apart by, and of who may see them."""

from django.db import models


class Combination(models.Model):
    """What many entries have in common, under the number that stands for it in every index.

    The number is made from the values (``search.combinations``), so it never comes to mean others.
    """

    number = models.BigIntegerField(primary_key=True)
    language = models.CharField(max_length=8)
    access_key = models.CharField(max_length=255)
    kind = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField(null=True)
    format = models.CharField(max_length=12, blank=True, default="")
    topics = models.TextField(blank=True, default="")
    sectors = models.TextField(blank=True, default="")
    audiences = models.TextField(blank=True, default="")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "combination of values of search entries"
        verbose_name_plural = "combinations of values of search entries"

    def __str__(self) -> str:
        return f"{self.kind} {self.year or ''} {self.language} {self.access_key}"
