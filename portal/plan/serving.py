"""What of this site serves each activity of the plan. Rooms say which activities a part of theirs
is for; an activity shows the parts that readers can open.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import get_language
from wagtail.models import Locale

from foundation import generation
from foundation.access import visible_to

from .models.activity import Activity
from .models.beside import Continuation

# The plan that the site was built from: its numbers are what rooms name activities by.
YEAR = 2015
Address = Callable[[HttpRequest], str | None]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the site: its name, the activities of 2015 it serves, and where readers find it."""

    name: str
    label: str | Promise
    activities: tuple[str, ...]
    address: Address


_parts: dict[str, Part] = {}


def register_part(
    name: str, label: str | Promise, activities: Iterable[str], address: Address
) -> None:
    """Say that a part of the site serves activities (their addresses in the plan of 2015).

    ``address`` returns where it is in the language that is active, or ``None`` where it is not
    there or not public.
    """
    _parts[name] = Part(name, label, tuple(activities), address)


def first_page_of(label: str, **lookup: str) -> Address:
    """Return the address function of a part whose door is the first Serbian page of a model
    (``app.Model``) that ``lookup`` finds, or its translation.
    """

    def address(request: HttpRequest) -> str | None:
        model = apps.get_model(label)
        pages = visible_to(AnonymousUser(), model._default_manager.all())
        page = pages.filter(locale=Locale.get_default(), **lookup).order_by("path").first()
        if page is not None and get_language() == "en":
            key, language = page.translation_key, "en"
            page = pages.filter(translation_key=key, locale__language_code=language).first() or page
        return page.get_url(request) if page is not None else None

    return address


def parts_by_activity(request: HttpRequest) -> dict[str, list[dict[str, str]]]:
    """Return title and url of the parts that serve each activity of 2015, by its address."""

    def read() -> dict[str, list[dict[str, str]]]:
        found: dict[str, list[dict[str, str]]] = {}
        for part in _parts.values():
            url = part.address(request)
            for slug in part.activities if url else ():
                found.setdefault(slug, []).append({"title": str(part.label), "url": url or ""})
        return found

    return generation.kept(f"parts-by-activity:{get_language()}", read)


def parts_for(request: HttpRequest, activity: Activity) -> list[dict[str, str]]:
    """Return the parts that serve an activity (or the one of 2015 that it goes on with)."""
    by_slug = parts_by_activity(request)
    if activity.plan.year == YEAR:
        return by_slug.get(activity.slug, [])
    carried = Continuation.objects.filter(later=activity.facts, earlier__plan__year=YEAR)
    slugs = visible_to(request.user, carried).values_list("earlier__slug", flat=True)
    parts = (part for slug in slugs for part in by_slug.get(slug, []))
    return list({part["url"]: part for part in parts}.values())


def numbers_of_2015(
    keys: Collection[UUID], numbers: Collection[str]
) -> dict[UUID, tuple[str, int]]:
    """Return which of the activities with these translation keys are, or go on with, one of
    ``numbers`` in the plan of 2015: by key, that number and the year of the activity's own plan.

    Whoever asks has the keys from ``visible_to``.
    """
    wanted = Activity.objects.filter(translation_key__in=keys)
    first = wanted.filter(plan__year=YEAR, slug__in=numbers)
    found = {key: (slug, YEAR) for key, slug in first.values_list("translation_key", "slug")}
    carried = Continuation.objects.filter(
        later__translation_key__in=keys, earlier__plan__year=YEAR, earlier__slug__in=numbers
    )
    rows = carried.values_list("later__translation_key", "earlier__slug", "later__plan__year")
    return {**found, **{key: (slug, year) for key, slug, year in rows}}
