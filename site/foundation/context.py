"""What every page's frame shows: language, the same page elsewhere, help, menu. Lazy, and kept
between changes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from wagtail.models import Page

from . import generation, routing
from .access import is_open, visible_to
from .keeping.parts import kept_for
from .models import HelpSettings
from .script.context import lang_tag
from .sections import as_links, beneath_home, sections

LATIN_PREFIX = "/sr-latn"
ENGLISH_PREFIX = "/en"
# Each language is named in its own words, so these are never translated.
LANGUAGE_NAMES = {"sr": "Ћирилица", "sr-latn": "Latinica", "en": "English"}


@dataclass(frozen=True)
class Alternate:
    """The page one reads, in another language or script.

    ``same`` is false where only a near page exists. ``query`` is what was asked of the page, with
    its question mark: part of the way to the same view, but not of the page's lasting address.
    """

    language: str
    lang_tag: str
    label: str
    url: str
    current: bool
    same: bool
    query: str


@dataclass(frozen=True)
class MenuItem:
    """One entry of the main menu. ``current`` is what ``aria-current`` says: ``page`` of the page
    itself, ``true`` of what it stands beneath, else nothing.
    """

    title: str
    url: str
    current: str


@dataclass(frozen=True)
class Help:
    """Help numbers as a page shows them."""

    numbers: list[dict[str, str | None]]
    checked_on: Any


def page_context(request: HttpRequest) -> dict[str, Any]:
    """Return the frame's variables; nothing is computed that a template doesn't use."""
    language = get_language() or "sr"
    return {
        "language": language,
        "lang_tag": lang_tag(language),
        "site_name": _("Centre for the Protection of Victims of Human Trafficking"),
        "base_url": settings.BASE_URL,
        "canonical": settings.BASE_URL + request.path,
        "home_url": {"sr": "/", "sr-latn": f"{LATIN_PREFIX}/", "en": f"{ENGLISH_PREFIX}/"}.get(
            language, "/"
        ),
        "alternates": _lazy(lambda: alternates(request)),
        "help": _lazy(lambda: help_numbers(language)),
        "exit_url": _lazy(lambda: _help_settings().exit_url),
        "menu": _lazy(lambda: menu(request, language)),
    }


def _lazy(produce: Callable[[], Any]) -> Any:
    return SimpleLazyObject(produce)


def help_numbers(language: str) -> Help:
    """Return the help numbers with labels in ``language``."""

    def produce() -> Help:
        stored = _help_settings()
        numbers = [
            {
                "label": number.label_en if language == "en" else number.label,
                "number": number.number,
                "tel": number.tel,
                "sms": number.sms,
                "note": number.note_en if language == "en" else number.note,
            }
            for number in stored.numbers.all()
        ]
        return Help(numbers or fallback_numbers(), stored.checked_on)

    return generation.kept(f"help:{language}", produce)


def _help_settings() -> HelpSettings:
    return generation.kept("help-settings", HelpSettings.stored)


def fallback_numbers() -> list[dict[str, str | None]]:
    """Return the numbers that are there even when nobody entered any, or the database is gone."""
    return [
        {"label": "", "number": number, "tel": tel, "sms": sms}
        for number, tel, sms in settings.HELP_FALLBACK
    ]


def menu(request: HttpRequest, language: str) -> list[MenuItem]:
    """Return the main menu: the public pages under home that editors put there."""

    def produce() -> list[tuple[str, str]]:
        return [
            (page.title, page.get_url(request))
            for page in beneath_home(request, language)
            if page.show_in_menus and is_open(AnonymousUser(), page)
        ]

    entries = generation.kept(f"menu:{language}", produce)
    return [MenuItem(title, url, _current(request.path, url)) for title, url in entries]


def _current(path: str, url: str) -> str:
    if path == url:
        return "page"
    return "true" if path.startswith(url) else ""


def alternates(request: HttpRequest) -> list[Alternate]:
    """Return the page one reads in every language and script, in the order of the switch."""
    page = getattr(request, "served_page", None)
    serbian, english, same = (
        _of_page(request, page) if isinstance(page, Page) else (*_of_path(request.path), True)
    )
    current = get_language() or "sr"
    found = []
    for language, url in [
        ("sr", serbian),
        ("sr-latn", LATIN_PREFIX + serbian),
        ("en", english),
    ]:
        is_same = same or (language == "en") == (current == "en")
        found.append(
            Alternate(
                language,
                lang_tag(language),
                LANGUAGE_NAMES[language],
                url,
                language == current,
                is_same,
                f"?{request.GET.urlencode()}" if is_same and request.GET else "",
            )
        )
    return found


def _of_page(request: HttpRequest, page: Page) -> tuple[str, str, bool]:
    """Return the addresses of a page in Serbian and English, keeping what a routable page has
    behind its own.
    """
    with override("en" if page.locale.language_code == "en" else "sr"):
        own = page.get_url(request) or "/"
    bare = request.path.removeprefix(LATIN_PREFIX) if get_language() == "sr-latn" else request.path
    behind = bare.removeprefix(own) if bare.startswith(own) else ""
    other_code = "sr" if page.locale.language_code == "en" else "en"
    nearest, same = _translation(request, page, other_code)
    with override(other_code):
        other = (nearest.get_url(request) if nearest else None) or (
            "/" if other_code == "sr" else "/en/"
        )
    there = _behind_there(request, page, nearest, behind) if same else None
    same = there is not None
    other += there or ""
    return (other, own + behind, same) if other_code == "sr" else (own + behind, other, same)


def _behind_there(
    request: HttpRequest, page: Page, translation: Page | None, behind: str
) -> str | None:
    """Return where what is behind a page's address stands behind its translation's, if it does."""
    if not behind or translation is None or not hasattr(page, "behind_in"):
        return behind
    there: str | None = page.behind_in(request.user, translation, behind)
    return there


def _translation(request: HttpRequest, page: Page, other_code: str) -> tuple[Page | None, bool]:
    """Return the nearest translation, kept whatever stands behind the page's address: a reader may
    make that up.
    """

    def find() -> tuple[Page | None, bool]:
        return _nearest_translation(request, page, other_code)

    is_stored = routing.way_to(page) is not None
    name = ("translation", request.get_host(), page.pk)
    return kept_for(request.user, name, find) if is_stored else find()


def _nearest_translation(
    request: HttpRequest, page: Page, language_code: str
) -> tuple[Page | None, bool]:
    """Return the translation of ``page`` that the visitor may see, or else of its nearest ancestor
    that has one; and whether it is of the page itself.
    """
    way = routing.way_to(page)
    pages = [*way.above, page] if way else page.get_ancestors(inclusive=True).filter(depth__gt=1)
    keys = {each.translation_key for each in pages}
    if way is None or len(way.above) > 1:
        deeper = Page.objects.filter(translation_key__in=keys, locale__language_code=language_code)
        translations = list(as_links(visible_to(request.user, deeper)))
    else:
        translations = [
            each
            for each in sections(request).in_language(language_code)
            if each.translation_key in keys and is_open(request.user, each)
        ]
    nearest = max(translations, key=attrgetter("depth"), default=None)
    return nearest, nearest is not None and nearest.translation_key == page.translation_key


def _of_path(path: str) -> tuple[str, str]:
    """Return the addresses of a view that is mounted under every prefix."""
    for prefix in (LATIN_PREFIX, ENGLISH_PREFIX):
        if path == prefix or path.startswith(prefix + "/"):
            path = path.removeprefix(prefix)
            break
    # What follows two slashes would be another host.
    path = "/" + path.lstrip("/\\")
    return path, ENGLISH_PREFIX + path
