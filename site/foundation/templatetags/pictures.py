"""Wagtail's ``picture`` tag, reading what the sizes mean once and not for every picture."""

from functools import lru_cache

from django import template
from django.template.base import Parser, Token
from wagtail.images.models import Filter
from wagtail.images.templatetags import wagtailimages_tags

register = template.Library()


@lru_cache(maxsize=256)
def _meaning(spec: str) -> Filter:
    return Filter(spec=spec)


class PictureNode(wagtailimages_tags.PictureNode):
    """Wagtail's, with sizes that are the same for every page that a template makes."""

    def get_filters(self) -> list[Filter]:
        """Return each size that is offered."""
        return [_meaning(spec) for spec in Filter.expand_spec(self.filter_specs)]


@register.tag
def picture(parser: Parser, token: Token) -> PictureNode:
    """Show an image in several sizes and formats: ``{% picture image width-{480,960} %}``."""
    node = wagtailimages_tags.image(parser, token)
    return PictureNode(
        node.image_expr, node.filter_specs, attrs=node.attrs, output_var_name=node.output_var_name
    )
