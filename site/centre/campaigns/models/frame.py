"""What every release must have, and the few words from which posters and cards are made."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel

from foundation.blocks import BodyField

from ...kits.patterns import COLOURWAY_LABELS, PATTERN_LABELS
from ..blocks import SourcedFacts
from ..licences import DEFAULT, LICENCES

TITLE_SIGNS = 90


class HasMessage(models.Model):
    """Mixin: the words on posters, cards, pictures and banners, and in what colours they stand."""

    headline = models.CharField(
        _("headline"),
        max_length=60,
        help_text=_("The big words of posters, cards and pictures. Short: six words at most."),
    )
    message = models.CharField(
        _("message"), max_length=200, help_text=_("One or two sentences beneath the headline.")
    )
    what_to_do = models.CharField(
        _("what to do"),
        max_length=80,
        # A field called "action" would hide where its form is sent, from every script of the desk.
        db_column="action",
        help_text=_("Stands before the help numbers, which are always there: “Call.”"),
    )
    pattern = models.CharField(
        _("pattern"), max_length=12, choices=PATTERN_LABELS, default=PATTERN_LABELS[0][0]
    )
    colourway = models.CharField(
        _("colours"), max_length=12, choices=COLOURWAY_LABELS, default=COLOURWAY_LABELS[0][0]
    )
    radio = models.TextField(
        _("text for the radio"),
        max_length=500,
        blank=True,
        help_text=_("What is read in 20 seconds: about 45 words. The help number follows."),
    )

    message_panels: ClassVar[list[Panel]] = [
        MultiFieldPanel(
            [
                FieldPanel("headline"),
                FieldPanel("message"),
                FieldPanel("what_to_do"),
                FieldRowPanel([FieldPanel("pattern"), FieldPanel("colourway")]),
                FieldPanel("radio"),
            ],
            heading=_("Posters, cards, pictures and radio: made from these words"),
        )
    ]

    class Meta:
        abstract = True


class HasRelease(models.Model):
    """Mixin: a press release in its frame. The help line and the line of the embargo are added to
    it, whatever an editor writes.
    """

    release_title = models.CharField(
        _("title of the release"),
        max_length=TITLE_SIGNS,
        help_text=_("At most 90 signs: it stands as a headline as it is."),
    )
    release_lead = models.TextField(
        _("lead of the release"),
        max_length=400,
        help_text=_("Who, what, when, where and why, in two sentences."),
    )
    release_text = models.TextField(
        _("text of the release"),
        max_length=4000,
        blank=True,
        help_text=_("Paragraphs, with an empty line between them."),
    )
    facts = BodyField(SourcedFacts(), verbose_name=_("facts with sources"))
    quote = models.TextField(
        _("quote"), max_length=400, help_text=_("A statement that may be printed word for word.")
    )
    quote_name = models.CharField(
        _("name of who says it"),
        max_length=120,
        blank=True,
        help_text=_("With their consent. Leave empty only where the office itself speaks."),
    )
    quote_office = models.CharField(
        _("office of who says it"), max_length=160, help_text=_("For example: Director.")
    )
    editors_note = models.TextField(
        _("note for editors"),
        max_length=600,
        help_text=_("Background that isn't for print: how to write about it without harm."),
    )
    contact = models.TextField(
        _("contact for the press"),
        max_length=300,
        help_text=_("An office, its telephone and e-mail. Nobody's private number."),
    )
    licence = models.CharField(_("licence"), max_length=12, choices=LICENCES, default=DEFAULT)

    release_panels: ClassVar[list[Panel]] = [
        MultiFieldPanel(
            [
                FieldPanel("release_title"),
                FieldPanel("release_lead"),
                FieldPanel("release_text"),
                FieldPanel("facts"),
            ],
            heading=_("Press release"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("quote"),
                FieldRowPanel([FieldPanel("quote_name"), FieldPanel("quote_office")]),
            ],
            heading=_("Quote"),
        ),
        MultiFieldPanel(
            [FieldPanel("editors_note"), FieldPanel("contact"), FieldPanel("licence")],
            heading=_("For newsrooms"),
        ),
    ]

    class Meta:
        abstract = True
