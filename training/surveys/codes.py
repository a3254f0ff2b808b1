"""The lists of codes of surveys."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """When a survey is answered."""

    BEFORE = "before", _("before the course")
    AFTER = "after", _("after the course")
    LATER = "later", _("ninety days after")


# Results are told from so many responses on, and again only when as many more have come.
STEP = 5
# A scale runs from 1 to this.
HIGHEST = 5
