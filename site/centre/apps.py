"""The public site of the Centre."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CentreConfig(AppConfig):
    """The public site of the Centre."""

    name = "centre"
    verbose_name = _("The public site")

    def ready(self) -> None:
        """Say what can be found here, what is evidence, and what the demonstration shows."""
        from foundation.daily import register_daily

        from . import demo, evidence, roles, searchable, services

        searchable.declare()
        evidence.declare()
        register_daily("footprint", services.check_footprint_if_due)
        roles.register()
        demo.register()
