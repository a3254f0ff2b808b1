"""What services are narrowed by."""

from collections.abc import Callable, Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from foundation.choosing import Filter, Label

from . import codes
from .models.service import Service
from .municipalities import municipalities, municipalities_by_name

Services = Sequence[Service]


def _in_use(
    names: codes.Names, values: Callable[[Service], Sequence[str]]
) -> Callable[..., Mapping[str, Label]]:
    """Return a function that gives the names that occur, in the order of the list."""

    def labels(services: Services) -> Mapping[str, Label]:
        occurring = {value for service in services for value in values(service)}
        return {code: name for code, name in names.items() if code in occurring}

    return labels


def _several(name: str, label: Label, any_label: Label, names: codes.Names) -> Filter[Service]:
    def values(service: Service) -> Sequence[str]:
        found: Sequence[str] = getattr(service, name)
        return found

    return Filter(
        {"ages": "age", "sexes": "sex", "statuses": "status", "languages": "language"}[name],
        label,
        any_label,
        values,
        _in_use(names, values),
    )


def _one(name: str, label: Label, any_label: Label, names: codes.Names) -> Filter[Service]:
    def values(service: Service) -> Sequence[str]:
        return (getattr(service, name),)

    return Filter(name, label, any_label, values, _in_use(names, values))


def _areas(service: Service) -> Sequence[str]:
    return service.areas or tuple(municipalities())


FILTERS = (
    _one("kind", _("Kind of service"), _("All kinds"), codes.KINDS),
    _several("ages", _("Age"), _("Any age"), codes.AGES),
    _several("sexes", _("Sex"), _("Any"), codes.SEXES),
    _several("statuses", _("Status of the person"), _("Whatever status"), codes.STATUSES),
    Filter[Service](
        "municipality",
        _("Municipality or city"),
        _("The whole of Serbia"),
        _areas,
        lambda services: {place.code: place.shown_name for place in municipalities_by_name()},
    ),
    _several("languages", _("Language"), _("Any language"), codes.LANGUAGES),
    _one("cost", _("Cost"), _("Any cost"), codes.COSTS),
)
