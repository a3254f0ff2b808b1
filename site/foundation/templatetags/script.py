"""Serbian in Latin on a page that is not: the name of a switch, a second spelling for search."""

from django import template
from django.template.defaultfilters import stringfilter
from django.utils.safestring import SafeData

from foundation.script import html_to_latin, to_latin

register = template.Library()


@register.filter(is_safe=True)
@stringfilter
def latin(text: str) -> str:
    """Return ``text`` in Serbian Latin, whatever the page's script; safe HTML stays safe HTML."""
    return html_to_latin(text) if isinstance(text, SafeData) else to_latin(text)
