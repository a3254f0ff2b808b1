"""What is known of the real plan of 2015, told honestly, and a plan for 2016 as an example.

Only public facts are reported, each with its source; what nobody published stays without a report.
"""

import copy
import tomllib
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from foundation.models import User

from .exchange import to_json
from .models import (
    Activity,
    Continuation,
    Holder,
    Measure,
    PartnerLink,
    PlanPage,
    Risk,
    StatusReport,
)
from .partners import accept_statement, activities_of, send_statement
from .reading import PassageKind
from .services import PlanFile, find_plan, import_plan
from .translating import translate_plan

Data = dict[str, Any]
LINK_OPEN = timedelta(days=30)

FACTS = tomllib.loads(Path(__file__).with_name("demo_progress.toml").read_text(encoding="utf-8"))


def load_progress(plan: PlanPage) -> None:
    """Add the reports, measures and risks of the plan that are not there."""
    activities = _activities(plan)
    _reports(plan, FACTS["reports"])
    for fact in FACTS["risks"]:
        risk, made = Risk.objects.get_or_create(
            plan=plan, name=fact["name"], defaults={"name_en": fact["name_en"]}
        )
        if made:
            risk.activities.set([activities[slug] for slug in fact["activities"]])
    for fact in FACTS["measures"]:
        told = {name: fact[name] for name in ("name", "name_en", "due_words")}
        measure, made = Measure.objects.get_or_create(
            activity=activities[fact["activity"]], code=fact["code"], defaults=told
        )
        if made:
            _report(fact, measure=measure)


def load_events(plan: PlanPage) -> None:
    """Enter the days of events that public sources tell, where nobody entered one. Deadlines that
    wait for nothing else start with them.
    """
    for fact in FACTS["events"]:
        for event in plan.events.filter(name=fact["name"], date=None):
            event.date = fact["date"]
            event.save()


def load_next_plan(plan: PlanPage, english: Mapping[str, Any]) -> None:
    """Make the example of a plan for the next year, in both languages, unless it is there."""
    year = plan.year + 1
    if find_plan(year) is not None:
        return
    changes = FACTS["next"]
    file = PlanFile(f"plan-{year}.json", to_json(_derived(plan.imported, changes, year)))
    import_plan(file=file, year=year)
    page = find_plan(year)
    if page is None:
        return
    page.lead = changes["lead"]
    page.title = f"{page.title} (пример)"
    page.is_example = True
    page.save_revision().publish()
    translate_plan(plan=page, words=_in_english(english, changes, year))
    before, after = _activities(plan), _activities(page)
    Continuation.objects.bulk_create(
        Continuation(earlier=before[slug], later=after[slug]) for slug in after if slug in before
    )
    _reports(page, changes["reports"])


def _derived(data: Data, changes: Mapping[str, Any], year: int) -> Data:
    """Return the data of a plan with the changes of the example."""
    found = copy.deepcopy(data) | {"year": year, "events": [], "irregularities": []}
    first = {**found["passages"][0], "kind": PassageKind.PARAGRAPH.value}
    found["passages"] = [first | {"text": changes["note"], "source_text": changes["note"]}]
    for general in found["general_goals"]:
        for goal in general["specific_goals"]:
            kept = [
                activity | _reworded(activity["slug"], changes)
                for activity in goal["activities"]
                if activity["slug"] not in changes["dropped"]
            ]
            goal["activities"] = kept + _new(goal["activities"], changes)
    return found


def _new(activities: list[Data], changes: Mapping[str, Any]) -> list[Data]:
    """Return what the example adds beside these activities."""
    by_slug = {activity["slug"]: activity for activity in activities}
    return [
        by_slug[new["like"]]
        | {"number": new["slug"], "slug": new["slug"]}
        | {"text": new["text"], "source_text": new["text"]}
        for new in changes["new"]
        if new["like"] in by_slug
    ]


def _reworded(slug: str, changes: Mapping[str, Any]) -> Data:
    words = changes["reworded"].get(slug)
    return {"text": words["text"], "source_text": words["text"]} if words else {}


def _in_english(english: Mapping[str, Any], changes: Mapping[str, Any], year: int) -> Data:
    reworded = {slug: words["text_en"] for slug, words in changes["reworded"].items()}
    reworded |= {new["slug"]: new["text_en"] for new in changes["new"]}
    title = f"Work plan for {year} (an example)"
    return {
        **english,
        "plan": {"title": title, "slug": str(year), "lead": changes["lead_en"]},
        "passages": [changes["note_en"]],
        "activities": {**english["activities"], **reworded},
    }


def _activities(plan: PlanPage) -> dict[str, Activity]:
    return {each.slug: each for each in Activity.objects.filter(plan=plan)}


def _reports(plan: PlanPage, facts: list[Data]) -> None:
    activities = _activities(plan)
    if not StatusReport.objects.filter(plan=plan, activity__isnull=False).exists():
        for fact in facts:
            _report(fact, activity=activities[fact["activity"]])


def load_statements(plan: PlanPage, manager: User) -> None:
    """Let a partner report on the example plan through a link that expires, as its form would,
    unless a link is there. One report is accepted, another waits.
    """
    if PartnerLink.objects.filter(plan=plan).exists():
        return
    expires = timezone.now() + LINK_OPEN
    for fact in FACTS["next"]["statements"]:
        holder = Holder.objects.get(code=fact["holder"])
        link, _made = PartnerLink.objects.get_or_create(
            plan=plan, holder=holder, defaults={"expires_at": expires}
        )
        activity = activities_of(link).get(slug=fact["activity"])
        said = {name: fact[name] for name in ("state", "as_of", "basis")}
        statement = send_statement(link=link, activity=activity, said=said)
        if fact.get("accepted"):
            accept_statement(statement=statement, user=manager)


def _report(fact: dict[str, Any], **about: Any) -> None:
    said = ("state", "as_of", "said_by", "basis", "basis_en", "source_title", "source_url")
    told = {name: fact[name] for name in said if name in fact}
    english = {
        f"{name}_en": FACTS[f"{name}_en"][told[name]]
        for name in ("said_by", "source_title")
        if name in told
    }
    StatusReport.objects.create(**about, **told, **english)
