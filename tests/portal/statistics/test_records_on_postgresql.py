"""On a real PostgreSQL too: is a report of a state, and a published count, kept as it was made?"""

import psycopg
import pytest
from psycopg.errors import CheckViolation, IntegrityConstraintViolation

REPORT = """
INSERT INTO portal_statusreport
  (state, as_of, said_by, basis, basis_en, source_title, source_url, said_at, plan_id, activity_id)
VALUES ('done', '2015-12-31', 'Служба', 'Извештај', '', '', '', now(), 1, 1)
"""
CELL = """
INSERT INTO portal_tablecell
  (position, row, "column", status, count, certainty, note, note_en, version_id)
VALUES (1, 'female', 'total', %s, %s, 'read', '', '', 1)
"""


@pytest.fixture
def connection(postgresql_database):
    # Nothing is committed, so that what a row points at need not be there.
    with psycopg.connect(postgresql_database()) as opened:
        yield opened
        opened.rollback()


@pytest.mark.needs("postgresql")
@pytest.mark.parametrize("action", ["UPDATE {0} SET id = id", "DELETE FROM {0}"])
def test_a_report_of_a_state_stays(connection, action):
    connection.execute(REPORT)
    assert connection.execute("SELECT count(*) FROM portal_statusreport").fetchone() == (1,)
    with pytest.raises(IntegrityConstraintViolation, match="kept as it was made"):
        connection.execute(action.format("portal_statusreport"))


@pytest.mark.needs("postgresql")
@pytest.mark.parametrize("action", ["UPDATE {0} SET id = id", "DELETE FROM {0}"])
def test_a_published_count_stays(connection, action):
    connection.execute(CELL, ["value", 5])
    with pytest.raises(IntegrityConstraintViolation, match="kept as it was made"):
        connection.execute(action.format("portal_tablecell"))


@pytest.mark.needs("postgresql")
@pytest.mark.parametrize(
    ("status", "count"),
    [("value", 4), ("value", 1), ("value", None), ("suppressed", 3), ("unknown", 0), ("zero", 7)],
)
def test_no_count_of_few_people_is_stored(connection, status, count):
    with pytest.raises(CheckViolation, match="counts_no_few_people"):
        connection.execute(CELL, [status, count])
