"""On a real PostgreSQL too: what was published and reported, attacked by SQL, before and after the
migrations were taken back and made again.
"""

import os
import subprocess
import sys

import psycopg
import pytest
from psycopg import sql
from psycopg.errors import IntegrityConstraintViolation

from tests.plugins.template_database import ROOT

pytestmark = [pytest.mark.needs("postgresql"), pytest.mark.walk]

EMPTY = {
    "boolean": False,
    "character varying": "",
    "date": "2020-01-01",
    "jsonb": "{}",
    "timestamp with time zone": "2020-01-01T12:00:00Z",
}
WORDS = {"title": "а", "title_en": "a"}
ROWS = {
    "portal_indicatorset": {**WORDS, "slug": "a", "mark": "AA"},
    "portal_setversion": {"indicator_set_id": 1, "content": '{"rows": []}'},
    "portal_libraryitem": {**WORDS, "summary": "а", "issuer": "а", "kind": "form"}
    | {"licence": "internal", "adopted_year": None},
    "portal_libraryfile": {"item_id": 1, "kind": "pdf", "language": "en"},
    "portal_statisticstable": {"slug": "a", "measure": "reports", "rows": "year", "year": 2020}
    | {"first_year": 2020},
    "portal_tableversion": {"table_id": 1, "definition": "а", "definition_en": "a"},
    "portal_tablecell": {"status": "value", "count": 5, "certainty": "read"},
    "portal_tablewithdrawal": {"reason": "а", "reason_en": "a"},
    "portal_planevent": {"name": "а"},
    "portal_statusreport": {"state": "done", "said_by": "а", "basis": "а", "activity_id": 1},
    "portal_partnerstatement": {"state": "done", "decision": "waiting", "basis": "а"}
    | dict.fromkeys(("decided_by_id", "decided_at", "report_id")),
}
REFUSED = [
    "UPDATE portal_setversion SET content = '{}'",
    "DELETE FROM portal_setversion",
    "UPDATE portal_indicatorset SET slug = 'b'",
    "UPDATE portal_indicatorset SET mark = 'BB'",
    "UPDATE portal_libraryfile SET sha256 = 'b'",
    "DELETE FROM portal_libraryfile",
    "UPDATE portal_libraryitem SET number = number + 1",
    "UPDATE portal_statisticstable SET slug = 'b'",
    "UPDATE portal_statisticstable SET rows = 'sex'",
    "UPDATE portal_statisticstable SET is_whole = NOT is_whole",
    "UPDATE portal_tableversion SET number = 9",
    "DELETE FROM portal_tableversion",
    "UPDATE portal_tablecell SET count = 6",
    "DELETE FROM portal_tablecell",
    "DELETE FROM portal_tablewithdrawal",
    "DELETE FROM portal_planevent",
    "UPDATE portal_statusreport SET state = 'dropped'",
    "DELETE FROM portal_statusreport",
    "UPDATE portal_partnerstatement SET basis = 'б'",
    "UPDATE portal_partnerstatement SET link_id = 2",
    "DELETE FROM portal_partnerstatement",
    "TRUNCATE portal_statusreport CASCADE",
    "TRUNCATE portal_partnerstatement",
    "TRUNCATE portal_tablecell",
    # What points at it would be emptied with it.
    "TRUNCATE portal_statisticstable CASCADE",
    # Whatever a statement is called: as part of another one, and as an upsert.
    "WITH gone AS (DELETE FROM portal_statusreport RETURNING 1) SELECT count(*) FROM gone",
    (
        "INSERT INTO portal_setversion SELECT * FROM portal_setversion"
        " ON CONFLICT (id) DO UPDATE SET number = 9"
    ),
    (
        "MERGE INTO portal_tablecell USING portal_tableversion ON true"
        " WHEN MATCHED THEN UPDATE SET count = 7"
    ),
]
ALLOWED = [
    "UPDATE portal_indicatorset SET title = 'б'",
    "UPDATE portal_libraryitem SET title = 'б'",
    "UPDATE portal_planevent SET name = 'б'",
    (
        "UPDATE portal_partnerstatement SET decision = 'declined', reason = 'а', decided_by_id = 1,"
        " decided_at = now()"
    ),
]


def forget_what_is_not_there(connection):
    found = connection.execute(
        "SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE contype = 'f'"
        " AND conrelid::regclass::text = ANY(%s) AND NOT confrelid::regclass::text = ANY(%s)",
        [list(ROWS), list(ROWS)],
    ).fetchall()
    for names in found:
        drop = sql.SQL("ALTER TABLE {} DROP CONSTRAINT {}")
        connection.execute(drop.format(*map(sql.Identifier, names)))


def fill(connection, table, given):
    columns = connection.execute(
        "SELECT column_name, data_type, is_nullable FROM information_schema.columns"
        " WHERE table_name = %s ORDER BY ordinal_position",
        [table],
    ).fetchall()
    told = {
        name: given.get(name, None if nullable == "YES" and name != "date" else empty(kind))
        for name, kind, nullable in columns
    } | {"id": 1}
    connection.execute(
        sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
            sql.Identifier(table),
            sql.SQL(", ").join(map(sql.Identifier, told)),
            sql.SQL(", ").join(sql.Placeholder() * len(told)),
        ),
        list(told.values()),
    )


def empty(kind):
    return EMPTY.get(kind, "" if kind == "text" else 1)


def attack(url):
    """Try each statement on one row of each table; nothing is committed. What rows point at outside
    these tables is not there.
    """
    with psycopg.connect(url) as connection:
        forget_what_is_not_there(connection)
        for table, given in ROWS.items():
            fill(connection, table, given)
        # No table is emptied while references wait to be looked at.
        connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for statement in REFUSED:
            assert refused(connection, statement), statement
        for statement in ALLOWED:
            with connection.transaction():
                assert connection.execute(statement).rowcount == 1
        assert refused(connection, "UPDATE portal_partnerstatement SET decision = 'waiting'")
        connection.rollback()


def refused(connection, statement):
    try:
        with connection.transaction():
            connection.execute(statement)
    except IntegrityConstraintViolation as error:
        return "kept" in str(error) or "stays" in str(error)
    return False


def migrate(url, *where):
    subprocess.run(
        [sys.executable, "manage.py", "migrate", *where, "--verbosity=0"],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": url},
        check=True,
    )


def test_the_database_keeps_it_and_does_after_going_back_and_forward(postgresql_database):
    url = postgresql_database()
    attack(url)
    migrate(url, "portal", "0008")
    migrate(url)
    attack(url)
