"""The models of the knowledge portal, area by area."""

from .plan.models import (
    Activity,
    ActivityFunding,
    ActivityHolder,
    DeadlineWords,
    FundingSource,
    GeneralGoal,
    Holder,
    PlanEvent,
    PlanIndexPage,
    PlanPage,
    PlanPassage,
    SpecificGoal,
)

__all__ = [
    "Activity",
    "ActivityFunding",
    "ActivityHolder",
    "DeadlineWords",
    "FundingSource",
    "GeneralGoal",
    "Holder",
    "PlanEvent",
    "PlanIndexPage",
    "PlanPage",
    "PlanPassage",
    "SpecificGoal",
]
