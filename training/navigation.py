"""The way back up from what stands beneath no page."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from foundation.routing import home_page
from foundation.spoken import Said, said_now


def way_home(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the home page in the language of the address, with title and url."""
    home = home_page(request, get_language() or "sr")
    return [{"title": home.title, "url": home.get_url(request)}] if home else []


def named_here(page: Page) -> Said:
    """Return the title that a page has in the language that is active, or its own in Serbian."""
    here = page.localized
    return said_now({"sr": page.title, "en": "" if here.pk == page.pk else here.title})


def way_to_my_courses(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the way to what a participant's own pages stand beneath."""
    return [*way_home(request), {"title": _("My courses"), "url": reverse("my_courses")}]
