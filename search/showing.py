"""Makes results fit for the page, for JSON and for RSS."""

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foundation.script import content_language, in_current, lang_tag

from .choice import FACETS, LANGUAGE, LANGUAGE_NAMES, SORT, SORTS, Choice, names
from .query import Results

Label = str | Promise
MOST_OPTIONS = 40
RSS, JSON = "application/rss+xml", "application/json"


@dataclass(frozen=True)
class Option:
    """One value to choose."""

    value: str
    label: Label
    selected: bool
    count: int | None = None


@dataclass(frozen=True)
class Select:
    """One thing to narrow by."""

    id: str
    name: str
    label: Label
    any: Label
    options: Sequence[Option]


def context(found: Results, asked: str, language: str) -> dict[str, Any]:
    """Return what the page shows beside the hits."""
    choice = found.choice
    query = choice.parameters(asked, language)
    clear = Choice(language=choice.language).parameters(asked, language)
    page = reverse("search:results")
    return {
        "choice": choice,
        "other_lang": "" if choice.language == language else lang_tag(choice.language),
        "selects": selects(found),
        "sorts": [Option(code, label, code == choice.sort) for code, label in SORTS.items()],
        "languages": [
            Option(
                "" if code == language else code,
                label,
                code == choice.language,
                found.by_language.get(code),
            )
            for code, label in LANGUAGE_NAMES.items()
        ],
        "chosen": list(chosen(found, asked, language)),
        "clear_url": f"{page}?{clear}" if choice.is_narrowed else "",
        "meant_url": f"{page}?{choice.parameters(found.meant, language)}" if found.meant else "",
        "subscriptions": [
            {"title": "RSS", "url": f"{reverse('search:rss')}?{query}", "type": RSS},
            {"title": "JSON", "url": f"{reverse('search:json')}?{query}", "type": JSON},
        ],
    }


def selects(found: Results) -> list[Select]:
    """Return what can be narrowed by: facets with more than one value, or with a chosen one."""
    made = []
    for parameter, (column, label, any_label) in FACETS.items():
        counts, now = found.counts.by_facet[column], found.choice.chosen.get(column, "")
        known = names(column)
        values = sorted(counts, reverse=True) if column == "year" else _frequent_first(counts)
        if now and now not in values:
            values.append(now)
        if now or len(values) > 1:
            options = [
                Option(value, known.get(value, value), value == now, counts.get(value, 0))
                for value in values[:MOST_OPTIONS]
            ]
            made.append(Select(f"izbor-{parameter}", parameter, label, any_label, options))
    return made


def _frequent_first(counts: Mapping[str, int]) -> list[str]:
    return sorted(counts, key=lambda value: (-counts[value], value))


def chosen(found: Results, asked: str, language: str) -> Any:
    """Yield label, value and the address without it, of everything that was chosen."""
    page, choice = reverse("search:results"), found.choice
    for parameter, (column, label, _any) in FACETS.items():
        if column in choice.chosen:
            value = choice.chosen[column]
            query = choice.parameters(asked, language, **{parameter: ""})
            yield {
                "label": label,
                "value": names(column).get(value, value),
                "url": f"{page}?{query}",
            }
    for parameter, label, day in (
        ("od", _("Dated from"), choice.since),
        ("do", _("Dated until"), choice.until),
    ):
        if day:
            query = choice.parameters(asked, language, **{parameter: ""})
            shown = date_format(day, "SHORT_DATE_FORMAT")
            yield {"label": label, "value": shown, "url": f"{page}?{query}"}


def as_data(found: Results, asked: str, base: str) -> dict[str, Any]:
    """Return results as JSON gives them, in the script of the request."""
    return {
        "query": asked,
        "language": found.choice.language,
        "total": found.total,
        "page": found.page.number,
        "pages": found.page.paginator.num_pages,
        "loose": found.is_loose,
        "simple": found.is_simple,
        "being_filled": found.is_being_filled,
        "did_you_mean": in_current(found.meant) or None,
        "similar_titles": [
            {"title": in_current(each.title), "url": base + each.url} for each in found.near
        ],
        "facets": {
            parameter: [
                {
                    "value": value,
                    "label": in_current(str(names(column).get(value, value))),
                    "count": count,
                }
                for value, count in found.counts.by_facet[column].most_common()
            ]
            for parameter, (column, *_labels) in FACETS.items()
        },
        "sort": {"parameter": SORT, "value": found.choice.sort, "values": list(SORTS)},
        "languages": {
            "parameter": LANGUAGE,
            "values": list(LANGUAGE_NAMES),
            "counts": dict(found.by_language),
        },
        "results": [_as_data(hit, base) for hit in [*found.helps, *found.pins, *found.hits]],
    }


def _as_data(hit: Any, base: str) -> dict[str, Any]:
    return {
        "title": in_current(_plain(hit.title)),
        "url": base + hit.url,
        "type": hit.kind_code,
        "date": hit.date.isoformat() if hit.date else None,
        "year": hit.date.year if hit.date else hit.year,
        "example": hit.is_example,
        "language": hit.language,
        "format": hit.format or None,
        "page": hit.page,
        "passage": in_current(_plain(hit.passage)),
        "other_years": [{"year": each.year, "url": base + each.url} for each in hit.others],
    }


def as_feed(found: Results, asked: str, base: str, path: str) -> Rss201rev2Feed:
    """Return the first results as a feed, in the script of the request."""
    language = get_language() or "sr"
    query = found.choice.parameters(asked, content_language())
    feed = Rss201rev2Feed(
        title=in_current(_("Search: %(asked)s") % {"asked": _printable(asked)}),
        link=f"{base}{reverse('search:results')}?{query}",
        description=in_current(_("What is found for these words, the best first")),
        language=lang_tag(language),
        feed_url=f"{base}{path}?{query}",
    )
    for hit in [*found.helps, *found.hits]:
        url = base + hit.url
        day = timezone.make_aware(datetime.combine(hit.date, time.min)) if hit.date else None
        feed.add_item(
            title=in_current(_printable(_named(hit))),
            link=url,
            description=in_current(_printable(_plain(hit.passage))),
            unique_id=url,
            pubdate=day,
        )
    return feed


def _named(hit: Any) -> str:
    """Return a title that tells what recurs each year apart."""
    title = _plain(hit.title)
    return f"{title} ({hit.year})" if hit.year else title


def _plain(marked: str) -> str:
    return html.unescape(strip_tags(marked))


def _printable(text: str) -> str:
    """Return ``text`` as XML may hold it: control characters are refused there."""
    return "".join(sign if sign.isprintable() else " " for sign in text)
