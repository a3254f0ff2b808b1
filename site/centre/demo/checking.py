"""Dates by which two pages of the demonstration are to be checked."""

from datetime import timedelta

from django.utils import timezone

from foundation.desk.review.services import set_review
from foundation.models import ReviewDate

from ..models import StandardPage

IN_DAYS = {"o-centru": 7, "kontakt": 12}


def load_dates() -> None:
    """Give the pages their dates, unless somebody gave them others."""
    pages = StandardPage.objects.filter(slug__in=IN_DAYS, locale__language_code="sr")
    for page in pages.exclude(pk__in=ReviewDate.objects.values("page")):
        due_on = timezone.localdate() + timedelta(days=IN_DAYS[page.slug])
        set_review(of=page, due_on=due_on, role="publisher")
