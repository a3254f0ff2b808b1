"""The lists of codes of assessment."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """How a question is answered."""

    SINGLE = "single", _("one of several")
    MULTIPLE = "multiple", _("several of several")
    ORDERING = "ordering", _("put in order")
    MATCHING = "matching", _("match in pairs")
    NUMBER = "number", _("a number")
    FREE = "free", _("in own words, marked by a trainer")
    # A step of a case is no question of the bank: what it leads to depends on the case.
    STEP = "step", _("a step of a case")


OF_THE_BANK = tuple(kind for kind in Kind if kind != Kind.STEP)
WITH_OPTIONS = (Kind.SINGLE, Kind.MULTIPLE, Kind.ORDERING, Kind.MATCHING)


class Mode(models.TextChoices):
    """What an assessment is."""

    QUIZ = "quiz", _("quiz")
    CASE = "case", _("case practice")


class Feedback(models.TextChoices):
    """When who answers learns what was right."""

    EACH = "each", _("after each answer")
    END = "end", _("at the end")


class Closing(models.TextChoices):
    """Why an attempt is over."""

    ANSWERED = "answered", _("everything was answered")
    HANDED_IN = "handed_in", _("handed in")
    TIME = "time", _("the time was up")


# Points are counted in hundredths: parts of points are whole numbers everywhere.
POINT = 100
