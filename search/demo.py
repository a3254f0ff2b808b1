"""Recommended results of the demonstration: who asks how to report is led to help first."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from wagtail.models import Page

from foundation import access, searching
from foundation.demo import register_demo

from .models import Pin

# What is asked, and the pages that come first for it, by how they are called in addresses.
PINS = {
    "пријава\nпријави\nпријавити\nпријављивање\nкако да пријавим\nгде да пријавим": (
        "pomoc",
        "kada-pozovete",
    ),
    "report\nreporting\nhow to report\nwhere to report": ("help", "when-you-call"),
}


def register() -> None:
    """Register the recommendations after the pages that they name."""
    register_demo(92, "recommended results", load_pins)


def load_pins() -> None:
    """Recommend pages of help, unless somebody has recommended something already."""
    if Pin.objects.exists():
        return
    for questions, slugs in PINS.items():
        for position, slug in enumerate(slugs):
            page = _helping(slug)
            if page is not None:
                Pin.objects.create(questions=questions, page=page, position=position)


def _helping(slug: str) -> Page | None:
    """Return the page that helps and is called so in its address, whichever room has it."""
    for each in searching.registered():
        if each.helps and issubclass(each.model, Page):
            page: Any = access.visible_to(AnonymousUser(), each.objects()).filter(slug=slug).first()
            if page is not None:
                found: Page = page
                return found
    return None
