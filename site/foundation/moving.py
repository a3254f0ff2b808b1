"""Moves everything that a copy keeps from one database to another, as from SQLite to PostgreSQL.

Rows are read and written through the fields of their models, so each database gets a value in its
own form; nothing is saved anew, so no signal runs and no date changes.
"""

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model
from django.db.models.sql import InsertQuery

OLD = "old"
BATCH = 500
# Each database has an index of its own for the desk's search, which is filled anew.
LEFT_OUT = {"wagtailsearch"}

Told = Callable[[str, int], None]


class RefusedError(Exception):
    """The two databases can't be copied from and to; the words say why."""


def connect_old(address: dict[str, Any]) -> None:
    """Make a database, as ``DATABASES`` names one, known as ``OLD``."""
    configured = connections.configure_settings({"default": address})
    connections.settings[OLD] = configured["default"]


def copy_everything(using: str, tell: Told) -> int:
    """Replace what ``using`` holds by what ``OLD`` holds, and return the number of rows.

    All of it or nothing. ``tell`` hears each table with the number of its rows. Raises
    ``RefusedError`` when the target is in use, when the two are not at the same migrations, or when
    a table has not as many rows as the old one afterwards.
    """
    target = connections[using]
    if target.vendor != "postgresql":
        raise RefusedError("the database to copy to is no PostgreSQL")
    refuse_other_migrations(target)
    refuse_used(using)
    copied = 0
    with transaction.atomic(using=OLD), transaction.atomic(using=using), target.cursor() as cursor:
        tables = ", ".join(target.ops.quote_name(model._meta.db_table) for model in models())
        # Who may add what was asked when each row was made, and what is kept comes with the rows.
        for model in models():
            cursor.execute(_triggers("DISABLE", target, model))
        cursor.execute(f"TRUNCATE {tables} CASCADE")
        for model in models():
            number = copy_table(model, using)
            tell(model._meta.db_table, number)
            copied += number
        # What refers to what is looked at now, as triggers can't be switched on before.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for model in models():
            cursor.execute(_triggers("ENABLE", target, model))
        for statement in target.ops.sequence_reset_sql(no_style(), list(models())):
            cursor.execute(statement)
    return copied


def models() -> Iterator[type[Model]]:
    """Yield what has a table of its own, tables between two others included."""
    for model in apps.get_models(include_auto_created=True):
        meta = model._meta
        if meta.managed and not meta.proxy and meta.app_label not in LEFT_OUT:
            yield model


def copy_table(model: type[Model], using: str) -> int:
    """Copy the rows of one table and return their number."""
    fields = [field for field in model._meta.local_concrete_fields if not field.generated]
    names = [field.attname for field in fields]
    old = model._base_manager.using(OLD).order_by("pk").values_list(*names)
    copied = 0
    batch: list[Any] = []

    def write() -> None:
        query = InsertQuery(model)
        query.insert_values(fields, batch, raw=True)
        query.get_compiler(using=using).execute_sql()

    for row in old.iterator(BATCH):
        batch.append(SimpleNamespace(**dict(zip(names, row, strict=True))))
        if len(batch) == BATCH:
            write()
            copied, batch = copied + BATCH, []
    if batch:
        write()
        copied += len(batch)
    if model._base_manager.using(using).count() != copied:
        raise RefusedError(f"{model._meta.db_table} did not get as many rows as there were")
    return copied


def refuse_other_migrations(target: BaseDatabaseWrapper) -> None:
    """Raise ``RefusedError`` unless both databases have the tables of this release."""
    of_old, of_new = (
        set(MigrationRecorder(connection).applied_migrations())
        for connection in (connections[OLD], target)
    )
    if differ := sorted(of_old ^ of_new):
        named = ", ".join(f"{app}.{name}" for app, name in differ[:3])
        raise RefusedError(f"not both were migrated by this release; they differ by {named}")


def refuse_used(using: str) -> None:
    """Raise ``RefusedError`` when somebody has an account in the database to copy to."""
    from django.contrib.auth import get_user_model  # noqa: PLC0415  # models come with the apps

    if get_user_model()._base_manager.using(using).exists():
        raise RefusedError("the database to copy to holds accounts already: begin with a new one")


def _triggers(switch: str, target: BaseDatabaseWrapper, model: type[Model]) -> str:
    return f"ALTER TABLE {target.ops.quote_name(model._meta.db_table)} {switch} TRIGGER USER"
