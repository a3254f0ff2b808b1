"""What the last check of the site's footprint found."""

from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# The publisher looks once a day; a day may be missed.
CURRENT_FOR = timedelta(days=2)
VIEWS = {"search": _("Search"), "not-found": _("Page not found")}


class FootprintCheck(models.Model):
    """One run of the check, with what it counted. Only the latest is kept."""

    checked_at = models.DateTimeField(_("checked at"), default=timezone.now)
    pages = models.JSONField(_("pages opened"), default=list)
    foreign = models.JSONField(_("addresses of other sites"), default=list)
    cookies = models.JSONField(_("cookies"), default=list)
    storage = models.JSONField(_("storage on the device"), default=list)
    broken = models.JSONField(_("what did not open"), default=list)

    bumps_generation = True

    class Meta:
        verbose_name = _("check of what the site loads and stores")
        verbose_name_plural = _("checks of what the site loads and stores")
        get_latest_by = "checked_at"

    def __str__(self) -> str:
        return f"{self.checked_at:%Y-%m-%d %H:%M}"

    @property
    def findings(self) -> list[str]:
        """Everything that should not be."""
        return [*self.foreign, *self.cookies, *self.storage, *self.broken]

    @property
    def is_current(self) -> bool:
        """Tell whether the check ran lately."""
        return timezone.now() - self.checked_at <= CURRENT_FOR

    @property
    def facts(self) -> list[dict[str, Any]]:
        """Return what was counted, each with its label."""
        return [
            {"label": _("Pages opened"), "value": str(len(self.pages))},
            {"label": _("Addresses of other sites"), "value": str(len(self.foreign))},
            {"label": _("Cookies"), "value": str(len(self.cookies))},
            {
                "label": _("Scripts that store something on the device"),
                "value": str(len(self.storage)),
            },
        ]

    def rows(self) -> list[dict[str, Any]]:
        """Return the heaviest page of each type: label, requests, kilobytes."""
        heaviest: dict[str, dict[str, Any]] = {}
        for page in self.pages:
            known = heaviest.get(page["kind"])
            if known is None or page["size"] > known["size"]:
                heaviest[page["kind"]] = page
        return [
            {
                "label": _label(kind),
                "requests": page["requests"],
                "kilobytes": -(-page["size"] // 1000),
            }
            for kind, page in heaviest.items()
        ]


def _label(kind: str) -> str:
    """Return what a kind of page is called; a type that is gone keeps its technical name."""
    if kind in VIEWS:
        return str(VIEWS[kind])
    try:
        name = str(apps.get_model(kind)._meta.verbose_name)
    except (LookupError, ValueError):
        return kind
    return name[:1].upper() + name[1:]
