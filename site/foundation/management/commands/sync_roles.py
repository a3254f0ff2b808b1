"""``manage.py sync_roles``: roles as the code says, after pages or permissions were changed."""

from typing import Any

from django.core.management.base import BaseCommand

from foundation.accounts.roles import sync_roles


class Command(BaseCommand):
    """Give each role its permissions, on the home pages too. ``migrate`` does the same."""

    help = (
        "Bring groups and their permissions in line with the roles; a second call changes nothing."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Bring them in line."""
        sync_roles()
