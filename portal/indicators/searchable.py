"""What can be found of indicators: their pages, and each set as it counts now, in both languages.

A set is found in Serbian by itself, in English by its newest version.
"""

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from foundation.searching import Found, Searchable, described_by_lead, register

from ..library.codes import Audience
from .content import sheet
from .models import IndicatorSet, IndicatorsPage, SectorsPage, SetVersion


def describe_set(indicator_set: IndicatorSet) -> Found:
    """Say what is searched in a set: its lead and its signs, as published last."""
    newest = indicator_set.versions.order_by("-number").first()
    if newest is None:
        return Found(indicator_set.title, "", "sr", sectors=[indicator_set.sector])
    return describe_version(newest, "sr")


def describe_version(version: SetVersion, language: str = "en") -> Found:
    """Say what is searched in a version."""
    found = sheet(version, language)
    words = [found.lead, *(f"{sign.text} {sign.guidance}" for sign in found.signs)]
    return Found(
        found.title,
        " ".join(words).strip(),
        language,
        found.published_on,
        sectors=[version.indicator_set.sector],
        audiences=[Audience.PROFESSIONALS],
    )


def newest_versions() -> QuerySet[SetVersion]:
    """Return the newest version of each set."""
    newer = SetVersion.objects.filter(
        indicator_set=OuterRef("indicator_set"), number__gt=OuterRef("number")
    )
    return SetVersion.objects.filter(~Exists(newer)).select_related("indicator_set__page")


def declare() -> None:
    """Register pages and sets."""
    for model, kind, label in (
        (IndicatorsPage, "indicators", _("Indicators")),
        (SectorsPage, "sectors", _("Sectors")),
    ):
        register(
            Searchable(
                model=model,
                kind=kind,
                label=label,
                describe=described_by_lead,
                objects=model.objects.select_related("locale").all,
                url=model.get_url,
            )
        )
    register(
        Searchable(
            model=IndicatorSet,
            kind="indicator-set",
            label=_("Set of indicators"),
            describe=describe_set,
            objects=lambda: IndicatorSet.objects.select_related("page"),
            url=IndicatorSet.get_url,
        )
    )
    register(
        Searchable(
            model=SetVersion,
            kind="indicator-set-english",
            label=_("Set of indicators"),
            describe=describe_version,
            objects=newest_versions,
            url=lambda version: version.indicator_set.get_url(),
        )
    )
