"""Who may see what in the training area: the rule that the room registers with the foundation.

A course's key opens its collection, in which its lessons and its files lie. It is held by those
whose enrolment is open now, by trainers of its groups and by course administrators.
"""

from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet
from django.http import Http404
from django.utils import timezone
from wagtail.models import Collection

from foundation.access import AccessRule, register_rule
from foundation.accounts.second_factor import demand_at

from .models import (
    Assessment,
    Attempt,
    Cohort,
    CohortTrainer,
    CourseFiles,
    Enrolment,
    SurveyTicket,
)

ADMINISTER = "training.administer_courses"


def course_key(translation_key: UUID) -> str:
    """Return the key of a course: one for all its languages, and another for a copy of it."""
    return f"course:{translation_key}"


def key_for(obj: Model) -> str | None:
    """Return the key that the collection of a course demands of itself, else ``None``."""
    if isinstance(obj, Collection):
        files = CourseFiles.objects.filter(collection=obj).first()
        return course_key(files.course_key) if files else None
    return None


def keys_held(user: Any) -> list[str]:
    """Return the keys that ``user`` holds at this moment."""
    if user.has_perm(ADMINISTER):
        return [course_key(files.course_key) for files in CourseFiles.objects.all()]
    mine = Enrolment.objects.filter(person__user=user).open_at(timezone.now()).order_by()
    learnt = mine.values_list("cohort__edition__course__translation_key", flat=True)
    taught = CohortTrainer.objects.filter(user=user).values_list(
        "cohort__edition__course__translation_key", flat=True
    )
    return [course_key(key) for key in learnt.union(taught)]


def register() -> None:
    """Register the rule."""
    register_rule(AccessRule("training", key_for, keys_held))
    # Trainers need no desk, but what they open there names people.
    lists = ("taught_group", "answer_enquiry", "attendance", "attendance_paper", "mark_taught")
    demand_at(*lists, of=keeps_lists)


def keeps_lists(user: Any) -> bool:
    """Say whether ``user`` opens lists of people: as a trainer of any group or an administrator."""
    return user.has_perm(ADMINISTER) or CohortTrainer.objects.filter(user=user).exists()


def open_enrolments(user: Any) -> QuerySet[Enrolment]:
    """Return the enrolments of ``user`` that open their course now; nobody has none."""
    if not (user.is_authenticated and user.is_active):
        return Enrolment.objects.none()
    mine = Enrolment.objects.filter(person__user=user).open_at(timezone.now())
    return mine.select_related("cohort__edition__course", "person")


def assessments_open_to(user: Any) -> QuerySet[Assessment]:
    """Return the published quizzes and cases of the courses that are open to ``user`` as a
    learner. Who administers courses is no learner by that.
    """
    courses = open_enrolments(user).order_by().values("cohort__edition__course")
    return Assessment.objects.filter(live=True, course__in=courses)


def assessment_or_404(user: Any, slug: str) -> tuple[Assessment, Enrolment]:
    """Return a quiz or case with the enrolment by which it is open. Raises ``Http404``."""
    found = assessments_open_to(user).filter(slug=slug).select_related("course").first()
    if found is None:
        raise Http404
    mine = open_enrolments(user).filter(cohort__edition__course=found.course)
    enrolment = mine.order_by("-active_from").first()
    if enrolment is None:
        raise Http404
    return found, enrolment


def attempt_or_404(user: Any, key: UUID) -> Attempt:
    """Return an attempt of the learner's own, while the course is open. Raises ``Http404``."""
    mine = Attempt.objects.filter(key=key, enrolment__in=open_enrolments(user))
    found = mine.select_related("version", "assessment__course", "enrolment__person").first()
    if found is None:
        raise Http404
    return found


def survey_tickets(user: Any) -> QuerySet[SurveyTicket]:
    """Return the tickets of ``user`` for surveys that are open today. The last survey comes long
    after the course: it asks for no open enrolment, but for one that was not withdrawn.
    """
    if not (user.is_authenticated and user.is_active):
        return SurveyTicket.objects.none()
    today = timezone.localdate()
    mine = SurveyTicket.objects.filter(
        enrolment__person__user=user, round__opens_on__lte=today, round__closes_on__gte=today
    )
    found = mine.exclude(enrolment__state=Enrolment.State.WITHDRAWN)
    return found.select_related("round__version", "round__cohort__edition__course").order_by(
        "round__closes_on", "round__pk"
    )


def groups_run_by(user: Any) -> QuerySet[Cohort]:
    """Return the groups whose lists and results ``user`` sees and decides about: all for who
    administers courses, their own for trainers.
    """
    return Cohort.objects.all() if user.has_perm(ADMINISTER) else Cohort.objects.taught_by(user)


def group_or_404(user: Any, pk: int) -> Cohort:
    """Return a group that ``user`` runs. Raises ``Http404``."""
    found = groups_run_by(user).filter(pk=pk).select_related("edition", "activity").first()
    if found is None:
        raise Http404
    return found
