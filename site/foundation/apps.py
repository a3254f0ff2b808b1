"""The foundation: what every room stands on. It imports Django and Wagtail, and no room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FoundationConfig(AppConfig):
    """Wire the signals and house rules that every room relies on."""

    name = "foundation"
    verbose_name = _("Foundation")

    def ready(self) -> None:
        """Connect the signal handlers and register the system checks."""
        from . import (
            access_gaps,
            access_upkeep,
            checks,
            daily,
            generation,
            guards,
            redirect_rules,
            translation,
            unserved,
        )
        from .accounts import wiring
        from .cleaning import wiring as cleaning
        from .desk import wiring as desk
        from .embargo import wiring as embargo
        from .health import parts
        from .keeping import nginx
        from .safety import wiring as safety

        # The applications of Wagtail start after this one.
        unserved.leave_out_api()
        access_upkeep.connect()
        embargo.connect()
        access_gaps.move_one_at_a_time()
        access_gaps.follow_moves_of_collections()
        access_gaps.close_copies()
        generation.connect()
        generation.register_follower(nginx.follow)
        parts.register_own()
        translation.connect()
        checks.register_all()
        guards.connect()
        redirect_rules.connect()
        wiring.connect()
        desk.connect()
        safety.connect()
        cleaning.connect()
        daily.register_own()
