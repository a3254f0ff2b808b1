"""Every word of a certificate, as it was on the day of issue: in both scripts, and what of it is
said in English.
"""

import hashlib
import json
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from foundation.script import to_latin
from foundation.templatetags.components import long_date

from ..models import CertificateTemplate, CohortTrainer, Enrolment, Session
from .template import SAID_BY_TEMPLATE

SCRIPTS = ("sr-Cyrl", "sr-Latn")
# The database refuses a certificate that lacks one of these in either script (``promises``).
ALWAYS_SAID = (
    *("heading", "holder", "statement", "course", "edition", "hours", "period"),
    *("organiser", "place", "signatory", "number", "issued_on", "valid_until"),
)
SAID_OR_EMPTY = ("held_at", "trainers", "accreditation", "legal_basis")
# What no language changes, and names, which English takes in Latin.
_SAME_IN_ENGLISH = ("holder", "edition", "hours", "held_at", "trainers", "number")


def make_snapshot(
    *,
    enrolment: Enrolment,
    template: CertificateTemplate,
    number: str,
    issued_on: date,
    valid_until: date | None,
) -> dict[str, Any]:
    """Return the snapshot: for each script the same fields, the same once more in English, and what
    is the same in all. What is empty in English alone was not translated: it is read in Latin.
    """
    edition = enrolment.cohort.edition
    with translation.override("sr"):
        said = {
            **{name: getattr(template, name) for name in SAID_BY_TEMPLATE},
            **_days(enrolment, issued_on, valid_until),
            "holder": enrolment.person.name,
            "course": edition.title,
            "edition": str(edition.number),
            "hours": str(edition.hours),
            "held_at": _places(enrolment),
            "trainers": _trainers(enrolment),
            "number": number,
        }
    latin = {name: to_latin(text) for name, text in said.items()}
    with translation.override("en"):
        english = {
            **{name: getattr(template, f"{name}_en") for name in SAID_BY_TEMPLATE},
            **_days(enrolment, issued_on, valid_until),
            **{name: latin[name] for name in _SAME_IN_ENGLISH},
            "course": edition.title_en,
        }
    facts = _facts(enrolment, issued_on, valid_until)
    return {"sr-Cyrl": said, "sr-Latn": latin, "en": english, "facts": facts}


def _days(enrolment: Enrolment, issued_on: date, valid_until: date | None) -> dict[str, str]:
    """Return the days in the language that is active."""
    return {
        "period": _period(enrolment.cohort.starts_on, enrolment.cohort.ends_on),
        "issued_on": _day(issued_on),
        "valid_until": _until(valid_until),
    }


def is_in_english(snapshot: dict[str, Any]) -> bool:
    """Say whether all that a snapshot says is said in English too. Those of before are not."""
    english = snapshot.get("en", {})
    return bool(english) and all(
        english[name] for name, text in snapshot["sr-Latn"].items() if text
    )


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
