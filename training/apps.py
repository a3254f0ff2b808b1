"""The training area."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrainingConfig(AppConfig):
    """The training area."""

    name = "training"
    verbose_name = _("The training area")
