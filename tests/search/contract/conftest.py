"""The engines that keep the contract: this database's own, and Elasticsearch."""

from contextlib import contextmanager
from unittest.mock import patch
from uuid import uuid4

import pytest
from modelsearch.backends import get_search_backend

from search import engines
from search.models import Entry


@pytest.fixture(
    params=["database", pytest.param("elasticsearch", marks=pytest.mark.needs("elasticsearch"))]
)
def engine(request, db):
    """Make one engine the site's, with an empty index."""
    if request.param == "elasticsearch":
        with elasticsearch(request.getfixturevalue("settings")) as backend:
            yield backend
    else:
        yield get_search_backend()


@contextmanager
def elasticsearch(settings):
    """Make Elasticsearch the site's engine, with an empty index of its own."""
    from tests.plugins.services import find

    prefix = f"contract_{uuid4().hex}_"
    settings.WAGTAILSEARCH_BACKENDS = {
        "default": {
            "BACKEND": "search.backends.elasticsearch",
            "URLS": [find("elasticsearch")],
            "INDEX_PREFIX": prefix,
        }
    }
    # No database beside it: an engine that fails must not be covered by another.
    engines.forget_state()
    backend = get_search_backend()
    rebuilder = backend.rebuilder_class(backend.get_index_for_model(Entry))
    rebuilder.start().add_model(Entry)
    rebuilder.finish()
    # What is found is not about time: a busy machine may be slow.
    with patch.object(type(backend), "PATIENCE", 30.0):
        yield backend
    for name in backend.es.indices.get(index=f"{prefix}*"):
        backend.es.indices.delete(index=name)
