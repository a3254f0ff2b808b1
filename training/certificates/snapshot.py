"""Every word of a certificate in both scripts, as it was on the day of issue."""

import hashlib
import json
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from foundation.script import to_latin
from foundation.templatetags.components import long_date

from ..models import CertificateTemplate, CohortTrainer, Enrolment, Session

SCRIPTS = ("sr-Cyrl", "sr-Latn")
# The database refuses a certificate that lacks one of these in either script (``promises``).
ALWAYS_SAID = (
    *("heading", "holder", "statement", "course", "edition", "hours", "period"),
    *("organiser", "place", "signatory", "number", "issued_on", "valid_until"),
)
SAID_OR_EMPTY = ("held_at", "trainers", "accreditation", "legal_basis")


def make_snapshot(
    *,
    enrolment: Enrolment,
    template: CertificateTemplate,
    number: str,
    issued_on: date,
    valid_until: date | None,
) -> dict[str, Any]:
    """Return the snapshot: for each script the same fields, and what is the same in both."""
    cohort, edition = enrolment.cohort, enrolment.cohort.edition
    with translation.override("sr"):
        said = {
            "heading": template.heading,
            "holder": enrolment.person.name,
            "statement": template.statement,
            "course": edition.title,
            "edition": str(edition.number),
            "hours": str(edition.hours),
            "period": _period(cohort.starts_on, cohort.ends_on),
            "held_at": _places(enrolment),
            "trainers": _trainers(enrolment),
            "organiser": template.organiser,
            "accreditation": template.accreditation,
            "legal_basis": template.legal_basis,
            "place": template.place,
            "signatory": template.signatory,
            "number": number,
            "issued_on": _day(issued_on),
            "valid_until": _until(valid_until),
        }
    return {
        "sr-Cyrl": said,
        "sr-Latn": {name: to_latin(text) for name, text in said.items()},
        "facts": _facts(enrolment, issued_on, valid_until),
    }


def _facts(enrolment: Enrolment, issued_on: date, valid_until: date | None) -> dict[str, Any]:
    """Return what machines compare, and what is the same in both scripts."""
    cohort, edition = enrolment.cohort, enrolment.cohort.edition
    return {
        "course": str(edition.course.translation_key),
        "course_en": edition.title_en,
        "edition": edition.number,
        "hours": edition.hours,
        "starts_on": cohort.starts_on.isoformat(),
        "ends_on": cohort.ends_on.isoformat(),
        "issued_on": issued_on.isoformat(),
        "valid_until": valid_until.isoformat() if valid_until else None,
        "rules": edition.rules(),
    }


def digest_of(snapshot: dict[str, Any]) -> str:
    """Return the hash of a snapshot, whatever the order in which a database gives it back."""
    text = json.dumps(snapshot, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _day(day: date) -> str:
    return str(long_date(day))


def _until(day: date | None) -> str:
    return _("until %(day)s") % {"day": _day(day)} if day else _("without an end")


def _period(first: date, last: date) -> str:
    return _day(first) if first == last else f"{_day(first)} – {_day(last)}"


def _places(enrolment: Enrolment) -> str:
    sessions = Session.objects.filter(cohort=enrolment.cohort).order_by("starts_at")
    return ", ".join(dict.fromkeys(sessions.values_list("place", flat=True)))


def _trainers(enrolment: Enrolment) -> str:
    """Return who taught, by name: an address is nobody's business."""
    teaching = CohortTrainer.objects.filter(cohort=enrolment.cohort).select_related("user")
    names = (each.user.get_full_name() for each in teaching.order_by("pk"))
    return ", ".join(name for name in names if name)
