"""The knowledge portal."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    """The knowledge portal."""

    name = "portal"
    verbose_name = _("The knowledge portal")

    def ready(self) -> None:
        """Say what can be found here, who may do what in the desk, and what the demo shows."""
        from . import roles, searchable
        from .directory import demo as directory_demo
        from .plan import demo

        searchable.declare()
        roles.register()
        demo.register()
        directory_demo.register()
