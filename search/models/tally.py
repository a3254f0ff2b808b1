"""How often something was asked, without saying by whom, and at first without saying what."""

from django.db import models


class QueryTally(models.Model):
    """A question that was asked. ``text`` stays empty until it was asked on three days: until then
    only a keyed hash of it is kept, which nobody can read back.
    """

    key = models.CharField(max_length=64, unique=True)
    text = models.CharField(max_length=120, blank=True, default="")
    language = models.CharField(max_length=8)
    days = models.PositiveIntegerField(default=0)
    last_day = models.DateField()
    asked = models.PositiveIntegerField(default=0)
    found_nothing = models.PositiveIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "tally of a question"
        verbose_name_plural = "tallies of questions"

    def __str__(self) -> str:
        return self.text or self.key[:8]
