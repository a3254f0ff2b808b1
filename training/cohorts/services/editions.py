"""Editions of courses: begun as drafts, published, superseded by the next."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from foundation.models import User

from ...models import CoursePage
from ..journal import note_event
from ..models import CourseEdition


@transaction.atomic
def begin_edition(*, course: CoursePage) -> CourseEdition:
    """Return the draft of ``course``: the one that is there, or a new one with what its page says.

    The rules are those of the edition before it.
    """
    editions = CourseEdition.objects.filter(course=course)
    before = editions.order_by("-number").first()
    english = course.get_translations().filter(locale__language_code="en").first()
    said = {
        "number": (editions.aggregate(last=Max("number"))["last"] or 0) + 1,
        "title": course.title,
        "title_en": english.title if english else "",
        "hours": course.hours,
        "access_days": before.access_days if before else 90,
        **(before.rules() if before else {}),
    }
    # Two who begin at once get one draft: the second is refused by the database and finds it.
    return CourseEdition.objects.get_or_create(
        course=course, state=CourseEdition.State.DRAFT, defaults=said
    )[0]


@transaction.atomic
def publish_edition(*, edition: CourseEdition, by: User | None = None) -> CourseEdition:
    """Publish a draft: new groups follow it, and the one before it is superseded.

    Raises ``ValueError`` for what is no draft.
    """
    locked = CourseEdition.objects.select_for_update().get(pk=edition.pk)
    if locked.state != CourseEdition.State.DRAFT:
        raise ValueError("Only a draft is published.")
    now = timezone.now()
    CourseEdition.objects.filter(
        course=locked.course_id, state=CourseEdition.State.PUBLISHED
    ).update(state=CourseEdition.State.SUPERSEDED, superseded_at=now)
    locked.state = CourseEdition.State.PUBLISHED
    locked.published_at = now
    locked.save(update_fields=["state", "published_at"])
    note_event("edition.published", locked, by=by)
    return locked
