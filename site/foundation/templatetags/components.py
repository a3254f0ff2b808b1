"""Tags and filters that components are made with; the components are templates/components/."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import zip_longest
from typing import Any

from django import template
from django.core.paginator import Page
from django.template.context import Context
from django.template.engine import Engine
from django.templatetags.static import static
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.timezone import localtime
from django.utils.translation import pgettext

from foundation import spoken
from foundation.blocks.filling import filled
from foundation.reader import is_shown

register = template.Library()

DEADLINE_ICONS = {
    "continuous": "continuous",
    "quarter": "quarter",
    "from": "from",
    "then_continuous": "then-continuous",
    "range": "range",
    "conditional": "conditional",
    "compound": "compound",
}
NOTICE_ICONS = {
    "warning": "warning",
    "superseded": "superseded",
    "withdrawn": "withdrawn",
    "draft": "draft",
    "success": "done",
}


@register.simple_block_tag(takes_context=True, end_name="endcomponent")
def component(context: Context, content: SafeString, name: str, **values: Any) -> SafeString:
    """Render ``components/<name>.html`` with ``values``; what the tags enclose is its ``body``."""
    inner = context.new({"request": context.get("request"), "body": content, **values})
    return Engine.get_default().get_template(f"components/{name}.html").render(inner)


@register.simple_tag
def icon(name: str) -> SafeString:
    """Return a drawing of ``img/icons.svg`` in the colour of the text, silent to screen readers."""
    return _drawing(name)


@lru_cache(maxsize=128)
def _drawing(name: str) -> SafeString:
    return format_html(
        '<svg class="icon" width="24" height="24" aria-hidden="true" focusable="false">'
        '<use href="{}#{}"></use></svg>',
        static("img/icons.svg"),
        name,
    )


@register.simple_tag
def deadline_icon(kind: str) -> SafeString:
    """Return the sign of a kind of deadline; an unknown kind gets the sign of a plain date."""
    return icon(DEADLINE_ICONS.get(kind, "quarter"))


@register.simple_tag
def notice_icon(kind: str) -> SafeString:
    """Return the sign of a kind of notice; an unknown kind gets the sign of information."""
    return icon(NOTICE_ICONS.get(kind, "info"))


@register.filter
def long_date(day: Any) -> str:
    """Return a day as its readers write it: 12. марта 2015. or 12 March 2015; no day, no words."""
    # Translators: Django's date format for a whole date; "E" is the month in the genitive.
    return date_format(day, pgettext("date format", "j F Y")) if day else ""


@register.filter
def desk_time(at: Any) -> str:
    """Return a day, or an instant on the clock of Belgrade, in the short form of the desk."""
    if not isinstance(at, datetime):
        return date_format(at, "SHORT_DATE_FORMAT") if at else ""
    return date_format(localtime(at), "SHORT_DATETIME_FORMAT")


@register.filter
def anchor(heading: str) -> str:
    """Return the id of a heading: its own words, in its own script, without spaces."""
    return slugify(str(heading), allow_unicode=True)


@register.filter
def with_numbers(text: Any) -> str:
    """Return words of a body with what is bound in them filled in; HTML stays HTML."""
    told = filled(str(text))
    # Wagtail's rich text is HTML and no SafeString: both say so by the same word.
    return mark_safe(told) if hasattr(text, "__html__") else told  # noqa: S308  # as it came


@register.filter
def is_shown_now(file: Any) -> bool:
    """Say whether a picture or a file is neither withheld nor withdrawn at this moment, and lies in
    a collection that opens for who reads.
    """
    return is_shown(file or None)


@register.filter
def page_range(page: Page) -> Iterable[int | str]:
    """Return the numbers to offer around ``page``, with an ellipsis for what is left out."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.filter
def as_list(value: Any) -> Sequence[Any]:
    """Return ``value`` if it is a list already, else a list of it alone."""
    return value if isinstance(value, list | tuple) else [value]


@register.filter
def zipped(row: Sequence[Any], columns: Sequence[Any] | None) -> Iterable[tuple[Any, Any]]:
    """Return each cell of ``row`` with its column; without columns, each cell with nothing."""
    return zip_longest(row, (columns or [])[: len(row)])


register.filter("marked", spoken.marked)
register.filter("lang_attribute", spoken.lang_attribute)
