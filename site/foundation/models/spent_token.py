"""Which forms of strangers were sent already."""

from typing import ClassVar

from django.db import models


class SpentToken(models.Model):
    """The random word of a form that was sent. Written in the transaction of what it brought, so
    that both are there or neither: sent again after any fault, a form is kept once.
    """

    word = models.CharField(max_length=120, primary_key=True)
    # A whole hour: not when it was sent, but from when nobody has to know.
    until = models.DateTimeField(db_index=True)

    bumps_generation = False

    class Meta:
        verbose_name = "spent token"
        ordering: ClassVar[list[str]] = ["word"]

    def __str__(self) -> str:
        return self.word
