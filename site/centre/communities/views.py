"""What communities did: the list of a campaign and of all, its files, and the form to tell it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from foundation.access import get_visible_or_404
from foundation.logos.limits import PHOTO_BYTES
from foundation.models import BasePage
from foundation.navigation import trail
from foundation.strangers import open_to_strangers

from ..beneath import page_or_404
from ..campaigns.queries import campaigns_beneath
from ..models import CampaignIndexPage, CampaignPage
from . import downloads, services
from .addresses import RECEIVED, REPORT
from .forms import ReportForm
from .listing import Listing, ready, reports_of

RETRY_AFTER = 24 * 60 * 60


@require_safe
def what_was_done(request: HttpRequest, beneath: str) -> HttpResponse:
    """List what communities did for a campaign, or for all where ``beneath`` is their list."""
    page = page_or_404(request, beneath, CampaignPage, CampaignIndexPage)
    campaign = page if isinstance(page, CampaignPage) else None
    reports = reports_of(request.user, campaign)
    narrowed = Listing(reports, request.GET, _names(request, page), request.path)
    page_obj = narrowed.page(request.GET.get("page", 1))
    choice = narrowed.choice
    query = choice.query
    rows = narrowed.rows()
    context = {
        **_frame(request, page),
        "campaign": campaign,
        **choice.context(),
        "places": len(rows),
        "columns": narrowed.columns(),
        "rows": [(row, choice.with_value("municipality", row.code)) for row in rows],
        "page_obj": page_obj,
        "reports": ready(reports.filter(pk__in=[told.pk for told in page_obj])),
        "report_url": f"{request.path}{REPORT}" if campaign else "",
        "campaigns_url": "" if campaign else page.get_url(request),
        "downloads": [
            {"title": title, "url": f"{request.path}{kind}/{query}", "format": kind.upper()}
            for kind, title in (("csv", _("All reports as a table")), ("json", _("All as data")))
        ],
    }
    # Filled in for who reads: what it shows are pictures.
    return TemplateResponse(request, "centre/communities/list.html", context)


@require_safe
def as_csv(request: HttpRequest, beneath: str) -> HttpResponse:
    """Serve the same list as a table."""
    page = page_or_404(request, beneath, CampaignPage, CampaignIndexPage)
    campaign = page if isinstance(page, CampaignPage) else None
    return downloads.csv_response(request, campaign, _names(request, page))


@require_safe
def as_json(request: HttpRequest, beneath: str) -> HttpResponse:
    """Serve the same list as data."""
    page = page_or_404(request, beneath, CampaignPage, CampaignIndexPage)
    campaign = page if isinstance(page, CampaignPage) else None
    return downloads.json_response(request, campaign, _names(request, page))


@sensitive_post_parameters()
@open_to_strangers(max_bytes=PHOTO_BYTES, max_files=1)
def tell(request: HttpRequest, beneath: str) -> HttpResponse:
    """Take what a community tells; an editor decides whether it is listed."""
    page = page_or_404(request, beneath, CampaignPage)
    campaign = _original(request, page)
    form = ReportForm(request)
    full = False
    if form.is_bound and form.is_valid():
        try:
            services.receive_report(campaign=campaign, facts=form.facts, picture=form.photo_jpeg)
        except services.FullError:
            form.take_back()
            full = True
        else:
            return redirect(f"{request.path.removesuffix(REPORT)}{RECEIVED}")
    context = {**_frame(request, page), "form": form, "full": full}
    response = render(
        request, "centre/communities/form.html", context, status=503 if full else form.status
    )
    if full:
        response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


@require_safe
def received(request: HttpRequest, beneath: str) -> HttpResponse:
    """Say that it came, and what happens now."""
    page = page_or_404(request, beneath, CampaignPage)
    list_url = request.path.removesuffix(RECEIVED)
    context = {**_frame(request, page), "list_url": list_url, "report_url": f"{list_url}{REPORT}"}
    return render(request, "centre/communities/received.html", context)


def _frame(request: HttpRequest, page: BasePage) -> dict[str, Any]:
    own = {"title": page.title, "url": page.get_url(request)}
    return {"page": page, "trail": [*trail(request, page), own]}


def _names(request: HttpRequest, page: BasePage) -> dict[str, str]:
    """Return the names of the campaigns by the Serbian slug; none for one campaign's own list."""
    if isinstance(page, CampaignPage):
        return {}
    serbian = campaigns_beneath(request.user, _original(request, page))
    names = dict(serbian.values_list("translation_key", "slug"))
    own = campaigns_beneath(request.user, page).values_list("translation_key", "title")
    return dict(serbian.values_list("slug", "title")) | {
        names[key]: title for key, title in own if key in names
    }


def _original(request: HttpRequest, page: Any) -> Any:
    """Return the Serbian page, which reports belong to. Raises ``Http404``."""
    if page.locale.is_default:
        return page
    same = type(page)._default_manager.filter(translation_key=page.translation_key)
    return get_visible_or_404(request.user, same, locale=Locale.get_default())
