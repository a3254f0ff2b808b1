"""The pages of the localiser: the form, how far a kit is, and its download.

Nothing that a team types is written to the database, the cache or a log. A kit that is being made
is known by a name that nobody can guess, and is gone with its download.
"""

import json
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_safe
from wagtail.models import Locale

from foundation.access import get_visible_or_404
from foundation.logos.limits import MAX_BYTES
from foundation.navigation import trail
from foundation.strangers import open_to_strangers

from ..beneath import page_or_404
from ..campaigns.licences import TERMS
from ..campaigns.queries import kits_beneath
from ..campaigns.words import messages_of
from ..communities.addresses import LOCAL
from ..models import CampaignPage, KitPage
from . import jobs
from .archive import order_of
from .forms import KEPT_BYTES, KitForm

# A busy machine is worth asking again after so many seconds.
RETRY_AFTER = 60
UNDER_WAY = (jobs.State.WAITING, jobs.State.WORKING)
FAILED = (jobs.State.STOPPED, jobs.State.SLOW)


@sensitive_post_parameters()
@open_to_strangers(max_bytes=MAX_BYTES + 2 * KEPT_BYTES, max_files=1)
def order_kit(request: HttpRequest, beneath: str) -> HttpResponse:
    """Take what a team enters, and lead to the page that tells how far its kit is."""
    page = page_or_404(request, beneath, KitPage, CampaignPage)
    if isinstance(page, CampaignPage):
        return _to_first_kit(request, page)
    form = KitForm(request)
    busy = False
    if form.asks_for_suggestion:
        form.suggest()
    elif form.is_bound and form.is_valid():
        try:
            name = jobs.start(_order(request, page, form))
        except jobs.BusyError:
            form.take_back()
            busy = True
        else:
            return redirect(f"{request.path}{name}/")
    context = {**_frame(request, page), "form": form, "busy": busy}
    response = render(
        request, "centre/localiser/form.html", context, status=503 if busy else form.status
    )
    if busy:
        response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


@require_safe
@never_cache
def follow_kit(request: HttpRequest, beneath: str, job: str) -> HttpResponse:
    """Tell how far a kit is; when it is there, offer it."""
    page = page_or_404(request, beneath, KitPage)
    told = jobs.look(job)
    context = {
        **_frame(request, page),
        "told": told,
        "going": told is not None and told.state in UNDER_WAY,
        "form_url": request.path.removesuffix(f"{job}/"),
        "take_url": f"{request.path}zip/",
        "minutes": jobs.KEPT_SECONDS // 60,
    }
    if told is None:
        return render(request, "centre/localiser/gone.html", context, status=404)
    status = 410 if told.state in FAILED else 200
    return render(request, "centre/localiser/job.html", context, status=status)


@require_GET
@never_cache
def take_kit(request: HttpRequest, beneath: str, job: str) -> HttpResponse | StreamingHttpResponse:
    """Send a kit that is ready. Once its last piece is sent, nothing of it is left here."""
    page = page_or_404(request, beneath, KitPage)
    told = jobs.look(job)
    try:
        if told is None or told.state is not jobs.State.DONE:
            raise FileNotFoundError(job)
        pieces = jobs.read(job)
    except FileNotFoundError:
        return redirect(request.path.removesuffix("zip/"))
    response = StreamingHttpResponse(pieces, content_type="application/zip")
    response.headers["Content-Length"] = str(told.size)
    response.headers["Content-Disposition"] = f'attachment; filename="{page.slug}.zip"'
    return response


def _to_first_kit(request: HttpRequest, campaign: CampaignPage) -> HttpResponse:
    """Lead from the campaign to the localiser of its first kit. Raises ``Http404`` for none."""
    kit = kits_beneath(request.user, campaign).first()
    if kit is None:
        raise Http404
    return redirect(f"{kit.get_url(request)}{LOCAL}")


def _order(request: HttpRequest, page: KitPage, form: KitForm) -> bytes:
    """Return what the process that makes the kit is told: the words of the Serbian kit, in both
    scripts, with the town's part.
    """
    kit = _original(request, page)
    local = form.local
    messages = [replace(message, local=local) for message in messages_of(kit)]
    with override("sr"):
        date = date_format(timezone.localdate(), "j. E Y.")
    order = order_of(messages, title=kit.title, licence=TERMS[kit.licence].name, date=date)
    return json.dumps(order).encode()


def _original(request: HttpRequest, page: KitPage) -> KitPage:
    """Return the Serbian kit, which both scripts are made from. Raises ``Http404``."""
    if page.locale.is_default:
        return page
    return get_visible_or_404(
        request.user,
        KitPage.objects.filter(translation_key=page.translation_key),
        locale=Locale.get_default(),
    )


def _frame(request: HttpRequest, page: KitPage) -> dict[str, Any]:
    _original(request, page)
    above = trail(request, page)
    own = {"title": page.title, "url": page.get_url(request)}
    return {"page": page, "trail": [*above, own], "campaign": above[-1]["title"]}
