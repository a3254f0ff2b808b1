"""The pages of a pack: words and tables as on the site, with nothing that needs a line."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import override

from foundation.context import help_numbers
from foundation.reader import files_decided_by
from foundation.script import html_to_latin
from foundation.script.context import lang_tag

from .media import Media
from .opened import Opened

LATIN = "latinica/"
# Stands for the way back to the top of the pack, which differs by script.
_ROOT = "%TOP%"
_ICON = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_ON_THE_SITE = re.compile(r'\b(href|src)="/(?!/)')


@dataclass
class Module:
    """One lesson in the pack: its number, its pages by path, and what they show."""

    number: int
    title: str
    media: Media
    pages: dict[str, bytes] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The file's name in each script's folder."""
        return f"lekcija-{self.number:02}.html"

    @property
    def size(self) -> int:
        """The bytes of the module, unpacked."""
        return self.media.size + sum(map(len, self.pages.values()))


def modules_of(
    course: Any, lessons: list[Any], opened: Opened
) -> tuple[list[Module], dict[str, bytes]]:
    """Return the modules of a course with the files that are ``opened``, and the pages that lead to
    them: contents in each script.
    """
    language = course.locale.language_code
    modules = [
        Module(number, lesson.title, Media(opened)) for number, lesson in enumerate(lessons, 1)
    ]
    with override(language), files_decided_by(opened.shows):
        for module, lesson in zip(modules, lessons, strict=True):
            context = {"module": module, "modules": modules, "lesson": lesson}
            context["body"] = [_block(block, module.media, language) for block in lesson.body]
            module.pages = _in_scripts("lesson", module.name, course, context)
        index = _in_scripts("index", "index.html", course, {"modules": modules})
    return modules, index


def _in_scripts(template: str, name: str, course: Any, context: dict[str, Any]) -> dict[str, bytes]:
    """Return a page by its path: in both scripts, or in the one that its language has."""
    language = course.locale.language_code
    both = language == "sr"
    told = {
        **context,
        "course": course,
        "name": name,
        "both": both,
        "site": settings.BASE_URL,
    }
    pages = {}
    for script in ("sr", "sr-latn") if both else (language,):
        latin = script == "sr-latn"
        told |= {"lang": lang_tag(script), "latin": latin, "top": "../" if latin else ""}
        told["other_script"] = f"../{name}" if latin else f"{LATIN}{name}"
        html: str = str(render_to_string(f"training/pack/{template}.html", told))
        html = html.replace(_ROOT, told["top"])
        pages[f"{LATIN if latin else ''}{name}"] = (html_to_latin(html) if latin else html).encode()
    return pages


def _block(block: Any, media: Media, language: str) -> str:
    if block.block_type == "picture":
        return _picture(block.value, media)
    if block.block_type == "document":
        return _document(block.value, media)
    if block.block_type == "recording":
        return _recording(block.value)
    html = _ICON.sub("", str(block.render({"help": help_numbers(language)})))
    return _ON_THE_SITE.sub(rf'\1="{settings.BASE_URL}/', html)


def _picture(value: Any, media: Media) -> str:
    path = media.picture(value["image"]) if value["image"] else ""
    caption = value["caption"] or ""
    if not path:
        told = _("A picture that is on the site alone: %(alt)s") % {"alt": value["alt"]}
        return format_html("<p>{} {}</p>", told, caption)
    return format_html(
        '<figure><img src="{}{}" alt="{}"><figcaption>{}</figcaption></figure>',
        _ROOT,
        path,
        value["alt"],
        caption,
    )


def _document(value: Any, media: Media) -> str:
    path = media.document(value["document"]) if value["document"] else ""
    if not path:
        told = _("A file that is on the site alone: %(text)s") % {"text": value["text"]}
        return format_html("<p>{}</p>", told)
    return format_html('<p><a href="{}{}">{}</a></p>', _ROOT, path, value["text"])


def _recording(value: Any) -> str:
    """Return all that is said in a recording, and why it is not there itself."""
    told = {
        "audio": _("A recording that is on the site alone: it would be too large for a slow line."),
        "video": _("A film that is on the site alone: it would be too large for a slow line."),
    }
    paragraphs = [text for line in value["transcript"].splitlines() if (text := line.strip())]
    return format_html(
        "<section><h2>{}</h2><p>{} {}</p>{}</section>",
        value["title"],
        told[value["kind"]],
        _("This is all that is said in it."),
        format_html_join("", "<p>{}</p>", ((text,) for text in paragraphs)),
    )
