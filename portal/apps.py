"""The knowledge portal."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    """The knowledge portal."""

    name = "portal"
    verbose_name = _("The knowledge portal")
    # Readers see what is kept here, unless a model says that they don't.
    bumps_generation = True

    def ready(self) -> None:
        """Say what can be found here, who may do what, what is done daily, what the demo shows."""
        from foundation.daily import register_daily

        from . import promises, roles, searchable, serving
        from .directory import demo as directory_demo
        from .directory.services import tell_owners
        from .indicators import demo as indicators_demo
        from .indicators import evidence as indicators_evidence
        from .indicators import services as indicators_services
        from .library import demo as library_demo
        from .library import evidence as library_evidence
        from .library import services as library_services
        from .plan import demo, translating
        from .statistics import demo as statistics_demo
        from .statistics import rules as statistics_rules

        promises.declare()
        searchable.declare()
        serving.declare()
        roles.register()
        demo.register()
        translating.connect()
        directory_demo.register()
        indicators_demo.register()
        indicators_services.connect()
        indicators_evidence.declare()
        library_demo.register()
        library_services.connect()
        library_evidence.declare()
        statistics_demo.register()
        statistics_rules.declare()
        register_daily("owners of the directory", tell_owners)
