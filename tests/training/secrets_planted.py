"""Plants a word that exists nowhere else in each thing a course restricts, and looks for it."""

import random
from dataclasses import dataclass, field
from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image
from wagtail.models import Collection

from centre import site_tree
from foundation.models import SiteDocument, SiteImage
from foundation.script import to_latin
from training.models import CourseFiles, LessonPage

LATIN = "bcdfghkmnprstvz"
CYRILLIC = "бвгдзклмпрст"


def word(letters=LATIN):
    """Return a word that nobody wrote before, the same in every script but its own."""
    return "".join(random.choices(letters, k=14))


@dataclass
class Planted:
    """The words by where they are, and the things that hold them."""

    words: dict[str, str] = field(default_factory=dict)
    lesson: LessonPage | None = None
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
    lesson = LessonPage(
        title=f"Лекција {planted.plant('title')}",
        slug=planted.plant("old slug"),
        seo_title=planted.plant("SEO title"),
        search_description=planted.plant("search description"),
        lead=planted.plant("lead"),
        show_in_menus=True,
        locale=course.locale,
    )
    lesson.body = [
        ("heading", planted.plant("heading")),
        ("paragraph", f"<p>Прва реч: {planted.plant('body')}.</p>"),
        ("paragraph", f"<p>Друга реч: {planted.plant('Cyrillic body', CYRILLIC)}.</p>"),
        ("document", {"document": planted.paper, "text": planted.plant("link text")}),
        ("picture", {"image": planted.image, "alt": planted.plant("alt"), "caption": ""}),
    ]
    site_tree.publish(lesson, type(course).objects.get(pk=course.pk))
    # Its address changes: Wagtail makes a redirect from the old one of itself.
    lesson.slug = planted.plant("slug")
    lesson.save_revision().publish()
    lesson.title = planted.plant("draft change")
    lesson.save_revision()
    return LessonPage.objects.get(pk=lesson.pk)


def _draft(planted, course):
    draft = LessonPage(
        title=planted.plant("draft title"), slug=planted.plant("draft slug"), live=False
    )
    draft.locale = course.locale
    draft.body = [("paragraph", f"<p>{planted.plant('draft body')}</p>")]
    type(course).objects.get(pk=course.pk).add_child(instance=draft)
    draft.save_revision()
