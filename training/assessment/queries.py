"""What learners read of quizzes and cases, in a fixed number of queries."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery, Sum
from django.http import HttpRequest
from django.utils import timezone

from foundation.script import content_language
from portal.api import cite

from ..access import assessments_open_to, open_enrolments
from ..cohorts.models import Enrolment
from .codes import Feedback, Mode
from .faces import shown_points
from .models import Assessment, AssessmentVersion, Attempt, AttemptsGranted, PersonalTime
from .paper import paper_of
from .results import Result, best_of, points_of, result_of, with_results
from .review import Review, review_of


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a learner stands with a quiz or case."""

    assessment: Assessment
    version: AssessmentVersion
    allowed: int
    attempts: tuple[Attempt, ...]
    percent: int = 100

    @property
    def open_attempt(self) -> Attempt | None:
        """The attempt that goes on, if one does."""
        return next((each for each in self.attempts if each.is_open and not is_late(each)), None)

    @property
    def left(self) -> int:
        """How many attempts may still be begun."""
        return max(self.allowed - len(self.attempts), 0)

    @property
    def best(self) -> Result | None:
        """The best result so far."""
        return best_of(self.attempts)

    @property
    def state(self) -> str:
        """Where it stands, as a code: ``open``, ``new``, ``waiting``, ``passed``, ``failed``."""
        if self.open_attempt is not None:
            return "open"
        best = self.best
        if best is None:
            return "new"
        if best.is_passed:
            return "passed"
        return "failed" if best.is_final else "waiting"

    @property
    def is_case(self) -> bool:
        """Whether it is a case."""
        return self.assessment.mode == Mode.CASE

    @property
    def minutes(self) -> int | None:
        """The minutes that this learner has, if there is an end."""
        minutes = self.version.minutes
        return None if minutes is None else minutes * self.percent // 100

    @property
    def has_more_time(self) -> bool:
        """Whether the learner has more time than others."""
        return self.percent > 100

    @property
    def items_count(self) -> int:
        """How many questions there are; of a case nobody says."""
        return len(self.version.content["items"])

    @property
    def shown_maximum(self) -> str:
        """The most points that there are."""
        return shown_points(self.version.maximum)

    def closed(self) -> list[tuple[Attempt, Result]]:
        """Return the attempts that are over, with what they came to."""
        return [(each, result) for each in self.attempts if (result := result_of(each))]


def is_late(attempt: Attempt) -> bool:
    """Say whether the time is up by the server's clock."""
    return attempt.due_at is not None and timezone.now() > attempt.due_at


def standings(user: Any) -> list[Standing]:
    """Return where a learner stands with everything that is open: five queries, however much."""
    enrolments = {each.course_id: each for each in open_enrolments(user)}
    assessments = list(
        assessments_open_to(user).select_related("course").order_by("course", "position", "slug")
    )
    return _standings(assessments, enrolments)


def standing_of(assessment: Assessment, enrolment: Enrolment) -> Standing | None:
    """Return where a learner stands with one of them; nothing where no version was published."""
    found = _standings([assessment], {enrolment.course_id: enrolment})
    return found[0] if found else None


def _standings(assessments: list[Assessment], enrolments: dict[int, Enrolment]) -> list[Standing]:
    mine = list(enrolments.values())
    versions = {version.assessment_id: version for version in _newest(assessments)}
    attempts: dict[int, list[Attempt]] = defaultdict(list)
    for attempt in with_results(
        Attempt.objects.filter(enrolment__in=mine, assessment__in=assessments).order_by("number")
    ):
        attempts[attempt.assessment_id].append(attempt)
    granted = dict(
        AttemptsGranted.objects.filter(enrolment__in=mine)
        .values_list("assessment")
        .annotate(more=Sum("count"))
    )
    times = dict(
        PersonalTime.objects.filter(enrolment__in=mine)
        .order_by("pk")
        .values_list("enrolment", "percent")
    )
    return [
        Standing(
            assessment=each,
            version=versions[each.pk],
            allowed=versions[each.pk].allowance + granted.get(each.pk, 0),
            attempts=tuple(attempts[each.pk]),
            percent=times.get(enrolments[each.course_id].pk, 100),
        )
        for each in assessments
        if each.pk in versions and each.course_id in enrolments
    ]


def _newest(assessments: list[Assessment]) -> QuerySet[AssessmentVersion]:
    newest = AssessmentVersion.objects.filter(assessment=OuterRef("assessment"))
    return AssessmentVersion.objects.filter(
        assessment__in=assessments,
        pk=Subquery(newest.order_by("-number").values("pk")[:1]),
    )


def reviews_of(attempt: Attempt) -> list[Review]:
    """Return what was answered beside what is right, in the order of answering, for an attempt that
    was read with ``with_results``.
    """
    paper = paper_of(attempt.version.content)
    language = content_language()
    found = []
    for answer in attempt.answers.all():
        item = paper.item(answer.item.key)
        if item is None:
            continue
        latest = next(iter(answer.marks.all()), None)
        comment = latest.comment if latest else ""
        found.append(review_of(item, language, answer.given, points_of(answer), comment))
    return found


def may_see_key(attempt: Attempt) -> bool:
    """Say whether what is right may be told now: the attempt is over, or it is told each time."""
    return not attempt.is_open or attempt.version.feedback == Feedback.EACH


def with_signs(request: HttpRequest, reviews: list[Review]) -> list[dict[str, Any]]:
    """Return reviews, each with the indicators that it cites in their versions."""
    cited = cite(request, {sign for review in reviews for sign in review.signs})
    return [
        {"review": review, "signs": [cited[sign] for sign in review.signs if sign in cited]}
        for review in reviews
    ]


def minutes_left(attempt: Attempt, now: datetime) -> int | None:
    """Return the minutes that are left, rounded up; ``None`` where there is no end."""
    if attempt.due_at is None:
        return None
    return max(-int(-(attempt.due_at - now).total_seconds() // 60), 0)
