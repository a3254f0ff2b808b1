"""SQLite can replace a row, which deletes the one that is there: what is kept is kept from that."""

import pytest
from django.db import DatabaseError, connection, transaction

from tests.factories.cohorts import make_cohort
from training.cohorts.journal import note_event
from training.models import TrainingEvent


def replaced(table, column, value):
    """Replace every row of a table by itself, one column changed."""
    with connection.cursor() as cursor:
        names = [
            each.name for each in connection.introspection.get_table_description(cursor, table)
        ]
        taken = ", ".join(value if name == column else name for name in names)
        cursor.execute(f"INSERT OR REPLACE INTO {table} SELECT {taken} FROM {table}")


def test_an_entry_of_the_journal_is_not_replaced(course):
    note_event("cohort.made", make_cohort(course))
    with pytest.raises(DatabaseError), transaction.atomic():
        replaced(TrainingEvent._meta.db_table, "kind", "'other'")


@pytest.mark.parametrize(("column", "value"), [("issued_at", "'2001-01-01'"), ("id", "id + 1")])
def test_a_certificate_is_not_replaced(issued, column, value):
    """Neither the row itself, nor another of the same number."""
    with pytest.raises(DatabaseError), transaction.atomic():
        replaced("training_certificate", column, value)
