"""The menu and the newest posts, as the tutorial's template tags get them."""

from django import template
from wagtail.models import Site

from blog.models import BlogPage

register = template.Library()


@register.simple_tag(takes_context=True)
def site_root(context):
    """Return the page at which the site begins."""
    return Site.find_for_request(context["request"]).root_page


@register.simple_tag
def newest_posts():
    """Return what the home page shows."""
    return BlogPage.objects.live().order_by("-date", "-pk")[:6]
