"""Search: finds what rooms declare in ``foundation.searching``, and imports no room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Keep the entries up with what editors do."""

    name = "search"
    verbose_name = _("Site search")

    def ready(self) -> None:
        """Connect the signal handlers."""
        from . import upkeep

        upkeep.connect()
