"""Comments on a draft set: the form, what was said and answered, and what came of it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from foundation.access import get_visible_or_404
from foundation.navigation import trail
from foundation.routing import page_at
from foundation.strangers import open_to_strangers

from ..content import sheet
from ..forms import CommentForm
from ..models import IndicatorsPage, SetVersion
from ..queries import comments_on_set, versions_of
from ..services import FullError, receive_comment


@sensitive_post_parameters()
@open_to_strangers()
def comments(request: HttpRequest, beneath: str, slug: str) -> HttpResponse:
    """Show what was said of a set, and take a comment while its valid version is a draft."""
    page = _page(request, beneath)
    every = versions_of(request.user, slug)
    newest = every[0]
    is_open = not newest.is_adopted
    form = CommentForm(request, sheet(newest), initial={"row_id": request.GET.get("sign", "")[:10]})
    full = False
    if is_open and form.is_bound and form.is_valid():
        try:
            receive_comment(version=newest, **_said(form))
        except FullError:
            form.take_back()
            full = True
        else:
            return redirect(f"{request.path}?sent=1")
    url = f"{page.get_url(request)}{slug}/"
    context = {
        "page": page,
        "trail": [
            *trail(request, page),
            {"title": page.title, "url": page.get_url(request)},
            {"title": sheet(newest).title, "url": url},
        ],
        "sheet": sheet(newest),
        "form": form if is_open else None,
        "full": full,
        "sent": "sent" in request.GET,
        "rounds": _rounds(request, every),
    }
    status = 503 if full else form.status
    return render(request, "portal/indicators/comments.html", context, status=status)


def _page(request: HttpRequest, beneath: str) -> IndicatorsPage:
    """Return the page of indicators at the address. Raises ``Http404``."""
    found = page_at(request, beneath)
    if found is None or not isinstance(found.specific_deferred, IndicatorsPage):
        raise Http404
    page = get_visible_or_404(request.user, IndicatorsPage.objects.all(), pk=found.pk)
    request.served_page = page  # type: ignore[attr-defined]
    return page


def _said(form: CommentForm) -> dict[str, str]:
    return {name: form.cleaned_data[name] for name in ("row_id", "sector", "text")}


def _rounds(request: HttpRequest, every: list[SetVersion]) -> list[dict[str, Any]]:
    """Return what was said of each version, newest first, each with the sign as it read then."""
    said = list(comments_on_set(request.user, every[0].indicator_set_id))
    rounds = []
    for version in every:
        mine = [comment for comment in said if comment.version_id == version.pk]
        if mine:
            signs = {sign.id: sign.text for sign in sheet(version).signs}
            entries = [
                {"comment": comment, "sign": signs.get(comment.row_id, _("The set as a whole"))}
                for comment in mine
            ]
            rounds.append({"number": version.number, "entries": entries})
    return rounds
