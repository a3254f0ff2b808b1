"""On a real PostgreSQL too, records of safety are kept as they were made."""

import psycopg
import pytest
from django.apps import apps
from django.db import models
from psycopg.errors import IntegrityConstraintViolation

from foundation.append_only import AppendOnly

VALUES = {
    "BooleanField": True,
    "DateTimeField": "2015-01-01T00:00:00Z",
    "DateField": "2015-01-01",
    "ForeignKey": 1,
    "OneToOneField": 1,
    "IntegerField": 1,
    "PositiveIntegerField": 1,
    "PositiveSmallIntegerField": 1,
    "JSONField": "{}",
    "UUIDField": "00000000-0000-0000-0000-000000000001",
}
RECORDS = [model for model in apps.get_models() if issubclass(model, AppendOnly)]


def insert(connection, model):
    """Add a row of anything; the keys to others are only looked at when all is committed."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    values = [
        # Nobody is the editor of words that were there before: it is never the reviewer.
        None if isinstance(field, models.ForeignKey) and field.null
        else (number if field.is_relation else VALUES.get(field.get_internal_type(), "x"))
        for number, field in enumerate(fields, start=1)
    ]  # fmt: skip
    columns = ", ".join(f'"{field.column}"' for field in fields)
    places = ", ".join(["%s"] * len(fields))
    table = model._meta.db_table
    connection.execute(f'INSERT INTO "{table}" ({columns}) VALUES ({places})', values)


@pytest.mark.needs("postgresql")
def test_no_statement_changes_or_deletes_a_record(postgresql_database):
    names = {model.__name__ for model in RECORDS}
    assert {"SafetyReview", "OverrideRequest", "SafetyOverride"} <= names
    with psycopg.connect(postgresql_database()) as connection:
        for name in ("SafetyReview", "OverrideRequest", "SafetyOverride"):
            model = apps.get_model("foundation", name)
            table = model._meta.db_table
            for statement in (f'DELETE FROM "{table}"', f'UPDATE "{table}" SET id = id'):
                insert(connection, model)
                with pytest.raises(IntegrityConstraintViolation, match="kept as it was made"):
                    connection.execute(statement)
                connection.rollback()


@pytest.mark.needs("postgresql")
def test_every_kind_of_record_has_its_triggers(postgresql_database):
    with psycopg.connect(postgresql_database()) as connection:
        found = {
            (table, action)
            for table, action in connection.execute(
                "SELECT event_object_table, event_manipulation FROM information_schema.triggers"
            )
        }
    wanted = {(model._meta.db_table, verb) for model in RECORDS for verb in ("DELETE", "UPDATE")}
    assert wanted <= found
