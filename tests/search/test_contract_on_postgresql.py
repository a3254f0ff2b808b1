"""The contract on a real PostgreSQL.

Wagtail's search models have other columns there, chosen when Django starts: so the same tests run
again in a process of their own, whose database is PostgreSQL.
"""

import pytest


@pytest.mark.needs("postgresql")
def test_the_contract_holds_on_postgresql(passes_on_postgresql):
    passes_on_postgresql(
        "tests/search/contract",
        "tests/search/test_desk.py",
        "-k",
        "not elasticsearch",
        "--confcutdir=tests/search",
    )
