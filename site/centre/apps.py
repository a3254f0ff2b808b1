"""The public site of the Centre."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CentreConfig(AppConfig):
    """The public site of the Centre."""

    name = "centre"
    verbose_name = _("The public site")

    def ready(self) -> None:
        """Say what can be found here, what is evidence, and what the demonstration shows."""
        from . import demo, evidence, roles, searchable

        searchable.declare()
        evidence.declare()
        roles.register()
        demo.register()
