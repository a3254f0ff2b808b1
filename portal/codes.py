"""The lists of codes that several areas of the portal share: sectors and forms of exploitation."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sector(models.TextChoices):
    """Who meets people at risk. The value is stored for good; ``slug`` is part of an address."""

    SOCIAL = "social", _("Social work")
    POLICE = "police", _("Police")
    HEALTH = "health", _("Health care")
    EDUCATION = "education", _("Education")
    LABOUR = "labour", _("Labour inspection")
    ASYLUM = "asylum", _("Asylum and reception centres")
    JUSTICE = "justice", _("Prosecution and courts")
    CIVIL = "civil", _("Civil society")

    @property
    def slug(self) -> str:
        """The sector's part of an address, the same in every language."""
        return SECTOR_SLUGS[self.value]


SECTOR_SLUGS = {
    "social": "socijalni-rad",
    "police": "policija",
    "health": "zdravstvo",
    "education": "obrazovanje",
    "labour": "inspekcija-rada",
    "asylum": "azil-i-prihvat",
    "justice": "pravosudje",
    "civil": "civilno-drustvo",
}


def sector_at(slug: str) -> Sector | None:
    """Return the sector whose address ends so, or ``None``."""
    return next((sector for sector in Sector if sector.slug == slug), None)


class ExploitationForm(models.TextChoices):
    """Forms of exploitation: article 388 of the Criminal Code, article 389, and what is counted
    beside them.
    """

    SEX = "SEX", _("Sexual exploitation")
    LAB = "LAB", _("Labour exploitation")
    BEG = "BEG", _("Forced begging")
    CRI = "CRI", _("Forced criminality")
    MAR = "MAR", _("Forced marriage")
    POR = "POR", _("Pornography")
    SLA = "SLA", _("Slavery or a similar relation")
    ORG = "ORG", _("Removal of organs")
    ARM = "ARM", _("Armed conflict")
    ADO = "ADO", _("Illegal adoption")
    MUL = "MUL", _("Multiple forms")
    UNK = "UNK", _("Form not known")
