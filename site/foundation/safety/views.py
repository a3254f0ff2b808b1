"""The desk's screens of the safety check: ask for an exception, decide, take something down."""

from typing import Any

from django import forms
from django.apps import apps
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page
from wagtail.models.draft_state import DraftStateMixin

from ..models import OverrideRequest
from .reviews import ask_for_override, decide_override
from .rules import findings, registered

PER_PAGE = 30
DECIDE = "foundation.decide_overrides"
TAKE_DOWN = "foundation.take_down"


class ReasonForm(forms.Form):
    """Why a passage may stay although a rule blocks it."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=2000,
        min_length=10,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("A reviewer reads it and decides. It is kept for good."),
    )


class DecisionForm(forms.Form):
    """What the second person says about it."""

    note = forms.CharField(
        label=gettext_lazy("Note"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def overview(request: HttpRequest) -> HttpResponse:
    """List what was asked and decided: all of it for reviewers, their own for others."""
    asked = OverrideRequest.objects.select_related(
        "asked_by", "decision", "decision__granted_by"
    ).order_by("decision__pk", "-asked_at")
    if not request.user.has_perm(DECIDE):
        asked = asked.filter(asked_by_id=request.user.pk)
    page = Paginator(asked, PER_PAGE).get_page(request.GET.get("p"))
    return TemplateResponse(request, "foundation/safety/overview.html", {"page_obj": page})


def ask(request: HttpRequest, label: str, pk: str, fingerprint: str) -> HttpResponse:
    """Ask for an exception for one finding in what was saved last."""
    obj, edit_url = _editable(request, label, pk)
    finding = next((each for each in findings(obj) if each.fingerprint == fingerprint), None)
    if finding is None or not finding.is_blocking:
        messages.warning(request, _("The text has changed since: nothing is blocked there now."))
        return redirect(edit_url)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        ask_for_override(
            obj=obj, finding=finding, user=request.user, reason=form.cleaned_data["reason"]
        )
        messages.success(request, _("A reviewer was asked to decide."))
        return redirect(edit_url)
    context = {"form": form, "finding": finding, "object": obj, "edit_url": edit_url}
    return TemplateResponse(request, "foundation/safety/ask.html", context)


def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Grant or refuse what somebody else asked for."""
    asked = get_object_or_404(OverrideRequest.objects.select_related("asked_by"), pk=pk)
    if not request.user.has_perm(DECIDE):
        raise PermissionDenied
    form = DecisionForm(request.POST or None)
    own = asked.asked_by == request.user
    if request.method == "POST" and form.is_valid() and not own:
        granted = request.POST.get("decision") == "grant"
        note = form.cleaned_data["note"]
        try:
            with transaction.atomic():
                decide_override(request=asked, user=request.user, granted=granted, note=note)
        except IntegrityError:
            messages.error(request, _("Somebody decided about this already."))
        else:
            messages.success(request, _after_decision(asked, granted))
        return redirect("safety_overview")
    label = next((rule.label for rule in registered() if rule.id == asked.rule), "")
    context = {"form": form, "asked": asked, "own": own, "label": label}
    return TemplateResponse(request, "foundation/safety/decide.html", context)


def _after_decision(asked: OverrideRequest, granted: bool) -> str:
    if granted:
        text = _(
            "You let one passage of “%(title)s” through. Nothing is public yet: the page still"
            " needs its review and a publisher. A letter tells whoever asked."
        )
    else:
        text = _(
            "You did not let a passage of “%(title)s” through. It has to be changed; a letter"
            " tells whoever asked."
        )
    return text % {"title": asked.title}


def lead_to_text(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead from a request to the form of the text that it is about."""
    asked = get_object_or_404(OverrideRequest, pk=pk)
    if asked.asked_by != request.user and not request.user.has_perm(DECIDE):
        raise PermissionDenied
    _text, edit_url = _editable(request, asked.label, asked.object_id)
    return redirect(edit_url)


@require_http_methods(["GET", "POST"])
def take_down(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a page off the site at once, whoever published it."""
    page = get_object_or_404(Page, pk=pk).specific
    if not may_take_down(request.user, page):
        raise PermissionDenied
    if request.method == "POST":
        # Whoever may stop something need not be who may publish it.
        UnpublishPageAction(page, user=request.user).execute(skip_permission_checks=True)
        messages.success(request, said_of_taken_down(page))
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return TemplateResponse(request, "foundation/safety/take_down.html", {"title": page.title})


def said_of_taken_down(text: Any) -> str:
    """Return what is said to who took ``text`` down."""
    told = _(
        "“%(title)s” is no longer public. It is kept as a draft: to put it back, open it and"
        " publish it again."
    )
    return told % {"title": text}


def may_take_down(user: Any, page: Page) -> bool:
    """Say whether ``user`` may take this page off the site."""
    return bool(
        page.live
        and user.has_perm(TAKE_DOWN)
        and (user.is_superuser or page.permissions_for_user(user).permissions)
    )


def _editable(request: HttpRequest, label: str, pk: str) -> tuple[Any, str]:
    """Return the latest words of an object that the visitor may edit, and where."""
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError) as unknown:
        raise Http404 from unknown
    if not issubclass(model, DraftStateMixin):
        raise Http404
    try:
        obj: Any = model._default_manager.filter(pk=pk).first()
    except (ValueError, OverflowError) as unknown:
        raise Http404 from unknown
    if obj is None:
        raise Http404
    edit_url = AdminURLFinder(request.user).get_edit_url(obj)
    if edit_url is None:
        raise PermissionDenied
    return obj.get_latest_revision_as_object(), edit_url
