"""Times what every answer is to keep: ``python -m tests.bench.search.answers --engine sqlite``.

Through the site's own views, a page behind each document: questions that mean no good, each as
page, JSON, RSS and suggestions, and suggestions for each letter of words that somebody types.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from .run import ENGINES, p95

VIEWS = ["pretraga/", "pretraga/json/", "pretraga/rss/", "pretraga/predlozi/"]
PREFIXES = ["/", "/sr-latn/", "/en/"]
TYPED = ["заједница", "prevodilac", "надзорник", "izgradnja", "посматрање", "čitalac", "прегледати"]
SHORTEST, ROUNDS = 2, 5
OTHERS = [
    {"q": "plan", "vrsta": "\x00", "godina": "9" * 20, "od": "9999-99-99", "do": "0000-00-00"},
    {"q": "plan", "redosled": "x", "jezik": "\x00", "tema": "x" * 5000},
    {"q": " ".join(f"-reč{number}" for number in range(200))},
]


def main() -> None:
    """Fill an engine, put pages behind its documents, ask, and write a line of JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--engine", choices=ENGINES, required=True)
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from tests.bench.search import filling, machine

    filling.fill(arguments.engine, arguments.size)
    _stand_behind(arguments.size)
    row = {"engine": arguments.engine, "size": arguments.size}
    row |= {"machine": machine.about(arguments.engine), "load": [round(os.getloadavg()[0], 1)]}
    row |= {"bad": _bad(), "typing": _typing()}
    row["load"].append(round(os.getloadavg()[0], 1))
    with arguments.out.open("a", encoding="utf-8") as out:
        out.write(json.dumps(row, ensure_ascii=False) + "\n")
    filling.clean(arguments.engine)


def _stand_behind(size: int) -> None:
    """Make a page that everybody may see for each document, and say how it is found."""
    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import Locale, Page

    from foundation import searching
    from foundation.access import PUBLIC
    from foundation.models import PageAccess

    serbian, _made = Locale.objects.get_or_create(language_code="sr")
    Locale.objects.get_or_create(language_code="en")
    there = set(Page.objects.values_list("pk", flat=True))
    common = {"locale": serbian, "content_type": ContentType.objects.get_for_model(Page)}
    pages = [
        Page(
            pk=number, path=f"9{number:07}", depth=2, title=f"{number}", slug=f"{number}",
            url_path=f"/{number}/", **common,
        )
        for number in range(1, size + 1) if number not in there
    ]  # fmt: skip
    Page.objects.bulk_create(pages, batch_size=500)
    PageAccess.objects.bulk_create(
        [PageAccess(page=page, key=PUBLIC) for page in pages], batch_size=500
    )
    searching.register(
        searching.Searchable(
            model=Page,
            kind="measured",
            label="Page",
            describe=lambda page: searching.Found(page.title, "", "sr"),
            objects=Page.objects.all,
            url=lambda page: f"/{page.pk}/",
        )
    )


def _bad() -> dict[str, Any]:
    """Return how many questions that mean no good were answered, and which took longest."""
    took, refused = {}, []
    for prefix in PREFIXES:
        for view in VIEWS:
            for name, asked in _strange():
                status, seconds = _ask(prefix + view, asked)[:2]
                took[f"{prefix}{view} {name}"] = seconds * 1000
                if status != 200:
                    refused.append(f"{status} {prefix}{view} {name}")
    slowest = max(took, key=lambda name: took[name])
    return {
        "asked": len(took),
        "refused": refused,
        "p50": round(sorted(took.values())[len(took) // 2], 1),
        "worst": round(took[slowest], 1),
        "slowest": slowest,
    }


def _strange() -> Iterator[tuple[str, dict[str, Any]]]:
    from tests.search.hostile import PAGES, QUERIES

    for query in QUERIES:
        yield ascii(query)[:30], {"q": query.encode("utf-8", "surrogatepass")}
    for page in PAGES:
        yield f"page {page[:9]!a}", {"q": "заједница", "page": page}
    for asked in OTHERS:
        yield f"{asked['q'][:9]!a} and more", asked


def _typing() -> dict[str, Any]:
    """Return how long suggestions take, in milliseconds, for each letter from the second on."""
    beginnings = [word[:end] for word in TYPED for end in range(SHORTEST, len(word) + 1)]
    clock, processor, shown = [], [], 0
    for turn in range(ROUNDS):
        for beginning in beginnings:
            _status, seconds, spent, answer = _ask("/pretraga/predlozi/", {"q": beginning})
            if turn:
                clock.append(seconds * 1000)
                processor.append(spent * 1000)
                shown += len(answer.json()["suggestions"])
    figures = {"asked": len(clock), "shown": round(shown / len(clock), 1)}
    for name, times in (("clock", clock), ("cpu", processor)):
        figures[f"{name}_p50"] = round(sorted(times)[len(times) // 2], 1)
        figures[f"{name}_p95"] = round(p95(times), 1)
    return figures


def _ask(address: str, asked: dict[str, Any]) -> tuple[int, float, float, Any]:
    """Return the status, the seconds on the clock and on the processor, and the answer."""
    client = _client()
    begun, begun_cpu = time.perf_counter(), time.process_time()
    answer = client.get(address, asked)
    return answer.status_code, time.perf_counter() - begun, time.process_time() - begun_cpu, answer


@cache
def _client() -> Any:
    from django.test import Client

    return Client(SERVER_NAME="localhost")


if __name__ == "__main__":
    main()
