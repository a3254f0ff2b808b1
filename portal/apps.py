"""The knowledge portal."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    """The knowledge portal."""

    name = "portal"
    verbose_name = _("The knowledge portal")
