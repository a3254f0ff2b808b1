"""The kinds of documents that must be published, and the states in which a year's one can be."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PublicationKind(models.TextChoices):
    """A kind of required publication; the value stands in addresses and downloads."""

    GENERAL_ACT = "general-act", _("General act")
    WORK_PLAN = "work-plan", _("Work plan")
    FINANCIAL_PLAN = "financial-plan", _("Financial plan")
    WORK_REPORT = "work-report", _("Report on work")
    FINANCIAL_REPORT = "financial-report", _("Yearly financial report")
    BOOKLET = "information-booklet", _("Information booklet")


# One is due for every year; of the others there is one, or several, in force.
YEARLY = (
    PublicationKind.WORK_PLAN,
    PublicationKind.FINANCIAL_PLAN,
    PublicationKind.WORK_REPORT,
    PublicationKind.FINANCIAL_REPORT,
)


class CellState(models.TextChoices):
    """How it stands with one kind in one year."""

    PUBLISHED = "published", _("published")
    MISSING = "missing", _("missing")
    NOT_DUE = "not-due", _("not yet due")
    NOT_APPLICABLE = "not-applicable", _("not applicable")


class FileLanguage(models.TextChoices):
    """The language and script of a file; the value is its language tag."""

    CYRILLIC = "sr-Cyrl", _("Serbian, Cyrillic")
    LATIN = "sr-Latn", _("Serbian, Latin")
    ENGLISH = "en", _("English language")
