"""Where what is found stands is known without a query for each of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from foundation import generation, searching


@pytest.fixture
def request_goes_on():
    """Keep what a request reads once."""
    generation._started()
    yield
    generation.forget_request()


@pytest.mark.parametrize("language", ["sr", "en"])
def test_many_addresses_cost_no_more_queries_than_one(demonstration, db, request_goes_on, language):
    def queries(found, url):
        with CaptureQueriesContext(connection) as asked, override(language):
            assert all(url(each) for each in found)
        return len(asked)

    costly = {}
    for searchable in searching.registered():
        some = searchable.objects()[:1]
        queries(some.all(), searchable.url)
        more = queries(searchable.objects(), searchable.url) - queries(some.all(), searchable.url)
        if more > 0:
            costly[searchable.kind] = more
    assert costly == {}
