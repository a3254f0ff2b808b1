"""Where learners answer surveys. Nothing here keeps or sends anything but what the form holds."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from foundation.script import content_language
from foundation.spoken import marked, said

from ..access import survey_tickets
from ..assessment.views.shell import SAFE, closed, not_allowed, page
from ..navigation import named_here, way_to_my_courses
from .content import SurveyQuestion, questions_of
from .models import SurveyRound
from .services import ClosedError, respond


class SurveyForm(forms.Form):
    """The questions of a round; none must be answered."""

    def __init__(self, questions: list[SurveyQuestion], data: Any = None) -> None:
        super().__init__(data)
        for question in questions:
            self.fields[question.name] = forms.ChoiceField(
                label=marked(question.text),
                choices=[(value, marked(words)) for value, words in question.options],
                required=False,
                widget=forms.RadioSelect,
                help_text=_("1: not at all. 5: entirely.") if question.is_scale else "",
            )


def surveys(request: HttpRequest) -> HttpResponse:
    """List what may be answered now."""
    tickets = list(survey_tickets(request.user))
    if not tickets:
        raise Http404
    if request.method not in SAFE:
        return not_allowed(*SAFE)
    context = {
        "rounds": [_told(ticket.round, is_used=ticket.is_used) for ticket in tickets],
        "trail": way_to_my_courses(request),
        "thanks": "thanks" in request.GET,
    }
    return page(request, "list", context, folder="surveys")


@sensitive_post_parameters()
def survey(request: HttpRequest, key: UUID) -> HttpResponse:
    """Ask, or take an answer, once."""
    ticket = survey_tickets(request.user).filter(round__key=key).first()
    if ticket is None:
        raise Http404
    if request.method not in {*SAFE, "POST"}:
        return not_allowed(*SAFE, "POST")
    if ticket.is_used:
        return closed(redirect("surveys"))
    questions = questions_of(ticket.round.version.content, content_language())
    form = SurveyForm(questions, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            respond(ticket=ticket, given=form.cleaned_data)
        except ClosedError:
            return closed(redirect("surveys"))
        return closed(redirect(f"{reverse('surveys')}?thanks=1"))
    context = {
        **_told(ticket.round),
        "form": form,
        "trail": [*way_to_my_courses(request), {"title": _("Surveys"), "url": reverse("surveys")}],
    }
    return page(request, "survey", context, 422 if form.errors else 200, folder="surveys")


def _told(asked: SurveyRound, *, is_used: bool = False) -> dict[str, Any]:
    content = asked.version.content
    language = content_language()
    return {
        "round": asked,
        "title": said(content["title"], language),
        "lead": said(content["lead"], language),
        "course": named_here(asked.cohort.edition.course),
        "is_used": is_used,
    }
