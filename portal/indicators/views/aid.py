"""The aid: signs to tick on the device alone. The page is whole when it is served; nothing of what
is ticked ever comes back here.
"""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.navigation import trail

from ...directory.municipalities import municipalities_by_name
from ...directory.queries import visible_teams
from ..codes import Age, Dimension, Weight
from ..content import Sheet, Sign, grouped, sheet
from ..queries import latest_of, versions_of

if TYPE_CHECKING:
    from ..models.pages import IndicatorsPage

# Why a dimension counts as positive, by the line of the rule.
REASONS: dict[str, str | Promise] = {
    "2S": gettext_lazy("two strong signs"),
    "1S+1M": gettext_lazy("one strong and one medium sign"),
    "1S+1W": gettext_lazy("one strong and one weak sign"),
    "3M": gettext_lazy("three medium signs"),
    "2M+1W": gettext_lazy("two medium signs and one weak"),
}


def aid_context(request: HttpRequest, page: "IndicatorsPage", slug: str) -> dict[str, Any]:
    """Return the signs to tick: those of the set, and the weighted ones of its frame."""
    version = versions_of(request.user, slug)[0]
    frame = latest_of(request.user, version.indicator_set.frame_id)
    found = sheet(version)
    weighted = sheet(frame) if frame else found
    base = page.get_url(request)
    url = f"{base}{found.slug}/"
    return {
        "trail": [
            *trail(request, page),
            {"title": page.title, "url": base},
            {"title": found.title, "url": url},
        ],
        "sheet": found,
        "version_url": f"{url}v{found.number}/",
        "own": [] if found.has_weights else [_box(sign) for sign in _in_order(found)],
        "duties": [sign for sign in found.signs if sign.dimension is Dimension.DUTY],
        "dimensions": _dimensions(weighted) if weighted.has_weights else [],
        "editions": [_edition(each) for each in ([found, weighted] if frame else [found])],
        "reasons": REASONS,
        "places": _places(request),
        "ages": list(Age),
    }


def _in_order(found: Sheet) -> list[Sign]:
    return [
        sign
        for dimension, signs in grouped(found.signs)
        for sign in signs
        if dimension is not Dimension.DUTY
    ]


def _dimensions(weighted: Sheet) -> list[dict[str, Any]]:
    return [
        {
            "code": dimension.value,
            "label": dimension.label,
            "boxes": [_box(sign) for sign in signs],
        }
        for dimension, signs in weighted.groups()
        if dimension is not Dimension.DUTY
    ]


def _box(sign: Sign) -> dict[str, Any]:
    return {
        "sign": sign,
        "dimension": sign.dimension.value,
        "weights": [
            {"age": age, "weight": weight, "label": weight.label}
            for age, weight in ((Age.ADULT, sign.adult), (Age.CHILD, sign.child))
            if weight not in (Weight.ABSENT, Weight.NONE)
        ],
    }


def _edition(found: Sheet) -> str:
    return _("%(title)s, version %(number)s") % {"title": found.title, "number": found.number}


def _places(request: HttpRequest) -> list[dict[str, Any]]:
    """Return every municipality by name, with the contact of its team where one is confirmed."""
    teams = {team.municipality_code: team for team in visible_teams(request.user)}
    places = municipalities_by_name()
    return [
        {
            "code": place.code,
            "name": place.shown_name,
            "team": teams[place.code]
            if place.code in teams and teams[place.code].has_contact
            else None,
        }
        for place in places
    ]
