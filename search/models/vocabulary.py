"""The words of public texts: what "did you mean" can offer."""

from django.db import models


class Word(models.Model):
    """A word as it stands in a public text, and in bald Latin, which is what is compared."""

    folded = models.CharField(max_length=64)
    language = models.CharField(max_length=8)
    shown = models.CharField(max_length=64)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "word of public texts"
        verbose_name_plural = "words of public texts"
        constraints = [
            models.UniqueConstraint(
                fields=["language", "folded"], name="search_word_once_a_language"
            )
        ]

    def __str__(self) -> str:
        return self.shown
