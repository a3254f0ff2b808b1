"""Recommended results of the demonstration: who asks how to report is led to help first."""

from django.db.models import QuerySet
from wagtail.models import Page

from foundation import searching
from foundation.demo import register_demo

from .models import Pin

# What is asked, and the pages that come first for it, by how they are called in addresses.
PINS = {
    "пријава\nпријави\nпријавити\nпријављивање": ("pomoc", "kada-pozovete"),
    "report\nreporting": ("help", "when-you-call"),
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
            page = _helping().filter(slug=slug).first()
            if page is not None:
                Pin.objects.create(questions=questions, page=page, position=position)


def _helping() -> QuerySet[Page]:
    """Return the pages that help, whichever room has them."""
    kinds = [each for each in searching.registered() if each.helps and issubclass(each.model, Page)]
    keys = [pk for each in kinds for pk in each.objects().values_list("pk", flat=True)]
    return Page.objects.filter(pk__in=keys).live()
