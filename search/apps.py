"""Search: finds what rooms declare in ``foundation.searching``, and imports no room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Keep the entries up with what editors do."""

    name = "search"
    verbose_name = _("Site search")

    def ready(self) -> None:
        """Connect the signal handlers, and let roles keep the words of search."""
        from foundation.accounts.roles import register_role_permissions
        from foundation.daily import register_daily
        from foundation.health.parts import register_part

        from . import demo, desk, engines, outbox, reindexing, tallying, upkeep

        upkeep.connect()
        desk.declare()
        demo.register()
        for role in ("publisher", "administrator"):
            register_role_permissions(role, *self._keep_words())
        # The database stands in while the engine is away.
        register_part("index", engines.told, is_needed=False)
        register_daily("the index after an update", reindexing.refill_after_update)
        register_daily("what engines wait for", outbox.deliver_soon)
        register_daily("old tallies of questions", tallying.forget_old)

    @staticmethod
    def _keep_words() -> list[str]:
        return [
            f"search.{action}_{model}"
            for model in ("synonyms", "wordlist", "pin")
            for action in ("add", "change", "delete")
        ]
