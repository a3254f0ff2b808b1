"""What a publication's page shows: its versions with their files, and the plan on this site."""

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from foundation.access import visible_to
from foundation.embargo.links import onward_query
from foundation.script import content_language
from portal.api import PlanPage

from .. import models

if TYPE_CHECKING:
    from .files import PublishedFile
    from .page import PublicationPage


def versions_of(request: HttpRequest, page: "PublicationPage") -> list[dict[str, Any]]:
    """Return the published versions, newest first: number, date, note, whether it is the one in
    force, and its files. A translation without files of its own shows the original's.
    """
    # The page is served, so its own files may be seen, by a key before their minute as well.
    files = list(page.published_files.all())
    source: Any = page
    if not files:
        original = page.get_translations().filter(locale__language_code="sr").first()
        if original is not None:
            rows = models.PublishedFile.objects.filter(page_id=original.pk)
            files, source = list(visible_to(request.user, rows)), original
    base, onward = source.get_url(request), onward_query(request)
    numbers: dict[int, list[PublishedFile]] = defaultdict(list)
    for file in files:
        numbers[file.number].append(file)
    return [
        {
            "number": number,
            "date": parts[0].date,
            "published_at": parts[0].published_at,
            "note": " ".join(part.change_note for part in parts if part.change_note),
            "current": number == max(numbers),
            "files": [
                {
                    "title": part.title or page.title,
                    "url": f"{base}{part.route}{onward}",
                    "format": part.format,
                    "size": part.size,
                    "language": part.get_language_display(),
                    "sha256": part.sha256,
                }
                for part in parts
            ],
        }
        for number, parts in sorted(numbers.items(), reverse=True)
    ]


def plan_link(request: HttpRequest, page: "PublicationPage") -> dict[str, str] | None:
    """Return title and url of the plan on this site, in the reader's language where it is there."""
    if page.plan is None:
        return None
    plans = PlanPage.objects.filter(translation_key=page.plan.translation_key)
    found = {
        plan.locale.language_code: plan
        for plan in visible_to(request.user, plans.select_related("locale"))
    }
    plan = found.get(content_language()) or found.get("sr")
    return {"title": plan.title, "url": plan.get_url(request)} if plan else None
