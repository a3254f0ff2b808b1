"""The models of the knowledge portal, area by area."""

from .directory.models import LocalTeam, LocalTeamsPage, Provider, Service, ServicesPage
from .indicators.models import (
    IndicatorComment,
    IndicatorRow,
    IndicatorSet,
    IndicatorsPage,
    SectorsPage,
    SectorWords,
    SetVersion,
)
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
    "IndicatorComment",
    "IndicatorRow",
    "IndicatorSet",
    "IndicatorsPage",
    "LocalTeam",
    "LocalTeamsPage",
    "PlanEvent",
    "PlanIndexPage",
    "PlanPage",
    "PlanPassage",
    "Provider",
    "SectorWords",
    "SectorsPage",
    "Service",
    "ServicesPage",
    "SetVersion",
    "SpecificGoal",
]
