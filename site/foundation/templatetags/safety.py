"""The safety check where a template of somebody else asks for it."""

from typing import Any

from django import template
from wagtail.models import RevisionMixin

from ..safety.shown import shown

register = template.Library()


@register.inclusion_tag("foundation/safety/panel.html")
def safety_check(instance: Any) -> dict[str, Any]:
    """Show what the safety check finds in what was saved last of ``instance``."""
    if isinstance(instance, RevisionMixin):
        instance = instance.get_latest_revision_as_object()
    return shown(instance)
