"""Facts for machines in the words of schema.org, as a block of data that no browser executes."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, prefetch_related_objects
from django.templatetags.static import static
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..reader import is_shown
from ..script import in_current
from ..script.context import lang_tag

CONTEXT = "https://schema.org"
_CREATIVE_COMMONS = re.compile(
    r"CC[ -](?P<kind>BY(?:-NC)?(?:-SA|-ND)?)[ -](?P<version>[1-4]\.[05])", re.IGNORECASE
)
_NO_RIGHTS = frozenset({"CC0", "CC0 1.0"})
# What could end the block, or begin a comment in it, is written in JSON's own way.
_ESCAPED = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


def owner() -> str:
    """Return whose site it is, in the language that is active."""
    return _("Centre for the Protection of Victims of Human Trafficking")


def organization() -> dict[str, Any]:
    """Return who stands behind the site. Telephone numbers are not among it: the pages say until
    when they were confirmed.
    """
    return {
        "@type": "GovernmentOrganization",
        "@id": f"{settings.BASE_URL}/#organization",
        "name": owner(),
        "url": f"{settings.BASE_URL}/",
        "logo": settings.BASE_URL + static("img/apple-touch-icon.png"),
        "areaServed": {"@type": "Country", "name": _("Serbia")},
    }


def website(home_url: str, language: str) -> dict[str, Any]:
    """Return the site itself, as it is in one language."""
    return {
        "@type": "WebSite",
        "@id": f"{settings.BASE_URL}{home_url}#website",
        "name": owner(),
        "url": settings.BASE_URL + home_url,
        "inLanguage": language,
        "publisher": {"@id": f"{settings.BASE_URL}/#organization"},
    }


def breadcrumbs(trail: Iterable[Mapping[str, Any]], current: str, url: str) -> dict[str, Any]:
    """Return the way from the home page to the page called ``current`` at ``url``."""
    steps = [(step["title"], step["url"]) for step in trail] + [(current, url)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": number,
                "name": title,
                "item": settings.BASE_URL + address,
            }
            for number, (title, address) in enumerate(steps, start=1)
        ],
    }


def article(page: Any, day: date, changed: datetime | None) -> dict[str, Any]:
    """Return a shareable page as an article of ``day``."""
    return {
        "@type": "NewsArticle",
        "headline": page.title,
        "description": page.description,
        "datePublished": day.isoformat(),
        "dateModified": changed and changed.isoformat(),
        "inLanguage": lang_tag(get_language() or "sr"),
        "mainEntityOfPage": settings.BASE_URL + page.get_url(),
        "image": [page.share_card_url(), *picture_of(page)],
        "author": organization(),
        "publisher": {"@id": f"{settings.BASE_URL}/#organization"},
        "isAccessibleForFree": True,
    }


def picture_of(page: Any) -> list[dict[str, Any]]:
    """Return the picture of a page with its credit and licence, if it has one that readers get."""
    image = page.picture if hasattr(page, "picture") else None
    if image is None or not is_shown(image):
        return []
    if not hasattr(image, "prefetched_renditions"):
        # This one, and all that the page shows: one query.
        sizes = Prefetch("renditions", to_attr="prefetched_renditions")
        prefetch_related_objects([image], sizes)
    # A size that the page shows already, made with it.
    rendition = image.get_rendition("format-jpeg|width-960")
    return [
        {
            "@type": "ImageObject",
            "contentUrl": settings.BASE_URL + rendition.url,
            "width": rendition.width,
            "height": rendition.height,
            "caption": page.picture_alt,
            "creditText": image.shown_credit,
            "creator": image.shown_credit and {"@type": "Organization", "name": image.shown_credit},
            "copyrightNotice": image.shown_credit,
            **_licence(image.licence),
        }
    ]


def _licence(words: str) -> dict[str, Any]:
    """Return a licence by its address where its name says it, else as it is called."""
    name = words.strip()
    if found := _CREATIVE_COMMONS.fullmatch(name):
        kind, version = found["kind"].lower(), found["version"]
        return {"license": f"https://creativecommons.org/licenses/{kind}/{version}/"}
    if name.upper() in _NO_RIGHTS:
        return {"license": "https://creativecommons.org/publicdomain/zero/1.0/"}
    return {"license": {"@type": "CreativeWork", "name": name}} if name else {}


def as_data_block(facts: list[dict[str, Any]]) -> SafeString:
    """Return facts as JSON that may stand inside a ``script`` element of data, in the current
    script; whatever the facts say, the element ends where its end tag is.
    """
    text = json.dumps({"@context": CONTEXT, "@graph": _readable(facts)}, ensure_ascii=False)
    return mark_safe(text.translate(_ESCAPED))  # noqa: S308  # every sign of markup is escaped


def _readable(value: Any) -> Any:
    match value:
        case str() | Promise():
            return in_current(value)
        case Mapping():
            return {key: _readable(part) for key, part in value.items() if part not in ("", None)}
        case list() | tuple():
            return [_readable(part) for part in value]
    return value
