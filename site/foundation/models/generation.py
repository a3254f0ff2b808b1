"""One number in the database that changes whenever published content does."""

from django.db import models


class Generation(models.Model):
    """The stamp. One row (``pk=1``), read by ``foundation.generation``."""

    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="foundation_one_generation")
        ]

    def __str__(self) -> str:
        return str(self.number)
