"""The judged documents and queries, and how well an order of documents answers a query."""

import math
import tomllib
from functools import cache
from itertools import count
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from foundation.access import PUBLIC
from foundation.searching import Found
from search import combinations, index
from search.choice import Choice
from search.models import Entry
from search.query import find
from search.question import understand
from search.told import told

HERE = Path(__file__).parent / "judged"
GOOD = 10


@cache
def read(name):
    """Return what stands in a file of ``judged``."""
    return tomllib.loads((HERE / f"{name}.toml").read_text())


def store_documents():
    """Write the judged documents as entries, and hand them to the engines."""
    page = ContentType.objects.get_for_model(Page)
    made = []
    for number, document in zip(count(1), read("documents").values(), strict=False):
        found = Found(
            document["title"],
            document["text"],
            document.get("language", "sr"),
            document.get("date"),
        )
        entry = Entry(
            kind=document["kind"],
            content_type=page,
            object_id=str(number),
            access_key=PUBLIC,
            **index._columns(found),
        )
        made.append((entry, index._content(found)))
    combinations.keep([entry for entry, _content in made])
    index._store(made)


def answer(backend, query):
    """Return the first documents that are found for a judged query, by their names."""
    names = list(read("documents"))
    language = query.get("language", "sr")
    question = understand(query["typed"], language, told(language))
    found = find(question, Choice(language=language), frozenset({PUBLIC}), backend, (1, GOOD))
    return [names[int(entry.object_id) - 1] for entry in found.entries]


def ndcg(grades, names):
    """Return the normalised discounted cumulative gain of the first ten, from 0 to 1."""
    ideal = sorted(grades.values(), reverse=True)[:GOOD]
    return _gain([grades.get(name, 0) for name in names[:GOOD]]) / _gain(ideal)


def _gain(grades):
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))
