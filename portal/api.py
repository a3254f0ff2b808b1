"""The one door into the knowledge portal. Rooms above use what stands here, and nothing else."""

from .codes import ExploitationForm, Sector
from .directory.beside import TeamLink, register_team_links
from .directory.municipalities import (
    REGIONS,
    Municipality,
    municipalities_for_choice,
    municipality,
)
from .directory.queries import TeamContact, local_team_for
from .indicators.citing import CitedSign, cite, signs_for_choice, version_of_sign
from .indicators.models import SetVersion
from .library.codes import Audience
from .plan.evidence import Evidence, EvidenceSource, register_evidence_source
from .plan.models import Activity, ActivityReference, PlanPage
from .plan.queries import activities_for_choice, goals_of_activities, links_to_activities
from .plan.serving import Door, numbers_of_2015, register_part
from .sectors import (
    ForSectors,
    SectorItem,
    SectorSource,
    pages_for_sector,
    register_for_sector,
)

__all__ = [
    "REGIONS",
    "Activity",
    "ActivityReference",
    "Audience",
    "CitedSign",
    "Door",
    "Evidence",
    "EvidenceSource",
    "ExploitationForm",
    "ForSectors",
    "Municipality",
    "PlanPage",
    "Sector",
    "SectorItem",
    "SectorSource",
    "SetVersion",
    "TeamContact",
    "TeamLink",
    "activities_for_choice",
    "cite",
    "goals_of_activities",
    "links_to_activities",
    "local_team_for",
    "municipalities_for_choice",
    "municipality",
    "numbers_of_2015",
    "pages_for_sector",
    "register_evidence_source",
    "register_for_sector",
    "register_part",
    "register_team_links",
    "signs_for_choice",
    "version_of_sign",
]
