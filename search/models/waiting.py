"""What a search engine has not been told yet."""

from django.db import models


class Waiting(models.Model):
    """An entry that changed or went while an engine may not have heard of it.

    Written in the transaction that changes the entry and removed when the engine has confirmed, so
    that nothing is lost however either of them stops. An entry that changes again while an engine
    is being told is another row: what was told before can't remove it.
    """

    entry_pk = models.BigIntegerField()
    engine = models.CharField(max_length=40, db_index=True)
    since = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "change that an engine waits for"
        verbose_name_plural = "changes that an engine waits for"

    def __str__(self) -> str:
        return f"{self.engine}: {self.entry_pk}"
