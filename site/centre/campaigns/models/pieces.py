"""What editors add to a kit: pictures, recordings, films."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, Panel
from wagtail.models import Orderable

from foundation.captions import problem_of
from foundation.models import SiteDocument, SiteImage

from ..licences import DEFAULT, LICENCES


class KitPicture(Orderable):
    """A picture of a kit. Credit, licence and the end of consent are kept with the picture."""

    page = ParentalKey("centre.KitPage", on_delete=models.CASCADE, related_name="pictures")
    image = models.ForeignKey(
        SiteImage,
        verbose_name=_("picture"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_(
            "No chains, bars or taped mouths, nobody's suffering. Credit, licence and the day on "
            "which consent ends are written at the picture itself."
        ),
    )
    image_alt = models.CharField(
        _("what the picture shows"),
        max_length=200,
        help_text=_("Read aloud to readers who can't see it, and handed on with the file."),
    )

    access_parent = "page"
    panels: ClassVar[list[Panel]] = [FieldPanel("image"), FieldPanel("image_alt")]

    class Meta(Orderable.Meta):
        verbose_name = _("picture of the kit")
        verbose_name_plural = _("pictures of the kit")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("page", "image"), name="centre_kit_picture_once"),
            models.CheckConstraint(
                condition=~models.Q(image_alt=""),
                name="centre_kit_picture_described",
                violation_error_message=_("Say what the picture shows."),
            ),
        ]

    def __str__(self) -> str:
        return self.image_alt


class ClipKind(models.TextChoices):
    """Whether one listens or watches."""

    AUDIO = "audio", _("Recording")
    VIDEO = "video", _("Film")


ENDINGS = {ClipKind.AUDIO: ("mp3",), ClipKind.VIDEO: ("mp4",)}


class KitClip(Orderable):
    """A recording or a film, with all that is said in it to read. When consent has an end, it is
    written at the file.
    """

    page = ParentalKey("centre.KitPage", on_delete=models.CASCADE, related_name="clips")
    kind = models.CharField(
        _("kind"), max_length=5, choices=ClipKind.choices, default=ClipKind.AUDIO
    )
    title = models.CharField(_("title"), max_length=120)
    file = models.ForeignKey(
        SiteDocument,
        verbose_name=_("file"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("MP3 for a recording, MP4 for a film: what every browser plays."),
    )
    still = models.ForeignKey(
        SiteImage,
        verbose_name=_("still"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown before a film begins."),
    )
    spoken = models.CharField(
        _("spoken language"),
        max_length=2,
        choices=[("sr", _("Serbian")), ("en", _("English"))],
        default="sr",
    )
    captions = models.TextField(
        _("captions"),
        blank=True,
        help_text=_("As WebVTT. Serbian in Cyrillic: the Latin captions are made from it."),
    )
    transcript = models.TextField(
        _("transcript"),
        help_text=_("Everything that is said and, in a film, what is to be seen. In paragraphs."),
    )
    credit = models.CharField(_("credit"), max_length=160)
    licence = models.CharField(_("licence"), max_length=12, choices=LICENCES, default=DEFAULT)

    access_parent = "page"
    panels: ClassVar[list[Panel]] = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("spoken")]),
        FieldPanel("title"),
        FieldPanel("file"),
        FieldPanel("still"),
        FieldPanel("captions"),
        FieldPanel("transcript"),
        # Beside each other the words of a licence would leave no room for an author.
        FieldPanel("credit"),
        FieldPanel("licence"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("recording or film")
        verbose_name_plural = _("recordings and films")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~models.Q(kind="video", captions=""),
                name="centre_kit_film_captioned",
                violation_error_message=_("A film needs captions."),
            ),
            models.CheckConstraint(
                condition=~models.Q(transcript=""),
                name="centre_kit_clip_transcribed",
                violation_error_message=_("Write down what is said."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse a file that browsers don't play, and captions that they can't read."""
        super().clean()
        endings = ENDINGS.get(ClipKind(self.kind), ()) if self.kind in ClipKind.values else ()
        if self.file_id and endings and self.file.file_extension.lower() not in endings:
            raise ValidationError({"file": _("Choose MP3 for a recording, MP4 for a film.")})
        if self.captions and (problem := problem_of(self.captions)):
            raise ValidationError({"captions": problem})
