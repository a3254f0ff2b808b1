"""What is said of a service to a reader: for whom, where, in which languages, since when."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.templatetags.components import long_date

from . import codes
from .models.service import Service
from .municipalities import District, municipalities, municipality

AREAS_NAMED = 6


def for_whom(service: Service) -> list[str]:
    """Return for whom it is, a phrase for each kind of limit; one phrase where there is none."""
    found = []
    for names, chosen in (
        (codes.AGES, service.ages),
        (codes.SEXES, service.sexes),
        (codes.STATUSES, service.statuses),
    ):
        if set(chosen) != set(names):
            found.append(", ".join(codes.shown(names, chosen)))
    return found or [_("Everyone")]


def area(service: Service) -> str:
    """Return where it is given: the country, or the places by name as far as they are few."""
    if not service.areas:
        return _("The whole of Serbia")
    named = [place.shown_name for code in service.areas if (place := municipality(code))]
    if len(named) <= AREAS_NAMED:
        return ", ".join(named)
    rest = len(named) - AREAS_NAMED
    more = ngettext("and %(count)s more", "and %(count)s more", rest) % {"count": rest}
    return f"{', '.join(named[:AREAS_NAMED])} {more}"


def facts(service: Service) -> list[dict[str, Any]]:
    """Return what is known beside its words, as pairs of label and value."""
    found: list[dict[str, Any]] = [
        {"label": _("Kind of service"), "value": codes.KINDS[service.kind]},
        {"label": _("For whom"), "value": for_whom(service)},
        {"label": _("Cost"), "value": codes.COSTS[service.cost]},
        {
            "label": _("Languages"),
            "value": ", ".join(codes.shown(codes.LANGUAGES, service.languages)),
        },
        {"label": _("Area"), "value": _("Secret") if service.is_safe_house else area(service)},
        {"label": _("Who gives it"), "value": service.provider.shown_name},
        {"label": _("Kind of provider"), "value": service.provider.get_kind_display()},
    ]
    if service.confirmed_on:
        day = long_date(service.confirmed_on)
        found.append({"label": _("Last confirmed"), "value": [day, service.confirmed_as]})
    return found


def in_short(service: Service) -> str:
    """Return what a printed list says of a service beneath its words, in one line."""
    told = [
        "; ".join(for_whom(service)),
        str(codes.COSTS[service.cost]),
        ", ".join(codes.shown(codes.LANGUAGES, service.languages)),
        service.provider.shown_name,
    ]
    return " · ".join(told)


def covers(service: Service, district: District) -> bool:
    """Whether it is given somewhere in the district."""
    inside = {code for code, place in municipalities().items() if place.district == district}
    return not service.areas or bool(inside & set(service.areas))
