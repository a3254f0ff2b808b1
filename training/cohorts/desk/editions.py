"""Editions of courses in the desk: begun, changed while a draft, published, superseded."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from foundation.access import visible_to

from ...access import ADMINISTER
from ...models import CoursePage
from ..models import CourseEdition
from ..services import begin_edition, publish_edition


class EditionForm(forms.ModelForm[CourseEdition]):
    """What a draft says of the course, and asks of who finishes it."""

    class Meta:
        model = CourseEdition
        fields = (
            "title",
            "title_en",
            "hours",
            "attendance_needed",
            "needs_lessons",
            "needs_assessment",
            "valid_months",
            "access_days",
        )

    def clean_title_en(self) -> str:
        """Ask for the English title: a certificate says it."""
        title: str = self.cleaned_data["title_en"]
        if not title.strip():
            raise forms.ValidationError(
                gettext_lazy("The certificate says the title in both languages.")
            )
        return title


@permission_required(ADMINISTER, raise_exception=True)
@require_safe
def show_editions(request: HttpRequest) -> HttpResponse:
    """List every course with its editions, the newest first."""
    courses = visible_to(request.user, CoursePage.objects.filter(locale__language_code="sr"))
    editions = CourseEdition.objects.prefetch_related("cohorts").order_by("-number")
    by_course: dict[int, list[CourseEdition]] = {}
    for edition in editions:
        by_course.setdefault(edition.course_id, []).append(edition)
    rows = [(course, by_course.get(course.pk, [])) for course in courses.order_by("title")]
    return render(request, "training/cohorts/desk/editions.html", {"rows": rows})


@permission_required(ADMINISTER, raise_exception=True)
@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the next edition of a course, or open the draft that is there."""
    course = get_object_or_404(CoursePage, pk=pk, locale__language_code="sr")
    return redirect("training_edition", begin_edition(course=course).pk)


@permission_required(ADMINISTER, raise_exception=True)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an edition; a draft can be changed."""
    edition = get_object_or_404(CourseEdition.objects.select_related("course"), pk=pk)
    is_draft = edition.state == CourseEdition.State.DRAFT
    form = EditionForm(request.POST or None, instance=edition)
    if not is_draft:
        for field in form.fields.values():
            field.disabled = True
    elif request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The draft is kept."))
        return redirect("training_edition", pk)
    others = CourseEdition.objects.filter(course=edition.course_id)
    context = {
        "edition": edition,
        "is_draft": is_draft,
        "form": form,
        "before": others.filter(number__lt=edition.number).order_by("-number").first(),
        "after": others.filter(number__gt=edition.number).order_by("number").first(),
    }
    status = 422 if is_draft and form.is_bound else 200
    return render(request, "training/cohorts/desk/edition.html", context, status=status)


@permission_required(ADMINISTER, raise_exception=True)
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish a draft: groups that begin from now on follow it."""
    edition = get_object_or_404(CourseEdition, pk=pk, state=CourseEdition.State.DRAFT)
    user: Any = request.user
    if not edition.title_en:
        messages.error(request, _("The certificate says the title in both languages."))
        return redirect("training_edition", pk)
    publish_edition(edition=edition, by=user)
    messages.success(request, _("The edition is published. New groups follow it."))
    return redirect("training_editions")
