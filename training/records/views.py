"""What somebody may know of what is held about them, and the notice that says it to everybody."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foundation.downloads import download

from ..models import Person
from ..navigation import way_home, way_to_my_courses
from . import copies
from .erasure import ask_for_erasure, waiting
from .registry import holdings
from .retention import SCHEDULE


@require_safe
def show_notice(request: HttpRequest) -> HttpResponse:
    """Tell anybody what the training area holds, why and how long: from what it really holds."""
    context = {"trail": way_home(request), "holdings": holdings(), "schedule": SCHEDULE}
    return render(request, "training/records/notice.html", context)


@never_cache
@login_required
@require_safe
def show_own(request: HttpRequest) -> HttpResponse:
    """Show the owner of an account everything that is held about them."""
    user: Any = request.user
    person = Person.objects.filter(user=user).first()
    context = {
        "trail": way_to_my_courses(request),
        "parts": copies.to_read(user),
        "person": person,
        "has_asked": person is not None and waiting().filter(pk=person.pk).exists(),
    }
    return render(request, "training/records/own.html", context)


@never_cache
@login_required
@require_safe
def take_own(request: HttpRequest) -> HttpResponse:
    """Send it as a file."""
    user: Any = request.user
    response = download(copies.as_zip(user), "moji-podaci.zip")
    response["X-Content-Type-Options"] = "nosniff"
    patch_cache_control(response, private=True, no_store=True)
    return response


@never_cache
@login_required
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Note that a participant wants to be erased."""
    person = Person.objects.filter(user=request.user.pk).first()
    if person is None:
        raise Http404
    ask_for_erasure(person=person)
    messages.success(request, _("Your request is noted. The Centre answers within 30 days."))
    return redirect("records_own")
