"""The indicators of the demonstration: 112 signs in seven sets, each in two versions."""

import json
import tomllib
from pathlib import Path
from typing import Any

from foundation.demo import register_demo
from foundation.publishing import put_under_home

from ...plan.models import Activity
from ..models import (
    IndicatorComment,
    IndicatorRow,
    IndicatorSet,
    IndicatorsPage,
    SectorsPage,
    SectorWords,
    SetActivity,
    SetVersion,
)

HERE = Path(__file__).parent
FACTS = ("slug", "mark", "position", "sector", "phases", "title", "title_en")
NOTES = ("change_note", "change_note_en")
COMMENT = ("sector", "text", "answer", "answer_en", "outcome")


def register() -> None:
    """Register the indicators with the other content, after the directory."""
    register_demo(26, "indicators", load_indicators)


def load_indicators() -> None:
    """Make what is missing of pages and sets. What is there is left alone."""
    told = tomllib.loads((HERE / "sets.toml").read_text(encoding="utf-8"))
    signs = json.loads((HERE / "signs.json").read_text(encoding="utf-8"))
    page = put_under_home(IndicatorsPage, told["pages"]["indicators"])
    _say(put_under_home(SectorsPage, told["pages"]["sectors"]), told["sectors"])
    frame = None
    for code, facts in told["sets"].items():
        made = _set(page, {**told["words"], **facts}, signs[code], frame)
        frame = frame or made
    load_comments(told["comments"])


def load_comments(facts: list[dict[str, Any]]) -> None:
    """Show a few comments with their answers, unless any comment is there."""
    if IndicatorComment.objects.exists():
        return
    versions = SetVersion.objects.select_related("indicator_set")
    by_name = {(each.indicator_set.slug, each.number): each for each in versions}
    for fact in facts:
        comment = IndicatorComment(
            version=by_name[fact["set"], fact["version"]],
            row_id=fact["sign"],
            state=IndicatorComment.State.SHOWN,
            **{name: fact[name] for name in COMMENT},
        )
        comment.full_clean()
        comment.save()


def _say(page: SectorsPage, told: dict[str, list[str]]) -> None:
    """Give the page, in both languages, what is said of each sector."""
    for each in SectorsPage.objects.filter(translation_key=page.translation_key):
        if each.words.exists():
            continue
        place = 0 if each.locale.language_code == "sr" else 1
        words_of: Any = each
        words_of.words = [
            SectorWords(sector=code, text=words[place], sort_order=order)
            for order, (code, words) in enumerate(told.items())
        ]
        each.save_revision().publish()


def _set(
    page: IndicatorsPage, told: dict[str, Any], signs: list[list[Any]], frame: Any
) -> IndicatorSet:
    """Publish a set twice: as version 1 said it, and as it is now."""
    found = IndicatorSet.objects.filter(slug=told["slug"]).first()
    if found is not None:
        return found
    words = {name: told[name] for name in ("lead", "lead_en", "source", "source_en")}
    made = IndicatorSet(page=page, live=False, frame=frame, **{k: told[k] for k in FACTS}, **words)
    made.ages, made.forms = told.get("ages", ["adult", "child"]), told.get("forms", [])
    made.rows = _first_rows(told, signs)
    made.save()
    made.save_revision().publish()
    made = IndicatorSet.objects.get(pk=made.pk)
    for name in NOTES:
        setattr(made, name, told[name])
    made.rows = _second_rows(
        told, signs, {(row.dimension, row.text): row for row in made.rows.all()}
    )
    made.activities = _activities(told)
    made.save_revision().publish()
    return made


def _activities(told: dict[str, Any]) -> list[SetActivity]:
    """Return which activities of the plan the set shows, if the plan is there."""
    slugs = ["1.1.1", "1.1.2", *told.get("activities", [])]
    found = Activity.objects.filter(
        plan__year=2015, slug__in=slugs, locale__language_code="sr"
    ).order_by("slug")
    return [SetActivity(activity=activity, sort_order=n) for n, activity in enumerate(found)]


def _first_rows(told: dict[str, Any], signs: list[list[Any]]) -> list[IndicatorRow]:
    """Return the rows of version 1: some worded otherwise, some not yet there, one to drop."""
    rows = []
    for number, (dimension, *words, adult, child) in enumerate(signs, start=1):
        if number not in told["missing"]:
            said = told["reworded"].get(str(number), words)
            rows.append(_row(number, dimension, said, adult, child))
    dimension, *words, adult, child = told["drop"]
    return [*rows, _row(len(signs) + 1, dimension, words, adult, child)]


def _second_rows(
    told: dict[str, Any], signs: list[list[Any]], first: dict[tuple[int, str], IndicatorRow]
) -> list[IndicatorRow]:
    """Return the rows of version 2; those that were there keep their ids."""
    rows = []
    for number, (dimension, *words, adult, child) in enumerate(signs, start=1):
        row = first.get((dimension, told["reworded"].get(str(number), words)[0]))
        row = row or _row(number, dimension, words, adult, child)
        row.text, row.text_en = words
        row.guidance, row.guidance_en = told["guidance"].get(str(number), ("", ""))
        rows.append(row)
    return rows


def _row(order: int, dimension: int, words: list[str], adult: str, child: str) -> IndicatorRow:
    return IndicatorRow(
        sort_order=order,
        dimension=dimension,
        text=words[0],
        text_en=words[1],
        adult=adult,
        child=child,
    )
