"""A site with one form that strangers may send."""

import pytest

from tests.foundation.strangers import words


@pytest.fixture
def received(settings, db):
    """What the form let through; its address is ``/words/``."""
    settings.ROOT_URLCONF = words.__name__
    words.RECEIVED.clear()
    return words.RECEIVED
