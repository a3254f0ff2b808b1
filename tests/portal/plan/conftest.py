import pytest

from portal.plan.files import read_file
from tests.portal.plan.word_files import SOURCE, word_document


@pytest.fixture(scope="session")
def source():
    """The printed plan, byte for byte."""
    return SOURCE.read_bytes()


@pytest.fixture(scope="session")
def lines(source):
    return source.decode().split("\n")


@pytest.fixture(scope="session")
def document(source):
    return read_file(source, 2015)


@pytest.fixture(scope="session")
def word_file():
    return word_document()
