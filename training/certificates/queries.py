"""What a holder sees of their own certificates."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from foundation.spoken import Said, said_now

from ..models import Certificate
from . import document


@dataclass(frozen=True, slots=True)
class Held:
    """A certificate of one's own: what it is for, where it is checked, and its papers."""

    certificate: Certificate
    course: Said
    papers: list[dict[str, Any]]


def certificates_of(user: Any) -> QuerySet[Certificate]:
    """Return the certificates of the owner of an account, the newest first."""
    return Certificate.objects.filter(person__user=user.pk).order_by("-issued_at", "-pk")


def held_by(user: Any) -> list[Held]:
    """Return the same with what their owner wants of them, in one query."""
    return [
        Held(each, said_now(_course(each)), [_paper(each, code) for code in _languages(each)])
        for each in certificates_of(user)
    ]


def _course(certificate: Certificate) -> dict[str, str]:
    snapshot = certificate.snapshot
    written = "sr-Latn" if get_language() == "sr-latn" else "sr-Cyrl"
    return {"sr": snapshot[written]["course"], "en": snapshot["facts"]["course_en"]}


def _languages(certificate: Certificate) -> list[document.Language]:
    """Return the languages of the paper, that of the reader first."""
    return sorted(document.languages_of(certificate), key=lambda code: code != get_language())


def _paper(certificate: Certificate, code: document.Language) -> dict[str, Any]:
    with override(code):
        url = reverse("certificate_pdf", args=[certificate.token])
    title = f"{_('Certificate')} {certificate.number}: {_NAMES[code]}"
    return {"title": title, "url": url, "format": "PDF"}


_NAMES = dict(settings.LANGUAGES)
