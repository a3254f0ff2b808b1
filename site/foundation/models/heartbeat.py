"""When each process that answers nobody was last seen."""

from django.db import models


class Heartbeat(models.Model):
    """One row a kind of process: the latest of them, however many run."""

    name = models.CharField(max_length=40, primary_key=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
