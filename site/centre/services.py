"""What the public site writes."""

from dataclasses import asdict
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from .footprint import measure
from .models import FootprintCheck

DAY = timedelta(days=1)


def check_footprint() -> FootprintCheck:
    """Open the site as a reader, store what was found in place of what was known, and return it."""
    found = measure()
    with transaction.atomic():
        FootprintCheck.objects.all().delete()
        return FootprintCheck.objects.create(
            pages=[asdict(page) for page in found.pages],
            foreign=sorted(found.foreign),
            cookies=sorted(found.cookies),
            storage=sorted(found.storage),
            broken=sorted(found.broken),
        )


def check_footprint_if_due() -> None:
    """Check again when the last check is a day old, or there was none."""
    if not FootprintCheck.objects.filter(checked_at__gt=timezone.now() - DAY).exists():
        check_footprint()
