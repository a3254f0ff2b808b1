"""The guide in the desk, and its pictures."""

from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from ...script import html_to_latin, to_latin
from .reading import Chapter, as_html, chapters, title_of

FOLDER = Path(settings.ROOT) / "docs"
SERBIAN, ENGLISH = FOLDER / "editors.sr.md", FOLDER / "editors.md"
PICTURES = FOLDER / "editors"


def show_guide(request: HttpRequest) -> HttpResponse:
    """Show the guide in the language and script of the desk."""
    language = get_language() or "sr"
    text = (ENGLISH if language == "en" else SERBIAN).read_text(encoding="utf-8")
    title, body, contents = title_of(text), as_html(text), chapters(text)
    if language == "sr-latn":
        title, body = to_latin(title), mark_safe(html_to_latin(body))  # noqa: S308  # it was safe
        contents = [Chapter(each.anchor, to_latin(each.title)) for each in contents]
    context = {"title": title, "body": body, "contents": contents}
    return TemplateResponse(request, "foundation/desk/guide.html", context)


def show_picture(request: HttpRequest, name: str) -> FileResponse:
    """Send a picture of the guide: those of the English one lie in ``en/``. Raises ``Http404`` for
    any other name.
    """
    if name not in {str(path.relative_to(PICTURES)) for path in PICTURES.rglob("*.png")}:
        raise Http404
    response = FileResponse((PICTURES / name).open("rb"), content_type="image/png")
    patch_cache_control(response, private=True, max_age=3600)
    return response
