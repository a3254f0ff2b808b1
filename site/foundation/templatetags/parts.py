"""Tags for parts of a page that are not made for each reader."""

from collections.abc import Sequence

from django import template
from django.template.base import FilterExpression, Node, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.models import Page

from foundation.keeping.parts import kept_beside

register = template.Library()

# Parts of the frame in each language, and the menu as it is on each page that it names.
MOST = 256
_made: dict[tuple[str, ...], SafeString] = {}


class PartNode(Node):
    """What the tags enclose: a function of the language and of the things that are named."""

    def __init__(self, name: str, things: Sequence[FilterExpression], nodelist: NodeList) -> None:
        self.name = name
        self.things = things
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        """Return what was made of the same things before, or make it."""
        told = (str(each.resolve(context)) for each in self.things)
        key = (self.name, get_language() or "", *told)
        made = _made.get(key)
        if made is None:
            made = self.nodelist.render(context)
            if len(_made) >= MOST:
                _made.clear()
            _made[key] = made
        return made


class KeptNode(Node):
    """What the tags enclose, kept with its page until content changes."""

    def __init__(self, name: str, things: Sequence[FilterExpression], nodelist: NodeList) -> None:
        self.name = name
        self.things = things
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        """Return what was made before, if nothing has changed since."""
        request, page, keep = (context.get(name) for name in ("request", "page", "keep"))
        name = " ".join([self.name, *(str(each.resolve(context)) for each in self.things)])
        if keep is not None:
            made: SafeString = keep(name, lambda: self.nodelist.render(context))
            return made
        if request is None or not isinstance(page, Page):
            return self.nodelist.render(context)
        return kept_beside(request, page, f"<{name}>", lambda: self.nodelist.render(context))


@register.tag
def kept(parser: Parser, token: Token) -> KeptNode:
    """Keep a part of a page with the page: ``{% kept "name" %}…{% endkept %}``. What stands inside
    is the same for whoever holds the same keys. Where a page has several parts of a name, ``of``
    says which: ``{% kept "section" of number %}``. A view that has no page keeps it as it says: by
    ``keep`` in its context, which takes the name and what makes the part.
    """
    name, things = _named(parser, token)
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(name, things, nodelist)


@register.tag
def part(parser: Parser, token: Token) -> PartNode:
    """Make a part of a page once: ``{% part "name" of this that %}…{% endpart %}``.

    What stands inside depends on nothing but the language and what is named; of each of these
    ``str`` tells all that is shown. So it is never old: other things are another part.
    """
    name, things = _named(parser, token)
    nodelist = parser.parse(("endpart",))
    parser.delete_first_token()
    return PartNode(name, things, nodelist)


def _named(parser: Parser, token: Token) -> tuple[str, list[FilterExpression]]:
    """Return the name in a tag, and the things after ``of``. Raises ``TemplateSyntaxError``."""
    tag, name, *things = token.split_contents()
    if things and things[0] != "of":
        raise template.TemplateSyntaxError(f'{{% {tag} "name" of thing … %}} says what it is of')
    return name.strip("\"'"), [parser.compile_filter(each) for each in things[1:]]
