"""What a draft says, as a version keeps it; and what is wrong with it, in words."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal.api import version_of_sign

from .codes import POINT, WITH_OPTIONS, Kind, Mode
from .models.assessment import Assessment
from .models.drafted import both
from .models.question import Question
from .models.version import QuestionVersion
from .paper import paper_of
from .walking import problems_of


class DraftError(ValidationError):
    """A draft that can't be published as it is, with what is wrong in words."""


def problems_of_question(question: Question) -> list[str]:
    """Return why nobody could answer the question as it is, or nothing."""
    options = list(question.options.all())
    right = sum(option.is_right for option in options)
    found = []
    if version_of_sign(AnonymousUser(), question.sign) is None:
        found.append(_("This indicator is not there in this version."))
    if question.kind in WITH_OPTIONS and len(options) < 2:
        found.append(_("Give at least two options."))
    if question.kind == Kind.SINGLE and right != 1:
        found.append(_("Exactly one option is right."))
    if question.kind == Kind.MULTIPLE and right < 1:
        found.append(_("At least one option is right."))
    if question.kind == Kind.MATCHING and not all(option.match for option in options):
        found.append(_("Each option needs its other half."))
    return found


def problems_of_assessment(assessment: Assessment) -> list[str]:
    """Return why nobody could go through the quiz or case as it is, or nothing."""
    kind = "step" if assessment.mode == Mode.CASE else "question"
    if not assessment.items or any(child.block_type != kind for child in assessment.items):
        return [_("A case has steps only, a quiz has questions only.")]
    try:
        paper = paper_of(content_of_assessment(assessment))
    except DraftError as error:
        return list(error.messages)
    return [_in_words(each) for each in problems_of(paper)] if paper.mode == Mode.CASE else []


def content_of_question(question: Question) -> dict[str, Any]:
    """Return all that the question says, with its key."""
    content: dict[str, Any] = {
        "key": question.slug,
        "kind": str(question.kind),
        "points": question.points * POINT,
        "prompt": both(question, "prompt"),
        "explanation": both(question, "explanation"),
        "sign": question.sign,
        "options": [
            {
                "key": option.key,
                "text": both(option, "text"),
                "right": option.is_right,
                "match_key": option.match_key,
                "match": both(option, "match"),
            }
            for option in question.options.all()
        ],
    }
    if question.kind == Kind.NUMBER:
        content |= {
            "value": str(question.value),
            "tolerance": str(question.tolerance),
            "unit": both(question, "unit"),
        }
    if question.kind == Kind.FREE:
        content["guidance"] = {"sr": question.guidance}
    return content


def content_of_assessment(assessment: Assessment) -> dict[str, Any]:
    """Return all that it says, with the newest version of each question. Raises ``DraftError``."""
    return {
        "mode": str(assessment.mode),
        "title": both(assessment, "title"),
        "lead": both(assessment, "lead"),
        "items": [
            _of_bank(child.value) if child.block_type == "question" else _of_step(child.value)
            for child in assessment.items
        ],
    }


def _of_bank(slug: str) -> dict[str, Any]:
    found = QuestionVersion.objects.filter(question__slug=slug).order_by("-number").first()
    if found is None:
        raise DraftError(_("The question %(name)s was not published yet.") % {"name": slug})
    return {**found.content, "question_version": found.pk}


def _of_step(step: Any) -> dict[str, Any]:
    options = [
        {
            "key": f"{step['name']}-{number}",
            "text": _words(choice, "text"),
            "points": choice["points"] * POINT,
            "goes_to": choice["goes_to"],
            "feedback": _words(choice, "feedback"),
            "signs": list(choice["signs"]),
        }
        for number, choice in enumerate(step["choices"], start=1)
    ]
    return {
        "key": step["name"],
        "kind": str(Kind.STEP),
        "points": max((option["points"] for option in options), default=0),
        "prompt": _words(step, "text"),
        "options": options,
    }


def _words(block: Any, name: str) -> dict[str, str]:
    words = {"sr": block[name], "en": block[f"{name}_en"]}
    return {language: text for language, text in words.items() if text}


def _in_words(problem: str) -> str:
    code, _colon, key = problem.partition(":")
    said = {
        "nowhere": _("A choice leads to the step “%(key)s”, which is not there."),
        "circle": _("The ways go in a circle at “%(key)s”."),
        "unreached": _("No choice leads to the step “%(key)s”."),
        "dead end": _("The step “%(key)s” needs two choices at least."),
        "best way": _("The best choices must be the way that brings the most points."),
    }
    return said[code] % {"key": key}
