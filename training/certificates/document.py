"""A certificate on paper: made of its snapshot alone, so that it is the same every time."""

from typing import Any, Literal

import segno
from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from foundation.printing import mark, pdf, woven

from ..models import Certificate
from .snapshot import is_in_english
from .verifying import in_groups

Language = Literal["sr", "sr-latn", "en"]
DEEP, LIGHT, SAND = "#0f3a42", "#4e8584", "#e6d8bb"


def language_for(certificate: Certificate, language: str | None) -> Language:
    """Return in which of its languages a certificate is printed for who reads ``language``. English
    is for one that says all of itself in English; others are given in Latin.
    """
    if language == "sr":
        return "sr"
    if language == "en" and is_in_english(certificate.snapshot):
        return "en"
    return "sr-latn"


def languages_of(certificate: Certificate) -> list[Language]:
    """Return the languages in which a certificate can be printed."""
    serbian: list[Language] = ["sr", "sr-latn"]
    return [*serbian, "en"] if is_in_english(certificate.snapshot) else serbian


def make_pdf(certificate: Certificate, language: Language) -> bytes:
    """Return the certificate as PDF/UA-1 in ``language``; English has to be there."""
    with translation.override(language):
        address = settings.BASE_URL + reverse("certificate_check", args=[certificate.token])
        data = _data(certificate, address, language)
    return pdf("certificate", data, language=language)


def _data(certificate: Certificate, address: str, language: Language) -> dict[str, Any]:
    # The press writes Latin from Cyrillic itself, as the snapshot did.
    words = certificate.snapshot["en" if language == "en" else "sr-Cyrl"]
    facts = [
        (_("Edition of the course"), words["edition"]),
        (_("Hours"), words["hours"]),
        (_("Held from – to"), words["period"]),
        (_("Held at"), words["held_at"]),
        (_("Trainers"), words["trainers"]),
        (_("Accreditation"), words["accreditation"]),
        (_("Validity"), words["valid_until"]),
    ]
    return {
        **words,
        "title": f"{words['heading']} {words['number']}",
        "centre": words["organiser"],
        "facts": [{"label": label, "value": value} for label, value in facts if value],
        "issued": f"{words['place']}, {words['issued_on']}",
        "note": _("English text of a certificate that is issued in Serbian")
        if language == "en"
        else "",
        "number_label": _("Number in the register"),
        "check": _("Check this certificate at"),
        "code_label": _("Code"),
        "code": in_groups(certificate.token),
        "digest_label": _("Print of the contents"),
        "digest": in_groups(certificate.digest[:16]),
        "address": address,
        "qr": str(segno.make(address, error="m", micro=False).svg_inline(border=0, dark="#16282c")),
        "qr_alt": _("QR code with the address at which this certificate is checked"),
        "cloth": woven(_lozenges, 216, 6, (DEEP, SAND, LIGHT)),
        "mark": mark(),
    }


def file_name(certificate: Certificate, language: Language) -> str:
    """Return the name of the file, in its language and script."""
    written = {"sr": "sr-Cyrl", "sr-latn": "sr-Latn", "en": "en"}[language]
    heading = certificate.snapshot[written]["heading"]
    return f"{heading} {certificate.serial}-{certificate.year}.pdf"


def _lozenges(x: int, y: int) -> int:
    """Return the thread of a stepped lozenge, as everywhere on this site."""
    across, down = abs(x % 12 - 6), abs(y % 6 - 3)
    distance = across + 2 * down
    if distance <= 2:
        return 2
    return 1 if 3 < distance <= 5 else 0
