"""Certificates in the desk: groups that are over, how everybody stands, issuing, revoking."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from foundation import downloads

from ..models import Certificate, Cohort
from . import register
from .rules import standings
from .services import issue_certificates, revoke_certificate
from .views import ISSUE

ENDINGS = ("csv", "xlsx", "pdf")


def urls() -> list[URLPattern]:
    """Return the addresses, for the desk."""
    return [
        path("certificates/", show_groups, name="certificate_groups"),
        path("certificates/register.<str:ending>", download, name="certificate_register"),
        path("certificates/group/<int:pk>/", show_group, name="certificate_group"),
        path("certificates/group/<int:pk>/issue/", issue, name="certificate_issue"),
        path("certificates/<int:pk>/revoke/", revoke, name="certificate_revoke"),
    ]


@permission_required(ISSUE, raise_exception=True)
def show_groups(request: HttpRequest) -> HttpResponse:
    """List the groups that are over."""
    return render(
        request, "training/certificates/desk/groups.html", {"groups": register.realised().reverse()}
    )


@permission_required(ISSUE, raise_exception=True)
def download(request: HttpRequest, ending: str) -> HttpResponse:
    """Send the register of realised programmes."""
    if ending not in ENDINGS:
        raise Http404
    language: Any = get_language()
    makers = {"csv": register.as_csv, "xlsx": register.as_xlsx}
    content = makers[ending]() if ending in makers else register.as_pdf(language)
    return downloads.download(content, f"registar-programa.{ending}")


@permission_required(ISSUE, raise_exception=True)
def show_group(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how everybody in a group stands, and their certificates."""
    cohort = get_object_or_404(Cohort.objects.select_related("edition"), pk=pk)
    issued = Certificate.objects.filter(enrolment__cohort=cohort).order_by("pk")
    mine: dict[int, list[Certificate]] = {}
    for certificate in issued:
        mine.setdefault(certificate.enrolment_id, []).append(certificate)
    rows = [
        {"standing": each, "certificates": mine.get(each.enrolment.pk, [])}
        for each in standings(cohort)
    ]
    context = {
        "cohort": cohort,
        "rows": rows,
        "is_over": cohort.ends_on <= timezone.localdate(),
    }
    return render(request, "training/certificates/desk/group.html", context)


@require_POST
@permission_required(ISSUE, raise_exception=True)
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Issue what can be issued in a group."""
    user: Any = request.user
    try:
        issued = len(issue_certificates(cohort=get_object_or_404(Cohort, pk=pk), by=user))
        words = ngettext(
            "%(count)s certificate is issued.", "%(count)s certificates are issued.", issued
        )
        messages.success(request, words % {"count": issued})
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("certificate_group", pk)


@permission_required(ISSUE, raise_exception=True)
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why, and revoke."""
    certificate = get_object_or_404(Certificate.objects.select_related("enrolment"), pk=pk)
    user: Any = request.user
    reason, problem = request.POST.get("reason", "")[:500], ""
    if request.method == "POST":
        try:
            revoke_certificate(certificate=certificate, by=user, reason=reason)
            messages.success(request, _("The certificate is revoked, and its page says so."))
            return redirect("certificate_group", certificate.enrolment.cohort_id)
        except ValidationError as error:
            problem = " ".join(error.messages)
    context = {"certificate": certificate, "reason": reason, "problem": problem}
    status = 422 if problem else 200
    return render(request, "training/certificates/desk/revoke.html", context, status=status)
