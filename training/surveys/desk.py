"""Rounds of surveys in the desk: a group is asked, and counts are told once enough answered."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateInput

from foundation.script import content_language
from foundation.withholding import divided

from ..access import ADMINISTER, group_or_404
from ..cohorts.models import Cohort
from ..cohorts.statistics import Row, rows_of
from .codes import STEP, Stage
from .content import NO_ANSWER, questions_of
from .models import SurveyResult, SurveyRound, SurveyVersion
from .services import open_round

WEEKS_OPEN = 2
LATER = 90


class RoundForm(forms.Form):
    """Which survey, when in the course, and between which days."""

    version = forms.ModelChoiceField(
        SurveyVersion.objects.none(), label=gettext_lazy("Survey"), empty_label=None
    )
    stage = forms.ChoiceField(label=gettext_lazy("When in the course"), choices=Stage.choices)
    opens_on = forms.DateField(label=gettext_lazy("Opens on"), widget=AdminDateInput)
    closes_on = forms.DateField(label=gettext_lazy("Closes on"), widget=AdminDateInput)

    def __init__(self, *args: Any, group: Cohort, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        newest = SurveyVersion.objects.order_by("survey", "-number")
        seen: dict[int, int] = {}
        for key, survey in newest.values_list("pk", "survey"):
            seen.setdefault(survey, key)
        version: Any = self.fields["version"]
        version.queryset = SurveyVersion.objects.filter(pk__in=seen.values())
        asked = set(group.survey_rounds.values_list("stage", flat=True))
        stage: Any = self.fields["stage"]
        stage.choices = [choice for choice in Stage.choices if choice[0] not in asked]
        stage.help_text = _("Each stage is asked once: %(days)s") % {"days": _days_of(group)}


def _days_of(group: Cohort) -> str:
    """Say which days suit each stage of a group."""
    days = {
        Stage.BEFORE: group.starts_on,
        Stage.AFTER: group.ends_on,
        Stage.LATER: group.ends_on + timedelta(days=LATER),
    }
    told = ((stage.label, date_format(day, "SHORT_DATE_FORMAT")) for stage, day in days.items())
    return "; ".join(f"{label}: {day}" for label, day in told)


def urls() -> list[URLPattern]:
    """Return the addresses, for the desk."""
    return [path("training/groups/<int:pk>/surveys/", rounds, name="training_rounds")]


def rounds(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a group was asked and what can be told of it; administrators open a round."""
    group = group_or_404(request.user, pk)
    may_open = request.user.has_perm(ADMINISTER)
    today = timezone.localdate()
    initial = {"opens_on": today, "closes_on": today + timedelta(weeks=WEEKS_OPEN)}
    form = RoundForm(request.POST or None, group=group, initial=initial)
    if request.method == "POST":
        if not may_open:
            raise PermissionDenied
        if form.is_valid() and _opened(group, form):
            messages.success(request, _("The round is there. Everybody in the group may answer."))
            return redirect("training_rounds", pk)
    context = {
        "group": group,
        "form": form,
        "may_open": may_open,
        "has_surveys": SurveyVersion.objects.exists(),
        "rounds": [_told(each) for each in group.survey_rounds.select_related("version__survey")],
        "step": STEP,
    }
    status = 422 if form.is_bound else 200
    return render(request, "training/surveys/desk/rounds.html", context, status=status)


def _opened(group: Cohort, form: RoundForm) -> bool:
    try:
        open_round(cohort=group, **form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, ValidationError(error.messages))
        return False
    return True


def _told(asked: SurveyRound) -> dict[str, Any]:
    """Return a round with its last result, if there is one. How many answered is told in steps
    only: the number of each moment would say when somebody did.
    """
    result = asked.results.order_by("-responses").first()
    return {
        "round": asked,
        "asked": asked.tickets.count(),
        "result": result,
        "questions": list(_counts(asked, result)) if result else [],
    }


def _counts(asked: SurveyRound, result: SurveyResult) -> Iterator[tuple[str, list[Row]]]:
    """Give each question with how often each answer was given, so that nobody's answer can be
    worked out. How many answered in all is known, and everybody's answer is one of those offered.
    """
    language = content_language()
    for question in questions_of(asked.version.content, language):
        labels = {**dict(question.options), NO_ANSWER: _("no answer")}
        counts = result.counts.get(question.name, {})
        parts = divided(counts, list(labels), total_is_known=True)
        yield question.text, rows_of(parts, labels)
