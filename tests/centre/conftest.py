"""A prepared site, and readers of it."""

import pytest

from tests.factories.pages import make_site


@pytest.fixture
def site(db):
    """The Serbian home page of a prepared site."""
    return make_site()


@pytest.fixture
def demo(db, settings, tmp_path):
    """The demonstration's content, loaded the way the command loads it."""
    from centre.demo import load_news, load_pages

    make_site()
    load_pages()
    load_news()
