"""The yearly report on paper: what the page says, word for word, for the template of print."""

from typing import Any

from django.utils.translation import gettext as _

from foundation.templatetags.components import long_date

from .beside import ShownMeasure
from .evidence import Evidence
from .progress import CLAIMED, Progress, ShownReport
from .shown import ShownActivity


def printed(report: dict[str, Any], address: str) -> dict[str, Any]:
    """Return the report as ``templates/print/plan_report.typ`` takes it.

    ``report`` is the context of the page, ``address`` the page's own, which stands at the foot.
    """
    as_of = long_date(report["as_of"])
    return {
        "title": _("Report on the work plan for %(year)s") % {"year": report["plan"].year},
        "centre": _("Centre for the Protection of Victims of Human Trafficking"),
        "address": address,
        "lead": report["lead"],
        "as_of": _("As reported up to %(day)s") % {"day": as_of} if as_of else "",
        "words": {**_words(), "claimed": " ".join(str(words) for words in report["explained"])},
        "tally": [_counted(row) for row in report["tally"]],
        "goals": [_goal(general) for general in report["goals"]],
        "measures": [_measure(measure) for measure in report["measures"]],
        "risks": [_risk(risk) for risk in report["risks"]],
    }


def _words() -> dict[str, str]:
    return {
        "overview": _("Where the activities stand"),
        "measures": _("Measures of the Action Plan"),
        "risks": _("Risks that the plan names"),
    }


def _counted(row: dict[str, Any]) -> dict[str, Any]:
    return {"label": str(row["label"]), "count": row["count"], "share": row["share"]}


def _goal(general: dict[str, Any]) -> dict[str, Any]:
    goal = general["goal"]
    parts = general["specific_goals"]
    named = {"number": goal.number, "text": goal.text}
    return {
        "title": _("General goal %(number)s: %(text)s") % named,
        "tally": [_counted(row) for row in general["tally"]],
        "specific_goals": [
            {
                "title": str(part["goal"]),
                "activities": [_activity(each) for each in part["activities"]],
            }
            for part in parts
        ],
    }


def _activity(shown: ShownActivity) -> dict[str, Any]:
    return {
        "title": f"{shown.number} {shown.activity.text}",
        "reported": _reported(shown.progress),
        "evidence": [_proof(proof) for proof in shown.evidence],
    }


def _reported(progress: Progress) -> dict[str, Any]:
    report = progress.latest
    if report is None:
        lines = [{"text": _("Nobody has reported on it here yet."), "lang": ""}]
        return {"state": "", "lines": lines, "said": ""}
    return {"state": str(report.label), "lines": _lines(report), "said": _said(report)}


def _lines(report: ShownReport) -> list[dict[str, str]]:
    lines = [{"text": report.basis, "lang": _spoken(report.basis_lang)}]
    if report.source:
        lines.append({"text": f"{_('Evidence')}: {report.source.title}", "lang": ""})
    if report.state == CLAIMED:
        lines.append({"text": _("Nothing that is published shows it yet."), "lang": ""})
    return lines


def _spoken(tag: str) -> str:
    """Return the language of a tag, as typst names languages: sr-Cyrl is sr."""
    return tag.partition("-")[0]


def _said(report: ShownReport) -> str:
    named = {"who": report.said_by, "day": long_date(report.as_of)}
    return _("Said by: %(who)s. True on %(day)s.") % named


def _proof(proof: Evidence) -> dict[str, str]:
    meta = " ".join(filter(None, (str(proof.kind), long_date(proof.date))))
    return {"meta": meta, "title": proof.title, "lang": _spoken(proof.lang)}


def _measure(shown: ShownMeasure) -> dict[str, Any]:
    measure = shown.measure
    due = long_date(measure.due) or measure.due_words
    return {
        "title": str(measure),
        "due": f"{_('Deadline')}: {due}",
        "passed": _("Due date passed") if shown.is_overdue else "",
        "reported": _reported(shown.progress),
    }


def _risk(risk: dict[str, Any]) -> str:
    numbers = ", ".join(shown.number for shown in risk["activities"])
    return f"{risk['text']} ({numbers})"
