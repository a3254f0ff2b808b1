"""What of this site serves each activity of the plan. Rooms say which activities a part of theirs
is for; an activity shows the parts that readers can open.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import get_language
from wagtail.models import Page

from foundation import generation
from foundation.access import visible_to

from .models.activity import Activity
from .models.beside import Continuation

# The plan that the site was built from: its numbers are what rooms name activities by.
YEAR = 2015


@dataclass(frozen=True, slots=True)
class Door:
    """Where readers enter a part: the first Serbian page of a model (``app.Model``), of those with
    a slug if one is named, or its translation.
    """

    label: str
    slug: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the site: its name, the activities of 2015 it serves, and where readers find it."""

    name: str
    label: str | Promise
    activities: tuple[str, ...]
    door: Door


_parts: dict[str, Part] = {}


def register_part(name: str, label: str | Promise, activities: Iterable[str], door: Door) -> None:
    """Say that a part of the site serves activities (their addresses in the plan of 2015)."""
    _parts[name] = Part(name, label, tuple(activities), door)


def parts_by_activity(request: HttpRequest) -> dict[str, list[dict[str, str]]]:
    """Return title and url of the parts that serve each activity of 2015, by its address."""

    def read() -> dict[str, list[dict[str, str]]]:
        urls = _urls(request, {part.door for part in _parts.values()})
        found: dict[str, list[dict[str, str]]] = {}
        for part in _parts.values():
            url = urls.get(part.door)
            for slug in part.activities if url else ():
                found.setdefault(slug, []).append({"title": str(part.label), "url": url or ""})
        return found

    return generation.kept(f"parts-by-activity:{get_language()}", read)


def _urls(request: HttpRequest, doors: Collection[Door]) -> dict[Door, str | None]:
    """Return where each door is that everybody may enter, in the language that is active: all of
    them in one query.
    """
    models = [apps.get_model(label) for label in {door.label for door in doors}]
    kinds = ContentType.objects.get_for_models(*models)
    labels = {kind.pk: model._meta.label for model, kind in kinds.items()}
    pages = visible_to(AnonymousUser(), Page.objects.filter(content_type__in=labels))
    serbian: dict[Door, Page] = {}
    others: dict[tuple[UUID, str], Page] = {}
    for page in pages.select_related("locale").order_by("path"):
        if page.locale.is_default:
            label = labels[page.content_type_id]
            serbian.setdefault(Door(label), page)
            serbian.setdefault(Door(label, page.slug), page)
        else:
            others[page.translation_key, page.locale.language_code] = page
    language = get_language() or "sr"
    return {
        door: others.get((page.translation_key, language), page).get_url(request)
        for door, page in serbian.items()
        if door in doors
    }


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
