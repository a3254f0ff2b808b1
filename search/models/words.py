"""What editors tell search: words that mean the same, words that say nothing, and what comes
first.
"""

from typing import ClassVar
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, PageChooserPanel, Panel

from search.analysis import ENGLISH, SERBIAN, normalise

MOST_EXPRESSIONS = 12
LANGUAGES = [(SERBIAN, _("Serbian")), (ENGLISH, _("English"))]
PREVIEW = HelpPanel(template="search/desk/preview.html")


def as_tried(**fields: str | int | None) -> str:
    """Return the query of an address that tries these words before they are kept."""
    return urlencode({name: value for name, value in fields.items() if value})


def lines(text: str) -> list[str]:
    """Return the expressions of a field that holds one a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]


class Synonyms(models.Model):
    """Expressions that find each other."""

    language = models.CharField(_("language"), max_length=8, choices=LANGUAGES, default=SERBIAN)
    expressions = models.TextField(
        _("expressions"),
        help_text=_(
            "One a line, in either script; a word stands for all its cases. Whoever looks for one "
            "finds the others too."
        ),
    )

    bumps_generation = True
    panels: ClassVar[list[Panel]] = [FieldPanel("language"), FieldPanel("expressions"), PREVIEW]

    class Meta:
        verbose_name = _("words that mean the same")
        verbose_name_plural = _("words that mean the same")
        ordering: ClassVar[list[str]] = ["language", "pk"]

    def __str__(self) -> str:
        return " = ".join(lines(self.expressions))

    @property
    def tried(self) -> str:
        """What the desk's screen is asked with to try this instead of what is stored."""
        return as_tried(language=self.language, expressions=self.expressions, synonyms=self.pk)

    def clean(self) -> None:
        """Demand two expressions that differ, and no more than an engine likes to hear."""
        terms = {normalise(line, self.language) for line in lines(self.expressions)} - {""}
        if len(terms) < 2:
            raise ValidationError({"expressions": _("Write at least two expressions that differ.")})
        if len(terms) > MOST_EXPRESSIONS:
            raise ValidationError(
                {"expressions": _("Write at most %d expressions.") % MOST_EXPRESSIONS}
            )


class WordList(models.Model):
    """Words that are treated in one way."""

    STOP = "stop"
    DISTRESS = "distress"
    PURPOSES = [
        (STOP, _("Words that say nothing, and are not looked for")),
        (DISTRESS, _("Words of distress: help comes first")),
    ]

    purpose = models.CharField(_("what for"), max_length=10, choices=PURPOSES)
    language = models.CharField(_("language"), max_length=8, choices=LANGUAGES, default=SERBIAN)
    words = models.TextField(_("words"), help_text=_("One a line, in either script."))

    bumps_generation = True
    panels: ClassVar[list[Panel]] = [
        FieldPanel("purpose"),
        FieldPanel("language"),
        FieldPanel("words"),
        PREVIEW,
    ]

    class Meta:
        verbose_name = _("list of words")
        verbose_name_plural = _("lists of words")
        ordering: ClassVar[list[str]] = ["purpose", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["purpose", "language"], name="search_one_list_for_a_purpose"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} ({self.get_language_display()})"

    @property
    def tried(self) -> str:
        """What the desk's screen is asked with to try this instead of what is stored."""
        name = "stop_words" if self.purpose == self.STOP else "distress"
        return as_tried(language=self.language, words=self.pk, **{name: self.words})


class Pin(models.Model):
    """A page that comes first for what was asked."""

    questions = models.TextField(
        _("questions"),
        help_text=_("One a line. The page comes first when somebody asks exactly this."),
    )
    page = models.ForeignKey(
        "wagtailcore.Page", models.CASCADE, related_name="+", verbose_name=_("page")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    bumps_generation = True
    panels: ClassVar[list[Panel]] = [
        FieldPanel("questions"),
        PageChooserPanel("page"),
        FieldPanel("position"),
        PREVIEW,
    ]

    class Meta:
        verbose_name = _("recommended result")
        verbose_name_plural = _("recommended results")
        ordering: ClassVar[list[str]] = ["position", "pk"]

    def __str__(self) -> str:
        return ", ".join(lines(self.questions))

    @property
    def tried(self) -> str:
        """What the desk's screen is asked with to try this instead of what is stored."""
        first = next(iter(lines(self.questions)), "")
        return as_tried(question=first, questions=self.questions, page=self.page_id, pin=self.pk)
