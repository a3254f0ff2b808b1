"""The public site of the Centre."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CentreConfig(AppConfig):
    """The public site of the Centre."""

    name = "centre"
    verbose_name = _("The public site")
    # Readers see what is kept here, unless a model says that they don't.
    bumps_generation = True

    def ready(self) -> None:
        """Say what can be found here, what is evidence, and what the demonstration shows."""
        from foundation.daily import register_daily
        from foundation.generation import register_instants
        from foundation.keeping.ahead import register_maker

        from . import demo, evidence, roles, searchable, sectors, services, serving
        from .campaigns.packing import pack_all, tidy
        from .communities import desk as reports_at_desk
        from .communities import evidence as reports_as_evidence
        from .communities import services as reports
        from .communities import teams as reports_beside_teams
        from .events.queries import instants
        from .localiser import jobs
        from .publications.services import connect

        searchable.declare()
        serving.declare()
        evidence.declare()
        sectors.declare()
        connect()
        register_instants(instants)
        register_daily("footprint", services.check_footprint_if_due)
        reports_as_evidence.declare()
        reports.declare()
        reports_at_desk.declare()
        reports_beside_teams.declare()
        # Not left to the next town that asks for one.
        register_daily("kits that nobody took", jobs.forget_old)
        register_daily("kits", tidy)
        register_maker(pack_all)
        roles.register()
        demo.register()
