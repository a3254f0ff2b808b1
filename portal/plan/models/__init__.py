"""The plan's models: the pages, the goals and activities on them, and who, what and when."""

from .activity import Activity
from .beside import Continuation, Measure, Risk
from .deadline import DeadlineWords
from .goals import GeneralGoal, SpecificGoal
from .links import ActivityFunding, ActivityHolder
from .pages import PlanIndexPage, PlanPage
from .partner import Decision, PartnerLink, PartnerStatement
from .passage import PlanPassage
from .progress import State, StatusReport
from .reference import ActivityReference
from .terms import FundingSource, Holder, PlanEvent

__all__ = [
    "Activity",
    "ActivityFunding",
    "ActivityHolder",
    "ActivityReference",
    "Continuation",
    "DeadlineWords",
    "Decision",
    "FundingSource",
    "GeneralGoal",
    "Holder",
    "Measure",
    "PartnerLink",
    "PartnerStatement",
    "PlanEvent",
    "PlanIndexPage",
    "PlanPage",
    "PlanPassage",
    "Risk",
    "SpecificGoal",
    "State",
    "StatusReport",
]
