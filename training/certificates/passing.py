"""Whether the tests of a course were passed, as assessment tells it."""

from ..assessment.results import best_of, with_results
from ..models import Assessment, Attempt, Cohort


def passed(cohort: Cohort) -> set[int]:
    """Return the enrolments that passed every test which the course demands. An edition that
    demands tests of a course that has none lets nobody through.
    """
    course = cohort.edition.course_id
    demanded = set(
        Assessment.objects.filter(course=course, live=True, is_required=True).values_list(
            "pk", flat=True
        )
    )
    attempts: dict[tuple[int, int], list[Attempt]] = {}
    for attempt in with_results(Attempt.objects.filter(enrolment__cohort=cohort)):
        attempts.setdefault((attempt.enrolment_id, attempt.assessment_id), []).append(attempt)
    done: dict[int, set[int]] = {}
    for (enrolment, assessment), made in attempts.items():
        best = best_of(made)
        if best is not None and best.is_final and best.is_passed:
            done.setdefault(enrolment, set()).add(assessment)
    return {enrolment for enrolment, found in done.items() if demanded and demanded <= found}
