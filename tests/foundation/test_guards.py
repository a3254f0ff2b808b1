"""Triggers that hold promises are put back after migrations, and missed when they are gone."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from foundation import guards
from foundation.guards import Guard
from foundation.models import Generation

NO_SEVEN = Guard(
    "no_seven", "foundation.Generation", "INSERT", "NEW.number = 7", "seven is refused"
)


@pytest.fixture
def no_seven(db, monkeypatch):
    monkeypatch.setattr(guards, "_guards", {**guards._guards, NO_SEVEN.name: NO_SEVEN})


def refused():
    Generation.objects.all().delete()
    with pytest.raises(IntegrityError, match="seven is refused"), transaction.atomic():
        Generation.objects.create(pk=1, number=7)


def test_a_guard_refuses_what_it_says_and_nothing_else(no_seven):
    guards.put_guards()
    guards.put_guards()
    refused()
    Generation.objects.create(pk=1, number=8)


def test_one_that_is_gone_is_missed_and_put_back_by_migrate(no_seven):
    assert guards.missing() == ["no_seven"]
    found = guards.guards_are_there(None, databases=["default"])
    assert [message.id for message in found] == ["foundation.E040"]
    call_command("migrate", verbosity=0)
    assert guards.missing() == []
    refused()


def test_a_trigger_of_a_kept_record_is_missed_too(db):
    name = "foundation_safetyreview_no_update"
    with connection.cursor() as cursor:
        cursor.execute(f'DROP TRIGGER "{name}"')
    assert guards.missing() == [name]


def test_they_are_off_while_tables_are_rebuilt(no_seven):
    guards.put_guards()
    foundation = apps.get_app_config("foundation")
    guards._migrates(foundation, plan=[])
    assert guards.missing() == []
    guards._migrates(foundation, plan=[("something", False)])
    assert "no_seven" in guards.missing()
    guards._migrated(foundation)
    assert guards.missing() == []


def test_they_are_off_on_the_way_back_on_either_database(no_seven, monkeypatch):
    guards.put_guards()
    taken = []
    monkeypatch.setattr(guards, "take_guards_off", taken.append)
    monkeypatch.setattr(connection, "vendor", "postgresql")
    foundation = apps.get_app_config("foundation")
    guards._migrates(foundation, plan=[("something", False)])
    assert taken == []
    guards._migrates(foundation, plan=[("something", False), ("another", True)])
    assert taken == ["default"]


def test_a_room_whose_tables_are_older_than_its_models_gets_none(no_seven, monkeypatch):
    guards.take_guards_off()
    seven = Generation._meta.get_field("number")
    monkeypatch.setattr(seven, "column", "a_column_of_tomorrow")
    guards.put_guards()
    assert "no_seven" in guards.missing()
