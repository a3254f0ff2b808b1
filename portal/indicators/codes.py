"""The lists of codes of indicators: weights, ages, phases, and the six dimensions."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Weight(models.TextChoices):
    """How much a sign counts for one age group. ``NONE`` is shown and never counted, ``ABSENT`` is
    not a sign for that age group at all.
    """

    STRONG = "strong", _("strong")
    MEDIUM = "medium", _("medium")
    WEAK = "weak", _("weak")
    NONE = "none", _("without a weight")
    ABSENT = "absent", _("not for this age group")


COUNTED = (Weight.STRONG, Weight.MEDIUM, Weight.WEAK)


class Age(models.TextChoices):
    """Age groups."""

    ADULT = "adult", _("Adults")
    CHILD = "child", _("Children")


class Phase(models.TextChoices):
    """Where on the way a sign shows."""

    RECRUITMENT = "recruitment", _("Recruitment")
    TRANSIT = "transit", _("Transport and transit")
    EXPLOITATION = "exploitation", _("Exploitation")


class Dimension(models.IntegerChoices):
    """The six dimensions of the source, and duties, which are no signs."""

    DUTY = 0, _("What to do")
    DECEPTION = 1, _("Deceptive recruitment")
    COERCION = 2, _("Coercive recruitment")
    VULNERABILITY = 3, _("Recruitment by abuse of vulnerability")
    EXPLOITATION = 4, _("Exploitation")
    COERCION_THERE = 5, _("Coercion at the destination")
    VULNERABILITY_THERE = 6, _("Abuse of vulnerability at the destination")


# Signs first, what to do last.
DIMENSION_ORDER = (*(each for each in Dimension if each), Dimension.DUTY)
