"""The training area."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrainingConfig(AppConfig):
    """The training area."""

    name = "training"
    verbose_name = _("The training area")

    def ready(self) -> None:
        """Register who may see what, what can be found, and what the demonstration shows."""
        from . import access, demo, searchable

        access.register()
        searchable.declare()
        demo.register()
