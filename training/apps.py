"""The training area."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrainingConfig(AppConfig):
    """The training area."""

    name = "training"
    verbose_name = _("The training area")

    def ready(self) -> None:
        """Register who may see what and do what, what can be found, and what is evidence."""
        from . import access, demo, evidence, roles, searchable, sectors, serving
        from .assessment import wiring as assessment
        from .certificates import wiring as certificates
        from .cohorts import wiring as cohorts
        from .lessons import wiring as lessons
        from .records import wiring as records
        from .staff import wiring as staff
        from .surveys import wiring as surveys

        access.register()
        roles.declare()
        evidence.declare()
        sectors.declare()
        searchable.declare()
        serving.declare()
        demo.register()
        cohorts.connect()
        assessment.connect()
        surveys.connect()
        staff.connect()
        certificates.connect()
        lessons.connect()
        records.connect()
