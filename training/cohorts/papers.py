"""Lists of a group on paper."""

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from foundation.printing import Language, pdf

from .models import Session
from .queries import attendance_list


def attendance_paper(session: Session, code: str) -> bytes:
    """Return the list of a session as PDF/UA, with room for a signature in each row."""
    language: Language = "en" if code == "en" else "sr-latn" if code == "sr-latn" else "sr"
    begins, ends = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
    when = f"{date_format(begins, 'DATE_FORMAT')}, {begins:%H:%M}–{ends:%H:%M}"
    data = {
        "title": _("Attendance"),
        "course": session.cohort.edition.title,
        "address": settings.BASE_URL,
        "facts": [
            [_("Group"), session.cohort.title],
            [_("Topic"), session.topic],
            [_("When"), when],
            [_("Where"), session.place],
        ],
        "columns": ["", _("Name and surname"), _("Institution"), _("Signature")],
        "rows": [
            [str(number), row.enrolment.person.name, row.enrolment.person.institution]
            for number, row in enumerate(attendance_list(session), start=1)
        ],
        "note": _("Signature of the trainer"),
    }
    return pdf("attendance", data, language=language)
