"""The one door into the knowledge portal. Rooms above use what stands here, and nothing else."""

from .plan.evidence import Evidence, EvidenceSource, register_evidence_source
from .plan.models import Activity, ActivityReference, PlanPage
from .plan.queries import activities_for_choice, links_to_activities

__all__ = [
    "Activity",
    "ActivityReference",
    "Evidence",
    "EvidenceSource",
    "PlanPage",
    "activities_for_choice",
    "links_to_activities",
    "register_evidence_source",
]
