"""Checking a certificate, for anybody; taking one's own, for its holder."""

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from foundation.downloads import download
from foundation.strangers import pace

from ..models import Certificate
from ..navigation import way_home
from . import document, verifying

PER_HOUR = 60
ISSUE = "training.issue_certificate"


@require_safe
def ask_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code on the paper, and lead to its page."""
    typed = verifying.as_token(request.GET.get("kod", ""))
    if typed:
        return _private(redirect("certificate_check", typed))
    return _private(render(request, "training/certificates/ask.html", {"trail": way_home(request)}))


@require_safe
def check(request: HttpRequest, token: str) -> HttpResponse:
    """Say what there is to say of a code. Whoever asks is nobody: no session is read."""
    request.user = AnonymousUser()
    trail = way_home(request)
    if pace.is_too_often(request, "certificate", PER_HOUR):
        told = {"trail": trail}
        response = render(request, "training/certificates/too_often.html", told, status=429)
        response["Retry-After"] = str(pace.WINDOW)
        return _private(response)
    certificate = verifying.find_certificate(token)
    if certificate is None:
        typed = {"trail": trail, "typed": verifying.in_groups(verifying.as_token(token))}
        return _private(render(request, "training/certificates/check.html", typed, status=404))
    kind, words, since = verifying.verdict(certificate)
    context = {
        "trail": trail,
        "certificate": certificate,
        "kind": kind,
        "verdict": words,
        "since": since,
        "checked_on": timezone.localdate(),
        "rows": verifying.rows(certificate),
        "in_serbian": verifying.has_serbian_alone(certificate),
        "code": verifying.in_groups(certificate.token),
        "digest": verifying.in_groups(certificate.digest[:16]),
    }
    return _private(render(request, "training/certificates/check.html", context))


@never_cache
@require_safe
def take(request: HttpRequest, token: str) -> HttpResponse:
    """Send the paper to its holder and to who issues; for everybody else there is none."""
    if not request.user.is_authenticated:
        raise Http404
    certificates = Certificate.objects.all()
    if not request.user.has_perm(ISSUE):
        certificates = certificates.filter(person__user=request.user)
    certificate = certificates.filter(token=token).first()
    if certificate is None:
        raise Http404
    language = document.language_for(certificate, get_language())
    name = document.file_name(certificate, language)
    response = download(document.make_pdf(certificate, language), name)
    response["X-Content-Type-Options"] = "nosniff"
    patch_cache_control(response, private=True, no_store=True)
    return response


def _private(response: HttpResponse) -> HttpResponse:
    """Keep what is said of a person out of caches and indexes."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    patch_cache_control(response, private=True, no_store=True)
    return response
