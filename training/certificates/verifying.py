"""What anybody who holds a certificate's code may know of it."""

import re
from datetime import date
from typing import Any

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from foundation.script.context import lang_tag
from foundation.spoken import Said

from ..models import Certificate
from .models import ALPHABET, TOKEN_LENGTH, lookup_of
from .snapshot import is_in_english

_NOT_SIGNS = re.compile(rf"[^{ALPHABET}]")


def as_token(typed: str) -> str:
    """Return a code as it was typed from paper: hyphens, spaces and capitals don't matter."""
    return _NOT_SIGNS.sub("", typed[:200].lower())[: TOKEN_LENGTH + 1]


def in_groups(token: str) -> str:
    """Return a code in groups of four, as it stands on paper."""
    return "-".join(token[at : at + 4] for at in range(0, len(token), 4))


def find_certificate(typed: str) -> Certificate | None:
    """Return the certificate of a code, or ``None``: what is looked up is a hash, so that the time
    it takes says nothing of codes that are near.
    """
    return Certificate.objects.filter(lookup=lookup_of(as_token(typed))).first()


def _labels() -> list[tuple[str, str]]:
    """Return what the lines of a paper are called, in their order."""
    return [
        ("heading", _("Document")),
        ("holder", _("Participant")),
        ("statement", pgettext("of a certificate", "Statement")),
        ("course", _("Programme")),
        ("edition", _("Edition of the course")),
        ("hours", _("Hours")),
        ("period", _("Held from – to")),
        ("held_at", _("Held at")),
        ("trainers", _("Trainers")),
        ("organiser", _("Organiser")),
        ("accreditation", _("Accreditation")),
        ("legal_basis", _("Legal basis")),
        ("number", _("Number in the register")),
        ("issued_on", _("Issued on")),
        ("place", _("Place of issue")),
        ("valid_until", _("Validity")),
        ("signatory", _("Signed by")),
    ]


def rows(certificate: Certificate) -> list[dict[str, Any]]:
    """Return every line of the paper with its label, in the order of the paper: the words in the
    reader's script; on an English page in English and, as the paper in hand is Serbian, beneath
    that in Latin.
    """
    snapshot = certificate.snapshot
    language = get_language() or "sr"
    serbian = snapshot["sr-Cyrl" if language == "sr" else "sr-Latn"]
    tag = "sr-Cyrl" if language == "sr" else lang_tag("sr-latn")
    english = snapshot.get("en", {}) if language == "en" else {}
    return [
        {"label": label, "value": _said(english.get(name, ""), serbian[name], tag)}
        for name, label in _labels()
        if serbian[name]
    ]


def has_serbian_alone(certificate: Certificate) -> bool:
    """Say whether an English page has to show words that were never issued in English."""
    return get_language() == "en" and not is_in_english(certificate.snapshot)


def _said(english: str, serbian: str, tag: str) -> list[Said]:
    if english == serbian:
        return [Said(serbian)]
    return [*([Said(english)] if english else []), Said(serbian, tag)]


def verdict(certificate: Certificate) -> tuple[str, str, date | None]:
    """Return the kind of notice, its words, and the day since which it is so."""
    status = certificate.status
    words = {
        Certificate.Status.VALID: ("success", _("This certificate is valid")),
        Certificate.Status.EXPIRED: ("superseded", _("This certificate has expired")),
        Certificate.Status.SUPERSEDED: ("superseded", _("A newer certificate replaces this one")),
        Certificate.Status.REVOKED: ("withdrawn", _("This certificate was revoked")),
    }
    return (*words[status], certificate.changed_on)
