"""Marking free answers for those who teach a group and have no desk; for others it is not there."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from foundation.script import content_language
from foundation.spoken import said

from ...access import groups_run_by
from ...navigation import way_to_my_courses
from ..desk.gradebook import waiting_answers
from ..faces import shown_points
from ..forms import MarkForm
from ..models import Answer
from ..paper import paper_of
from ..services import mark_answer
from . import shell


def mark_taught(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a free answer of a group that one teaches with what a full one says; take its mark."""
    answer = waiting_answers(groups_run_by(request.user)).filter(pk=pk).first()
    if answer is None:
        raise Http404
    if request.method not in (*shell.SAFE, "POST"):
        return shell.not_allowed(*shell.SAFE, "POST")
    form = MarkForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _marked(request, form, answer):
        messages.success(request, _("The mark is kept."))
        return shell.closed(redirect("taught_group", answer.attempt.enrolment.cohort_id))
    group = answer.attempt.enrolment.cohort
    way = {"title": group.title, "url": reverse("taught_group", args=[group.pk])}
    context = {
        "trail": [*way_to_my_courses(request), way],
        "form": form,
        **shown(answer, content_language()),
    }
    return shell.page(request, "mark", context, 422 if form.is_bound else 200)


def _marked(request: HttpRequest, form: MarkForm, answer: Answer) -> bool:
    """Keep the mark; say on the form why it can't be kept, where it can't."""
    user: Any = request.user
    comment = form.cleaned_data["comment"]
    try:
        mark_answer(answer=answer, points=form.hundredths(), comment=comment, by=user)
    except ValidationError as error:
        form.add_error("points", ValidationError(error.messages))
        return False
    return True


def shown(answer: Answer, language: str = "sr") -> dict[str, Any]:
    """Return an answer with its question and what a full one says, for who marks it."""
    item = paper_of(answer.attempt.version.content).item(answer.item.key)
    return {
        "subject": f"{answer.attempt.enrolment.person}: {answer.attempt.assessment}",
        "prompt": said(item.prompt, language) if item else "",
        "guidance": said(item.guidance, language) if item else "",
        "given": answer.given,
        "maximum": shown_points(answer.item.maximum),
    }
