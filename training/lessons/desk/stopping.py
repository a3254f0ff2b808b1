"""Taking a lesson away from its learners at once, by who may stop pages, whoever published it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.actions.unpublish import UnpublishAction
from wagtail.admin.widgets.button import Button
from wagtail.permissions import policy_registry

from foundation.safety.views import TAKE_DOWN, said_of_taken_down

from ...models import Lesson


def may_take_down(user: Any) -> bool:
    """Say whether ``user`` meets lessons in the desk, and may stop what is public."""
    meets = policy_registry.get_by_type(Lesson).user_has_any_permission(user, ["view", "change"])
    return bool(meets and user.has_perm(TAKE_DOWN))


def button(lesson: Lesson) -> Button:
    """Return the way to take the lesson down."""
    address = reverse("lesson_take_down", args=[lesson.pk])
    return Button(_("Take down at once"), address, icon_name="cross", priority=5)


@require_http_methods(["GET", "POST"])
def take_down(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a lesson away from its learners at once. The draft stays."""
    if not may_take_down(request.user):
        raise PermissionDenied
    lesson = get_object_or_404(Lesson, pk=pk, live=True)
    if request.method == "POST":
        # Whoever may stop something need not be who may publish it.
        UnpublishAction(lesson, user=request.user).execute(skip_permission_checks=True)
        messages.success(request, said_of_taken_down(lesson))
        return redirect(Lesson.snippet_viewset.get_url_name("list"))
    return TemplateResponse(request, "foundation/safety/take_down.html", {"title": lesson.title})
