"""What attempts came to: what answers brought, what trainers gave, what was decided over it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from .faces import shown_points
from .models import Answer, Attempt, Mark, ResultOverride


@dataclass(frozen=True, slots=True)
class Result:
    """The result of a closed attempt. ``waiting`` free answers have no mark yet."""

    points: int
    maximum: int
    pass_percent: int
    waiting: int
    is_overridden: bool

    @property
    def is_final(self) -> bool:
        """Whether nothing is waiting that could change it."""
        return self.is_overridden or not self.waiting

    @property
    def is_passed(self) -> bool:
        """Whether it is enough, counting what is marked so far."""
        return self.points * 100 >= self.maximum * self.pass_percent

    @property
    def percent(self) -> int:
        """How much of the maximum it is, rounded down: 69.9 is not 70."""
        return self.points * 100 // self.maximum

    @property
    def shown_points(self) -> str:
        """The points as one reads them."""
        return shown_points(self.points)

    @property
    def shown_maximum(self) -> str:
        """The most that there was."""
        return shown_points(self.maximum)


def with_results(attempts: QuerySet[Attempt]) -> QuerySet[Attempt]:
    """Read with attempts what results are made of: the same number of queries for any number."""
    answers = Answer.objects.select_related("item").prefetch_related(
        Prefetch("marks", Mark.objects.order_by("-pk"))
    )
    return attempts.select_related("version").prefetch_related(
        Prefetch("answers", answers.order_by("pk")),
        Prefetch("overrides", ResultOverride.objects.order_by("-pk")),
    )


def points_of(answer: Answer) -> int | None:
    """Return what an answer brought: by itself, or by its latest mark; ``None`` while it waits."""
    if not answer.item.is_free:
        return answer.points
    latest = next(iter(answer.marks.all()), None)
    return latest.points if latest else None


def result_of(attempt: Attempt) -> Result | None:
    """Return the result of an attempt that was read with :func:`with_results`; none while it is
    open.
    """
    if attempt.points is None:
        return None
    free = [points_of(answer) for answer in attempt.answers.all() if answer.item.is_free]
    override = next(iter(attempt.overrides.all()), None)
    earned = attempt.points + sum(points or 0 for points in free)
    return Result(
        points=override.points if override else earned,
        maximum=attempt.maximum,
        pass_percent=attempt.version.pass_percent,
        waiting=free.count(None),
        is_overridden=override is not None,
    )


def best_of(attempts: Iterable[Attempt]) -> Result | None:
    """Return the best result of attempts, by its share of the maximum."""
    found = [result for attempt in attempts if (result := result_of(attempt))]
    return max(found, key=lambda each: (each.is_passed, each.points / each.maximum), default=None)
