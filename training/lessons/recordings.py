"""Recordings and films in lessons: a block with all that is said in it, to read and as captions."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from foundation.blocks import Body
from foundation.blocks.answers import Answers, Picture
from foundation.captions import problem_of

if TYPE_CHECKING:
    from ..models import CoursePage, Lesson

AUDIO, VIDEO = "audio", "video"
ENDINGS = {AUDIO: "mp3", VIDEO: "mp4"}
LABELS = {"sr": "Ћирилица", "sr-latn": "Latinica", "en": "English"}
SCRIPTS = {"sr": ("sr", "sr-latn"), "en": ("en",)}


class RecordingBlock(Answers, blocks.StructBlock):
    """Something to hear or to see. Without its words it is not there for who can't."""

    kind = blocks.ChoiceBlock(
        label=_("Kind"), choices=[(AUDIO, _("Recording")), (VIDEO, _("Film"))], default=VIDEO
    )
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    file = DocumentChooserBlock(
        label=_("File"),
        help_text=_("MP3 for a recording, MP4 for a film, in the course's own collection."),
    )
    still = ImageChooserBlock(
        label=_("Still"), required=False, help_text=_("Shown before a film begins.")
    )
    spoken = blocks.ChoiceBlock(
        label=_("Spoken language"),
        choices=[("sr", _("Serbian")), ("en", _("English"))],
        default="sr",
    )
    captions = blocks.TextBlock(
        label=_("Captions"),
        required=False,
        help_text=_("As WebVTT. Serbian in Cyrillic: the Latin captions are made from it."),
    )
    transcript = blocks.TextBlock(
        label=_("Transcript"),
        help_text=_("Everything that is said and, in a film, what is to be seen. In paragraphs."),
    )
    credit = blocks.CharBlock(label=_("Credit"), max_length=160)

    class Meta:
        icon = "media"
        label = _("Recording or film")
        template = "training/recording.html"

    def clean(self, value: Any) -> Any:
        """Refuse a file that browsers don't play, and captions that are missing or unreadable."""
        cleaned = super().clean(value)
        wrong: dict[str, Any] = {}
        if cleaned["file"].file_extension.lower() != ENDINGS[cleaned["kind"]]:
            wrong["file"] = _("Choose MP3 for a recording, MP4 for a film.")
        captions = cleaned["captions"] or ""
        if cleaned["kind"] == VIDEO and not captions:
            wrong["captions"] = _("A film needs captions.")
        elif captions and (problem := problem_of(captions)):
            wrong["captions"] = problem
        if wrong:
            raise StructBlockValidationError(
                {name: ValidationError(said) for name, said in wrong.items()}
            )
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add what the player takes, with the captions' addresses."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        context["item"] = {
            "clip": value,
            "until": value["file"].visible_until if value["file"] else None,
            "tracks": tracks_of(value, context.get("lesson")),
            "files": [],
        }
        return context

    def as_text(self, value: Any) -> str:
        """Return the title and all that is said."""
        return " ".join(f"{value['title']} {value['transcript']}".split())

    def passages(self, value: Any) -> list[str]:
        """Return the title and the paragraphs of what is said."""
        told = (value["title"], *str(value["transcript"] or "").splitlines(), value["credit"])
        return [text.strip() for text in told if text and text.strip()]

    def pictures(self, value: Any) -> list[Picture]:
        """Return the still: the film's title stands for it."""
        return [Picture(value["still"], value["title"] or "")] if value["still"] else []


class LessonBody(Body):
    """What a lesson may hold: what every page may, and recordings."""

    recording = RecordingBlock()


def tracks_of(value: Any, lesson: Any) -> list[dict[str, str]]:
    """Return the captions of a recording in each script of its language, the reader's first.

    They are those of the lesson as it is published: one that was never stored has none.
    """
    if not (value["captions"] and value["file"] and getattr(lesson, "pk", None)):
        return []
    reader = get_language() or "sr"
    tracks = []
    for script in sorted(SCRIPTS[value["spoken"]], key=lambda each: each != reader):
        with override(script):
            url = reverse("lesson_captions", args=[lesson.pk, value["file"].pk])
        tracks.append({"url": url, "spoken": script, "label": LABELS[script]})
    return tracks


def captions_in(lesson: "Lesson", document: int) -> str:
    """Return the captions of the recording with that file in a lesson; nothing if it has none."""
    return next(
        (
            str(block.value["captions"] or "")
            for block in recordings_of(lesson.body)
            if block.value["file"] and block.value["file"].pk == document
        ),
        "",
    )


def recordings_of(body: Any) -> list[Any]:
    """Return the blocks of recordings in a body."""
    return [block for block in body if block.block_type == "recording"]


def refuse_open_files(body: Any, course: "CoursePage | None") -> None:
    """Raise ``ValidationError`` for a recording whose file or still is not in the collection of
    ``course``: only what is in there is closed with the lesson.
    """
    from ..models import CourseFiles  # noqa: PLC0415  # pages ask this of themselves

    recordings = recordings_of(body)
    if not recordings or course is None:
        return
    shelf = CourseFiles.objects.get(course_key=course.translation_key).collection
    held = [block.value[name] for block in recordings for name in ("file", "still")]
    astray = [str(file) for file in held if file and not _is_beneath(shelf, file.collection)]
    if astray:
        said = _(
            "Move this to the collection “%(shelf)s”, so that learners alone get it: %(names)s"
        )
        raise ValidationError({"body": said % {"shelf": shelf, "names": ", ".join(astray)}})


def _is_beneath(shelf: Any, collection: Any) -> bool:
    return bool(collection.path.startswith(shelf.path))
