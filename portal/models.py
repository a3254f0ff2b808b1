"""The models of the knowledge portal, area by area."""

from .directory.models import LocalTeam, LocalTeamsPage, Provider, Service, ServicesPage
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
    "LocalTeam",
    "LocalTeamsPage",
    "PlanEvent",
    "PlanIndexPage",
    "PlanPage",
    "PlanPassage",
    "Provider",
    "Service",
    "ServicesPage",
    "SpecificGoal",
]
