"""The lists of codes that an item of the library is described with."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ItemKind(models.TextChoices):
    """What an item is. The value is part of addresses, so it stays."""

    LAW = "law", _("Laws and regulations")
    PROCEDURE = "procedure", _("Procedures")
    PROTOCOL = "protocol", _("Protocols and agreements")
    MANUAL = "manual", _("Manuals")
    RESEARCH = "research", _("Research and analyses")
    FORM = "form", _("Forms")
    CHILD_LABOUR = "child-labour", _("Recommendations on child labour")


class Audience(models.TextChoices):
    """Whom an item is for."""

    PROFESSIONALS = "professionals", _("Professionals")
    STAFF = "staff", _("Staff of the Centre")
    COMMUNITIES = "communities", _("Municipalities and local teams")
    RESEARCHERS = "researchers", _("Researchers and journalists")
    PUBLIC = "public", _("Everybody")


class Licence(models.TextChoices):
    """What readers may do with it."""

    OFFICIAL = "official", _("Official text, free to use")
    CC_BY = "cc-by-4.0", _("Creative Commons Attribution 4.0")
    CC_BY_SA = "cc-by-sa-4.0", _("Creative Commons Attribution-ShareAlike 4.0")
    CC_BY_NC = "cc-by-nc-4.0", _("Creative Commons Attribution-NonCommercial 4.0")
    RESERVED = "reserved", _("All rights reserved")
    INTERNAL = "internal", _("For the staff of the Centre only")

    @property
    def address(self) -> str:
        """Where the licence can be read, if it has a text of its own."""
        if not self.value.startswith("cc-"):
            return ""
        name = self.value.removeprefix("cc-").removesuffix("-4.0")
        return f"https://creativecommons.org/licenses/{name}/4.0/"


class FileLanguage(models.TextChoices):
    """The language of a file, with its script."""

    CYRILLIC = "sr-Cyrl", _("Serbian, Cyrillic")
    LATIN = "sr-Latn", _("Serbian, Latin")
    ENGLISH = "en", _("English")

    @property
    def content(self) -> str:
        """The content language: ``sr`` or ``en``."""
        return self.value[:2]

    @property
    def mark(self) -> str:
        """What the names of files end in."""
        return {"sr-Cyrl": "cir", "sr-Latn": "lat"}.get(self.value, self.value)


MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
}
"""What a file of the library may be."""
