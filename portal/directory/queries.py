"""What is read of the directory, always as one visitor may see it, in a fixed number of queries."""

from dataclasses import dataclass

from django.db.models import QuerySet
from wagtail.models import Page

from foundation.access import Visitor, visible_to

from .models.service import Service
from .models.team import LocalTeam


@dataclass(frozen=True, slots=True)
class TeamContact:
    """How to reach a local team: either may be empty, never both."""

    municipality: str
    phone: str
    email: str


def visible_services(user: Visitor, page: Page) -> QuerySet[Service]:
    """Return the page's services that the visitor may see today, by kind and name."""
    found = visible_to(user, Service.objects.filter(page=page))
    return found.select_related("provider", "page", "locale").order_by("kind", "name", "pk")


def visible_teams(user: Visitor) -> QuerySet[LocalTeam]:
    """Return the local teams that the visitor may see; they are the same in every language."""
    return visible_to(user, LocalTeam.objects.all()).select_related("page").order_by("pk")


def local_team_for(user: Visitor, municipality_code: str) -> TeamContact | None:
    """Return the contact of the municipality's local team, if one is known and was confirmed.

    ``None`` for a team without a contact, for no team, and for a code that names nothing: then
    lead the reader to the national numbers (``foundation.context.help_numbers``).
    """
    team = visible_teams(user).filter(municipality_code=municipality_code[:40]).first()
    if team is None or not team.has_contact:
        return None
    return TeamContact(team.municipality_code, team.phone, team.email)
