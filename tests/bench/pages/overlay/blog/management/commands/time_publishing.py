"""Says how long it takes to publish a change."""

import json
import time

from django.core.management.base import BaseCommand

from blog.models import BlogPage

ROUNDS = 5


class Command(BaseCommand):
    """Print the seconds of each round as JSON."""

    def handle(self, *args, **options):
        """Publish a change to the first post, several times."""
        page = BlogPage.objects.order_by("pk").first()
        seconds = []
        for number in range(ROUNDS):
            page.lead = f"{page.lead[:300]} {number}"
            start = time.perf_counter()
            page.save_revision().publish()
            seconds.append(time.perf_counter() - start)
        self.stdout.write(json.dumps(seconds))
