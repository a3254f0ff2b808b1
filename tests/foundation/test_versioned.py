"""Versions: one valid at a time, the older ones stay, and the database holds it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.test.utils import isolate_apps
from django.utils import timezone

from foundation.models import Versioned

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet(db):
    with isolate_apps():

        class Sheet(Versioned):
            title = models.CharField(max_length=20)

            class Meta(Versioned.Meta):
                app_label = "foundation"

        # The test's transaction takes the table away again, so only the SQL is asked for.
        editor = connection.SchemaEditorClass(connection, collect_sql=True, atomic=False)
        editor.deferred_sql = []
        editor.create_model(Sheet)
        with connection.cursor() as cursor:
            for statement in [*editor.collected_sql, *map(str, editor.deferred_sql)]:
                cursor.execute(statement)
        yield Sheet


def test_a_new_version_supersedes_the_valid_one(sheet):
    first = sheet.objects.create(title="v1")
    first.put_in_force(at=timezone.now())
    second = sheet.objects.create(title="v2", series=first.series, version=2)
    second.put_in_force(at=timezone.now())
    first.refresh_from_db()
    assert first.version_status == sheet.Status.SUPERSEDED
    assert first.valid_version() == second
    assert [each.version for each in first.versions()] == [2, 1]


def test_the_database_refuses_two_valid_versions(sheet):
    first = sheet.objects.create(title="v1", version_status="valid", valid_from=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        sheet.objects.create(
            series=first.series, version=2, version_status="valid", valid_from=timezone.now()
        )


def test_the_database_refuses_the_same_version_twice(sheet):
    first = sheet.objects.create(title="v1")
    with pytest.raises(IntegrityError), transaction.atomic():
        sheet.objects.create(series=first.series, version=1)


def test_the_database_refuses_a_version_in_force_without_a_date(sheet):
    with pytest.raises(IntegrityError), transaction.atomic():
        sheet.objects.create(version_status="valid")


def test_what_was_in_force_is_never_deleted_nor_put_in_force_again(sheet):
    first = sheet.objects.create(title="v1")
    first.put_in_force(at=timezone.now())
    with pytest.raises(ValidationError):
        first.delete()
    with pytest.raises(ValidationError):
        first.put_in_force(at=timezone.now())
    assert sheet.objects.create(title="draft").delete()[0] == 1
