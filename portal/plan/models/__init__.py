"""The plan's models: the pages, the goals and activities on them, and who, what and when."""

from .activity import Activity
from .deadline import DeadlineWords
from .goals import GeneralGoal, SpecificGoal
from .links import ActivityFunding, ActivityHolder
from .pages import PlanIndexPage, PlanPage
from .passage import PlanPassage
from .reference import ActivityReference
from .terms import FundingSource, Holder, PlanEvent

__all__ = [
    "Activity",
    "ActivityFunding",
    "ActivityHolder",
    "ActivityReference",
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
