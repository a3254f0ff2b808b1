"""That a daily task was begun on a day: one process of many does it."""

from typing import ClassVar

from django.db import models


class DailyRun(models.Model):
    """The last day on which a task of ``foundation.daily`` was begun."""

    name = models.CharField(max_length=60, unique=True)
    day = models.DateField()

    class Meta:
        verbose_name = "daily run"
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return f"{self.name}: {self.day:%Y-%m-%d}"
