"""What documents and kits cost: processor time of making each, the first time and again.

``python -m tests.bench.pages.making`` prints seconds by name as JSON, the first time first.
"""

import json
import resource
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import django
from django.conf import settings

django.setup()

# Models are there only once Django is set up.
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from centre.campaigns.words import messages_of  # noqa: E402
from centre.kits import LocalPart, make_posters  # noqa: E402
from centre.localiser.archive import make_kit, order_of  # noqa: E402
from centre.models import KitPage  # noqa: E402
from training.certificates.document import make_pdf  # noqa: E402
from training.models import Certificate  # noqa: E402

ROUNDS = 4


def reading(path: str) -> Callable[[int], Any]:
    """Return what asks for a file of the site as a reader does."""
    reader = Client(SERVER_NAME="localhost", headers={"x-forwarded-proto": "https"})

    def read(_number: int) -> None:
        answer = reader.get(path)
        if answer.status_code != 200:
            raise RuntimeError(f"{path}: {answer.status_code}")

    return read


def kit_of_a_town(number: int) -> None:
    """Make the ZIP of a town whose name no kit before had."""
    kit = KitPage.objects.live().filter(locale__language_code="sr").first()
    local = LocalPart(f"Град {number}", "Локални тим", "011 555 333")
    messages = [replace(message, local=local) for message in messages_of(kit)]
    date = str(timezone.localdate())
    with tempfile.TemporaryDirectory() as folder:
        make_kit(order_of(messages, title=kit.title, licence=kit.licence, date=date), Path(folder))


def posters(number: int) -> None:
    """Make the posters of A3 and A4 and the card of a town."""
    kit = KitPage.objects.live().filter(locale__language_code="sr").first()
    local = LocalPart(f"Место {number}", "Локални тим", "011 555 333")
    list(make_posters(replace(messages_of(kit)[0], local=local)))


def certificate(number: int) -> None:
    """Make a certificate on paper; each time another, as far as there are any."""
    found = list(Certificate.objects.order_by("pk"))
    make_pdf(found[number % len(found)], "sr-latn" if number // len(found) % 2 else "sr")


MADE: dict[str, Callable[[int], Any]] = {
    "report on the plan, PDF": reading("/plan-rada/2015/izvestaj.pdf"),
    "yearly analysis, PDF": reading("/statistika/analiza-2023/analiza.pdf"),
    "certificate, PDF": certificate,
    "posters and card of a town, PDF": posters,
    "kit of a town, ZIP": kit_of_a_town,
}


def main() -> None:
    """Make everything, several times."""
    settings.ALLOWED_HOSTS = ["*"]
    seconds: dict[str, list[float]] = {}
    for number in range(ROUNDS):
        for name, make in MADE.items():
            before = _used()
            make(number)
            seconds.setdefault(name, []).append(_used() - before)
    sys.stdout.write(json.dumps(seconds))


def _used() -> float:
    """Return the processor time of this process and of those that it waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


if __name__ == "__main__":
    main()
