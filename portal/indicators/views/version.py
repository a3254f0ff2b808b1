"""The page of a set as it counts now, of one version, and of somebody who holds a printed one."""

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foundation.navigation import trail
from foundation.script import content_language
from foundation.templatetags.components import long_date

from ..content import Sheet, content_of, sheet
from ..differences import differences
from ..models.comment import IndicatorComment
from ..models.version import SetVersion
from ..printed import document
from ..printed.files import FILES
from ..queries import comments_on_set, versions_of

if TYPE_CHECKING:
    from ..models.indicator_set import IndicatorSet
    from ..models.pages import IndicatorsPage


def chosen(request: HttpRequest, slug: str, number: int) -> tuple[SetVersion, list[SetVersion]]:
    """Return one version, and all of its set, newest first. Raises ``Http404`` for none."""
    every = versions_of(request.user, slug)
    version = next((each for each in every if each.number == number), None)
    if version is None:
        raise Http404
    return version, every


def set_context(request: HttpRequest, page: "IndicatorsPage", slug: str) -> dict[str, Any]:
    """Return what the page of a set shows: the version that counts, and all it has."""
    every = versions_of(request.user, slug)
    return _context(request, page, every[0], every) | {
        "trail": _trail(request, page),
    }


def version_context(
    request: HttpRequest, page: "IndicatorsPage", slug: str, number: int
) -> dict[str, Any]:
    """Return what the page of one version shows: exactly what its checklist says."""
    version, every = chosen(request, slug, number)
    context = _context(request, page, version, every)
    return context | {
        "trail": [
            *_trail(request, page),
            {"title": context["sheet"].title, "url": context["set_url"]},
        ],
    }


def card_context(
    request: HttpRequest, page: "IndicatorsPage", slug: str, number: int
) -> dict[str, Any]:
    """Return what the page of a version's card shows: exactly what card and poster say."""
    context = version_context(request, page, slug, number)
    address = document.check_address(f"{context['version_url']}held/")
    said = document.card(context["sheet"], address, get_language() or "sr")
    return context | {"document": said, "is_card": True}


def held_context(
    request: HttpRequest, page: "IndicatorsPage", slug: str, number: int
) -> dict[str, Any]:
    """Return what somebody is told who holds a printed version: whether it counts, what changed."""
    version, every = chosen(request, slug, number)
    context = _context(request, page, version, every)
    return context | {
        "trail": [
            *_trail(request, page),
            {"title": context["sheet"].title, "url": context["set_url"]},
        ],
        "latest_sheet": sheet(every[0]),
        "latest_downloads": downloads(context["latest_url"]),
        "differences": differences(context["sheet"], sheet(every[0])),
        "notes": [
            {"number": each.number, "note": each.note(content_language())}
            for each in reversed(every)
            if each.number > version.number
        ],
    }


def preview_context(
    request: HttpRequest, page: "IndicatorsPage", draft: "IndicatorSet"
) -> dict[str, Any]:
    """Return what the page of a set would show with the draft as its next version."""
    version = SetVersion(
        indicator_set=draft,
        number=1,
        published_on=timezone.localdate(),
        is_adopted=bool(draft.adopted_on),
        content=content_of(draft),
    )
    return _context(request, page, version, [version]) | {"trail": _trail(request, page)}


def _context(
    request: HttpRequest, page: "IndicatorsPage", version: SetVersion, every: list[SetVersion]
) -> dict[str, Any]:
    found = sheet(version)
    set_url = f"{page.get_url(request)}{found.slug}/"
    url = f"{set_url}v{found.number}/"
    return {
        "sheet": found,
        "version": version,
        "is_latest": version.number == every[0].number,
        "latest": every[0],
        "set_url": set_url,
        "latest_url": f"{set_url}v{every[0].number}/",
        "check_url": f"{set_url}check/",
        "version_url": url,
        "document": document.checklist(
            found, document.check_address(f"{url}held/"), get_language() or "sr"
        ),
        "groups": [{"dimension": dimension, "signs": signs} for dimension, signs in found.groups()],
        "facts": facts(found),
        "downloads": downloads(url),
        "comments_url": f"{set_url}comments/",
        "history": _history(every, set_url, _accepted(request, every[0])),
    }


def facts(found: Sheet) -> list[dict[str, Any]]:
    """Return what is known of a version beside its signs."""
    status = _("Adopted") if found.is_adopted else _("Draft, not adopted")
    told: list[dict[str, Any]] = [
        {"label": _("Status"), "value": status},
        {"label": _("Version"), "value": str(found.number)},
        {"label": _("Published on"), "value": long_date(found.published_on)},
        {"label": _("Sector"), "value": found.sector_name or _("All sectors")},
        {"label": _("Age"), "value": found.names("ages")},
        {
            "label": _("Form of exploitation"),
            "value": found.names("forms") or [_("All forms")],
        },
        {"label": _("Phase"), "value": found.names("phases")},
        {"label": _("Source"), "value": found.source},
    ]
    if found.is_adopted and found.adopted_on:
        adopted = [found.adopted_by, long_date(found.adopted_on)]
        told.insert(1, {"label": _("Adopted by"), "value": adopted})
    return told


def downloads(url: str) -> list[dict[str, Any]]:
    """Return the files of the version whose page is at ``url``."""
    return [
        {"title": made.label, "url": f"{url}{name}", "format": made.format}
        for name, made in FILES.items()
    ]


def _accepted(request: HttpRequest, version: SetVersion) -> list[IndicatorComment]:
    """Return the comments on any version of the set that were accepted, whole or in part."""
    outcomes = (IndicatorComment.Outcome.ACCEPTED, IndicatorComment.Outcome.PARTLY)
    found = comments_on_set(request.user, version.indicator_set_id)
    return list(found.filter(outcome__in=outcomes))


def _history(
    every: list[SetVersion], set_url: str, accepted: list[IndicatorComment]
) -> list[dict[str, Any]]:
    return [
        {
            "number": each.number,
            "url": f"{set_url}v{each.number}/",
            "date": each.published_on,
            "is_adopted": each.is_adopted,
            "is_latest": each is every[0],
            "note": each.note(content_language()),
            # What was said of the version before it, and led to this one.
            "came_of": [
                comment for comment in accepted if comment.version.number == each.number - 1
            ],
        }
        for each in every
    ]


def _trail(request: HttpRequest, page: "IndicatorsPage") -> list[dict[str, Any]]:
    return [*trail(request, page), {"title": page.title, "url": page.get_url(request)}]
