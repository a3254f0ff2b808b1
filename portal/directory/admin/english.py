"""The English of a service: opened where it is there, else begun as a draft."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin.widgets.button import Button
from wagtail.models import Locale
from wagtail.permissions import policy_registry

from foundation.desk.translating.missing import say_missing

from ..models.placing import page_for
from ..models.service import Service
from ..services import begin_english


def button(service: Service) -> Button:
    """Return the way to a Serbian service's English."""
    url = reverse("service_english", args=[service.pk])
    return Button(_("In English"), url=url, icon_name="globe", priority=50)


@require_http_methods(["GET", "HEAD", "POST"])
def show_english(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the form of the English of a service, or say that there is none; begin it when told so.

    Raises ``Http404`` for what is no Serbian service, ``PermissionDenied`` for whoever may not
    write services.
    """
    _demand(request.user)
    locale = Locale.objects.get(language_code="en")
    service = get_object_or_404(Service, pk=pk, locale=Locale.get_default())
    draft = service.get_translation_or_none(locale)
    if draft is None:
        has_place = _has_place(service, locale)
        if request.method != "POST" or not has_place:
            return _missing(request, service, has_place)
        draft = begin_english(service=service, user=request.user)
        messages.success(
            request,
            _(
                "The English text is begun, as a draft with the Serbian words: write English over"
                " them. Then save and submit it."
            ),
        )
    return redirect("wagtailsnippets_portal_service:edit", draft.pk)


def _has_place(service: Service, locale: Locale) -> bool:
    """Say whether the directory has a page in that language."""
    try:
        page_for(service, locale)
    except ObjectDoesNotExist:
        return False
    return True


def _missing(request: HttpRequest, service: Service, has_place: bool) -> HttpResponse:
    serbian = service.page
    return say_missing(
        request,
        about=service,
        missing=_("This service is not in English yet."),
        begin=(request.path, _("Begin the English text")) if has_place else None,
        above=(
            _("The page above it is not in English either. Begin with that one:"),
            reverse("desk_side_by_side", args=[serbian.pk]),
            serbian,
        ),
    )


def _demand(user: Any) -> None:
    policy = policy_registry.get_by_type(Service)
    if not all(policy.user_has_permission(user, action) for action in ("add", "change")):
        raise PermissionDenied
