"""SQLite is told what its tables hold, once a day; and what each change asks for stays quick."""

import pytest
from django.db import connection

from foundation import generation, planner
from tests.factories.pages import NewsPageFactory, make_site

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL learns by itself"),
]


def known_rows():
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE name = 'sqlite_stat1'")
        if not cursor.fetchall():
            return {}
        cursor.execute("SELECT tbl, stat FROM sqlite_stat1 WHERE tbl = 'foundation_pageaccess'")
        return {table: int(stat.split()[0]) for table, stat in cursor.fetchall()}


def test_it_learns_how_many_pages_there_are_and_only_once_a_day():
    home = make_site()
    planner.learn_if_due()
    before = known_rows()["foundation_pageaccess"]
    assert before
    NewsPageFactory(parent=home)
    planner.learn_if_due()
    assert known_rows()["foundation_pageaccess"] == before
    planner.learn()
    assert known_rows()["foundation_pageaccess"] == before + 1


def test_the_minutes_of_pages_are_found_without_looking_through_all():
    sql, parameters = generation._sql_of_instants()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)
        plan = [row[3] for row in cursor.fetchall()]
    looked_through = {step.removeprefix("SCAN ") for step in plan if step.startswith("SCAN ")}
    assert not looked_through & {"wagtailcore_page", "centre_newspage"}
    assert any("foundation_page_go_live_at" in step for step in plan)
