"""Loads required publications: files that say inside that they are examples, printed from words;
the work plan of 2015 is the real one, which is read on this site.
"""

from typing import Any, cast

from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile
from django.utils.translation import override
from wagtail.models import Page

from foundation.models import SiteDocument
from foundation.printing import mark, pdf
from foundation.templatetags.components import long_date
from portal.api import PlanPage, activities_for_choice

from ..beginning.items import stream
from ..beginning.paired import load_pair
from ..kits.message import CENTRE
from ..models import (
    PublicationDuty,
    PublicationEvidence,
    PublicationExemption,
    PublicationFile,
    PublicationIndexPage,
    PublicationPage,
)
from ..publications.kinds import PublicationKind
from ..site_tree import ENGLISH, SERBIAN, home
from .content import Item, read

PLAN_YEAR = 2015
Section = dict[str, Any]


def load_publications() -> None:
    """Publish the list and what is in it, and enter what must be published, where missing."""
    index, *items = read("dokumenti")
    homes = (home(SERBIAN), home(ENGLISH))
    made = load_pair(index, PublicationIndexPage, homes, _index)
    for item in items:
        load_pair(item, PublicationPage, cast("tuple[Page, Page]", made), _fields)
    if not PublicationDuty.objects.exists():
        _load_duties(index)


def _index(item: Item, language: str) -> dict[str, Any]:
    return {**item.texts[language], "in_footer": True}


def _load_duties(index: Item) -> None:
    for each in index.shared["duties"]:
        PublicationDuty.objects.create(**each)
    for each in index.shared["exemptions"]:
        PublicationExemption.objects.create(
            duty=PublicationDuty.objects.get(kind=each["kind"]),
            year=each["year"],
            reason=each["sr"],
            reason_en=each["en"],
        )


def _fields(item: Item, language: str) -> dict[str, Any]:
    text, shared = item.texts[language], item.shared
    plans = PlanPage.objects.filter(locale__language_code=SERBIAN, year=shared.get("plan", 0))
    activities = activities_for_choice(AnonymousUser()).filter(
        plan__year=PLAN_YEAR, slug__in=shared["activities"]
    )
    return {
        "title": text["title"],
        "slug": text["slug"],
        "lead": text["lead"],
        "body": stream(text["body"]),
        "kind": shared["kind"],
        "year": shared.get("year"),
        "date": shared["date"],
        "plan": plans.first(),
        "evidence": [PublicationEvidence(activity=activity) for activity in activities],
        # A translation shows the files of the original.
        "files": [_version(item, each) for each in shared["versions"]]
        if language == SERBIAN
        else [],
    }


def _version(item: Item, version: dict[str, Any]) -> PublicationFile:
    text = item.texts[SERBIAN]
    name = f"{text['slug']}-v{version['number']}.pdf"
    document = SiteDocument.objects.filter(title=name).first()
    if document is None:
        content = _printed(item, version)
        document = SiteDocument.objects.create(title=name, file=ContentFile(content, name=name))
    return PublicationFile(
        number=version["number"],
        date=version["date"],
        change_note=version.get("note", ""),
        document=document,
    )


def _printed(item: Item, version: dict[str, Any]) -> bytes:
    text = item.texts[SERBIAN]
    if version.get("print") == "plan":
        sections = _sections_of_the_plan()
    else:
        sections = [{"heading": "", "paragraphs": text["paragraphs"]}]
        if note := version.get("note"):
            sections.append({"heading": "Шта је измењено", "paragraphs": [note]})
    with override(SERBIAN):
        data = {
            "centre": CENTRE[SERBIAN],
            "mark_on_paper": mark(),
            "kind": str(PublicationKind(item.shared["kind"]).label),
            "title": text["file_title"],
            "note": text["file_note"],
            "day": long_date(version["date"]),
            "sections": sections,
        }
    return pdf("document", data, language="sr")


def _sections_of_the_plan() -> list[Section]:
    """Return the specific goals of the plan with their activities, in its order."""
    sections: dict[int, Section] = {}
    activities = activities_for_choice(AnonymousUser()).filter(plan__year=PLAN_YEAR)
    for activity in activities.select_related("specific_goal"):
        goal = activity.specific_goal
        section = sections.setdefault(
            goal.pk, {"heading": f"{goal.number} {goal.text}", "paragraphs": []}
        )
        section["paragraphs"].append(f"{activity.number} {activity.text}")
    return list(sections.values())
