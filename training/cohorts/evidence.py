"""Groups that are over as evidence that an activity of the work plan was done."""

from collections.abc import Collection, Iterator
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from foundation.access import visible_to
from portal.api import Evidence, register_evidence_source

from .models import Cohort


def groups_as_evidence(
    request: HttpRequest, keys: Collection[UUID]
) -> Iterator[tuple[UUID, Evidence]]:
    """Give the groups that served the activities with these keys and are over, each with the key it
    is for. A group is named by its course and has the address of the course's page.
    """
    from ..models import CoursePage  # noqa: PLC0415  # page types are loaded after this module

    over = Cohort.objects.filter(
        activity__translation_key__in=keys, ends_on__lt=timezone.localdate(), cancelled_at=None
    )
    courses = visible_to(request.user, CoursePage.objects.all())
    pages = courses.in_bulk(list(over.values_list("edition__course", flat=True)))
    for cohort in over.select_related("edition", "activity").order_by("-ends_on", "pk"):
        page = pages.get(cohort.edition.course_id)
        if page is None or cohort.activity is None:
            continue
        english = get_language() == "en" and cohort.edition.title_en
        title = english or cohort.edition.title
        found = Evidence(title, page.get_url(request), _("Training that took place"))
        yield cohort.activity.translation_key, found


def declare() -> None:
    """Tell the portal where groups are evidence."""
    register_evidence_source("groups", groups_as_evidence)
