"""Plants a word that exists nowhere else in each thing a course restricts, and looks for it."""

import random
from dataclasses import dataclass, field
from io import BytesIO

from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection

from foundation.models import SiteDocument, SiteImage
from foundation.script import to_latin
from training.models import CourseFiles, Lesson

LATIN = "bcdfghkmnprstvz"
CYRILLIC = "бвгдзклмпрст"


def word(letters=LATIN):
    """Return a word that nobody wrote before, the same in every script but its own."""
    return "".join(random.choices(letters, k=14))


@dataclass
class Planted:
    """The words by where they are, and the things that hold them."""

    words: dict[str, str] = field(default_factory=dict)
    lesson: Lesson | None = None
    paper: SiteDocument | None = None
    image: SiteImage | None = None

    def plant(self, place, letters=LATIN):
        """Return a new word for ``place``."""
        self.words[place] = word(letters)
        return self.words[place]

    def found_in(self, *texts, but=()):
        """Return the places whose words are in the texts, in either script and any case."""
        text = " ".join(texts).lower()
        return sorted(
            place
            for place, secret in self.words.items()
            if place not in but and (secret in text or to_latin(secret) in text)
        )


def plant_in(course):
    """Publish a lesson with a file and a picture beneath ``course``, every part of it marked."""
    planted = Planted()
    shelf = CourseFiles.objects.get(course_key=course.translation_key).collection
    box = Collection.objects.get(pk=shelf.pk).add_child(name=planted.plant("collection"))
    planted.paper = _paper(planted, shelf)
    planted.image = _image(planted, box)
    planted.lesson = _lesson(planted, course)
    _draft(planted, course)
    planted.image.get_rendition("width-480|format-webp")
    return planted


def _paper(planted, shelf):
    text = f"words {planted.plant('file content')}".encode()
    file = ContentFile(text, name=f"{planted.plant('file name')}.txt")
    paper = SiteDocument.objects.create(
        title=planted.plant("file title"), file=file, collection=shelf
    )
    paper.tags.add(planted.plant("file tag"))
    return paper


def _image(planted, box):
    stream = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(stream, "PNG")
    return SiteImage.objects.create(
        title=planted.plant("picture title"),
        description=planted.plant("picture description"),
        credit=planted.plant("picture credit"),
        file=ContentFile(stream.getvalue(), name=f"{planted.plant('picture name')}.png"),
        collection=box,
    )


def _lesson(planted, course):
    lesson = Lesson(
        course=course,
        title=f"Лекција {planted.plant('title')}",
        slug=planted.plant("slug"),
        lead=planted.plant("lead"),
        live=False,
    )
    lesson.body = [
        ("heading", planted.plant("heading")),
        ("paragraph", f"<p>Прва реч: {planted.plant('body')}.</p>"),
        ("paragraph", f"<p>Друга реч: {planted.plant('Cyrillic body', CYRILLIC)}.</p>"),
        ("document", {"document": planted.paper, "text": planted.plant("link text")}),
        ("picture", {"image": planted.image, "alt": planted.plant("alt"), "caption": ""}),
    ]
    lesson.save()
    lesson.save_revision().publish()
    # The course changes its address: Wagtail makes redirects from the old ones of its lessons.
    course.slug = "stara-obuka"
    course.save_revision().publish()
    course.slug = "prepoznavanje"
    course.save_revision().publish()
    lesson.title = planted.plant("draft change")
    lesson.save_revision()
    return Lesson.objects.select_related("course__locale").get(pk=lesson.pk)


def _draft(planted, course):
    draft = Lesson(
        course=course,
        title=planted.plant("draft title"),
        slug=planted.plant("draft slug"),
        live=False,
    )
    draft.body = [("paragraph", f"<p>{planted.plant('draft body')}</p>")]
    draft.save()
    draft.save_revision()


def in_the_desk(lesson):
    """Return the addresses of the desk that name a lesson or list lessons."""
    at, kind = Lesson.snippet_viewset.get_url_name, ["training", "lesson"]
    views = (
        "edit",
        "history",
        "usage",
        "delete",
        "preview_on_edit",
        "unpublish",
        "workflow_history",
    )
    return [
        *(reverse(at(view), args=[lesson.pk]) for view in views),
        reverse(at("revisions_view"), args=[lesson.pk, lesson.latest_revision_id]),
        reverse(at("list")),
        reverse(at("list"), query={"course": lesson.course_id, "ordering": "sort_order"}),
        reverse("lesson_side_by_side", args=[lesson.pk]),
        reverse("wagtail_localize:snippets_api_listing", args=kind),
        reverse("wagtail_localize:snippets_api_detail", args=[*kind, lesson.pk]),
        reverse("wagtail_localize:submit_snippet_translation", args=[*kind, lesson.pk]),
    ]
