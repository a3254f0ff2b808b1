"""Which edition of the site filled the index."""

from django.db import models


class Edition(models.Model):
    """One row: the stamp (``search.edition``) of the code that filled table and indexes last."""

    stamp = models.CharField(max_length=64)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "edition that filled the index"
        verbose_name_plural = "editions that filled the index"

    def __str__(self) -> str:
        return self.stamp
