"""The words from which certificates are made."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    Panel,
    PublishingPanel,
)

from foundation.spoken import said_now

from ..assessment.models.drafted import PublishedWhole, both

# What a template says of every certificate, in Serbian and, if at all, all of it in English.
SAID_BY_TEMPLATE = (
    *("heading", "statement", "organiser", "accreditation"),
    *("legal_basis", "place", "signatory"),
)


def _side_by_side(*names: str) -> list[Panel]:
    return [FieldRowPanel([FieldPanel(name), FieldPanel(f"{name}_en")]) for name in names]


class CertificateTemplate(PublishedWhole, models.Model):
    """The words around a participant's name, in both languages side by side. What was issued keeps
    the words it was issued with.
    """

    course = models.OneToOneField(
        "training.CoursePage",
        verbose_name=_("course"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="certificate_template",
        limit_choices_to={"locale__language_code": settings.LANGUAGE_CODE},
        help_text=_("Empty: for every course without a template of its own."),
    )
    heading = models.CharField(_("heading (Serbian, Cyrillic)"), max_length=80)
    heading_en = models.CharField(
        _("heading (English)"), max_length=80, blank=True, default="", db_default=""
    )
    statement = models.CharField(
        _("statement (Serbian, Cyrillic)"),
        max_length=240,
        help_text=_("What stands between the participant's name and the name of the course."),
    )
    statement_en = models.CharField(
        _("statement (English)"), max_length=240, blank=True, default="", db_default=""
    )
    organiser = models.CharField(_("organiser (Serbian, Cyrillic)"), max_length=200)
    organiser_en = models.CharField(
        _("organiser (English)"), max_length=200, blank=True, default="", db_default=""
    )
    accreditation = models.CharField(
        _("accreditation (Serbian, Cyrillic)"),
        max_length=240,
        blank=True,
        help_text=_("Number and day of the decision, and who took it. Empty: not accredited."),
    )
    accreditation_en = models.CharField(
        _("accreditation (English)"), max_length=240, blank=True, default="", db_default=""
    )
    legal_basis = models.CharField(_("legal basis (Serbian, Cyrillic)"), max_length=300, blank=True)
    legal_basis_en = models.CharField(
        _("legal basis (English)"), max_length=300, blank=True, default="", db_default=""
    )
    place = models.CharField(_("place of issue (Serbian, Cyrillic)"), max_length=80)
    place_en = models.CharField(
        _("place of issue (English)"), max_length=80, blank=True, default="", db_default=""
    )
    signatory = models.CharField(
        _("office that signs (Serbian, Cyrillic)"),
        max_length=120,
        help_text=_("For example: Director."),
    )
    signatory_en = models.CharField(
        _("office that signs (English)"), max_length=120, blank=True, default="", db_default=""
    )

    panels: ClassVar[list[Panel]] = [
        HelpPanel(_("A change holds for what is issued after it is published.")),
        FieldPanel("course"),
        MultiFieldPanel(_side_by_side("heading", "statement"), heading=_("Words")),
        MultiFieldPanel(
            _side_by_side("organiser", "accreditation", "legal_basis"),
            heading=_("What the rulebook on accreditation asks for"),
        ),
        MultiFieldPanel(_side_by_side("place", "signatory"), heading=_("Signature")),
        PublishingPanel(),
    ]

    class Meta:
        verbose_name = _("template of a certificate")
        verbose_name_plural = _("templates of certificates")

    def __str__(self) -> str:
        heading = said_now(both(self, "heading"))
        return f"{heading}: {self.course}" if self.course_id else heading

    def problems(self) -> list[str]:
        """Return why it can't be published as it is: half of a text is in no language."""
        fields: dict[str, Any] = {field.name: field for field in self._meta.get_fields()}
        missing = [
            gettext("Words in English are missing: %(name)s.")
            % {"name": fields[f"{name}_en"].verbose_name}
            for name in SAID_BY_TEMPLATE
            if getattr(self, name) and not getattr(self, f"{name}_en")
        ]
        has_english = any(getattr(self, f"{name}_en") for name in SAID_BY_TEMPLATE)
        return missing if has_english else []
