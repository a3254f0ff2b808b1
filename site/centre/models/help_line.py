"""One line of help in a language in which the site has nothing else."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from foundation import generation

RIGHT_TO_LEFT = {"ar", "fa", "he", "ps", "ur"}
NUMBER = "{number}"


class HelpLine(models.Model):
    """A sentence with the first help number in it. Unless a native reader has reviewed it, readers
    of a real site never see it.
    """

    language = models.CharField(
        _("language"),
        max_length=2,
        unique=True,
        validators=[RegexValidator(r"^[a-z]{2}$", _("Write the two letters of the language."))],
        help_text=_("Two letters, for example hu. They are the address of the line."),
    )
    name = models.CharField(_("name of the language, in itself"), max_length=40)
    text = models.CharField(
        _("line"),
        max_length=200,
        help_text=_("Write {number} where the telephone number belongs."),
    )
    reviewed_by_native_on = models.DateField(
        _("reviewed by a native reader on"), null=True, blank=True
    )
    reviewed_by = models.CharField(
        _("reviewed by"),
        max_length=120,
        blank=True,
        help_text=_("The office, not the person: for example Court interpreter for Hungarian."),
    )

    bumps_generation = True

    class Meta:
        verbose_name = _("line of help in another language")
        verbose_name_plural = _("lines of help in other languages")
        ordering = ("language",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(reviewed_by_native_on=None) | ~models.Q(reviewed_by=""),
                name="centre_help_line_review_names_the_office",
                violation_error_message=_("Say which office reviewed the line."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a line that does not say where the number belongs, or that holds one itself."""
        if self.text.count(NUMBER) != 1 or re.search(r"\d", self.text):
            raise ValidationError(
                {"text": _("Write {number} once, and no number: it comes from the settings.")}
            )

    @property
    def direction(self) -> str:
        """The direction in which the language is written."""
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"

    @property
    def is_reviewed(self) -> bool:
        """Tell whether a native reader has reviewed the line."""
        return self.reviewed_by_native_on is not None

    @property
    def before(self) -> str:
        """The words before the number."""
        return self.text.partition(NUMBER)[0]

    @property
    def after(self) -> str:
        """The words after the number."""
        return self.text.partition(NUMBER)[2]


def shown_lines() -> list[HelpLine]:
    """Return the lines that readers may see: the reviewed ones, and all where drafts are shown."""
    drafts = settings.SHOW_UNREVIEWED_TRANSLATIONS
    lines = generation.kept("help-lines", lambda: list(HelpLine.objects.all()))
    return [line for line in lines if drafts or line.is_reviewed]


def line_or_404(language: str) -> HelpLine:
    """Return the line of a language, or raise ``Http404``."""
    for line in shown_lines():
        if line.language == language:
            return line
    raise Http404
