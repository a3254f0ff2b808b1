"""Promises that no constraint can hold, held by triggers: the same on SQLite and PostgreSQL.

A room says in SQL when a row is refused. Django rebuilds tables on SQLite, which drops triggers
silently and stumbles over those that name the rebuilt table: there all are taken off before every
``migrate`` that changes something. PostgreSQL keeps them on while it goes forward, because the site
may be open; they are taken off where it goes back, to tables of which they know nothing. They are
put back after each, where the tables are those of this code, and ``check --deploy --database
default`` says which are missing (``foundation.E040``).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models.signals import post_migrate, pre_migrate

from .append_only import AppendOnly, put_all_triggers

_SQLITE = """
CREATE TRIGGER "{name}" BEFORE {event} ON "{table}" WHEN ({condition})
BEGIN SELECT RAISE(ABORT, '{says}'); END
"""
_FUNCTION = """
CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger AS $guard$
BEGIN
  IF ({condition}) THEN RAISE EXCEPTION '{says}' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $guard$ LANGUAGE plpgsql
"""
_POSTGRESQL = """
CREATE OR REPLACE TRIGGER "{name}" BEFORE {event} ON "{table}"
FOR EACH ROW EXECUTE FUNCTION "{name}"()
"""
# TRUNCATE asks no trigger of a row: tables of which some rows are kept are not emptied so, where
# there is a row.
_NOT_EMPTIED = """
CREATE OR REPLACE FUNCTION is_not_emptied() RETURNS trigger AS $guard$
DECLARE holds_rows boolean;
BEGIN
  EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I)', TG_TABLE_NAME) INTO holds_rows;
  IF holds_rows THEN RAISE EXCEPTION '% is kept and not emptied', TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $guard$ LANGUAGE plpgsql
"""
_NO_TRUNCATE = """
CREATE OR REPLACE TRIGGER "{table}_no_truncate" BEFORE TRUNCATE ON "{table}"
FOR EACH STATEMENT EXECUTE FUNCTION is_not_emptied()
"""


@dataclass(frozen=True)
class Guard:
    """One promise: an ``event`` on a row of ``model`` (``app.Model``) is refused when the SQL
    ``refused_when`` holds of ``NEW`` and ``OLD``.

    The SQL is read by both databases. ``says`` is plain English without quotes.
    """

    name: str
    model: str
    event: Literal["INSERT", "UPDATE", "DELETE"]
    refused_when: str
    says: str

    @property
    def table(self) -> str:
        """The table of the model."""
        return apps.get_model(self.model)._meta.db_table

    @property
    def room(self) -> str:
        """The label of the app whose promise it is."""
        return self.model.partition(".")[0]


_guards: dict[str, Guard] = {}


def register_guards(*guards: Guard) -> None:
    """Add promises, or replace those of the same names."""
    _guards.update({guard.name: guard for guard in guards})


def guards() -> tuple[Guard, ...]:
    """Return every promise."""
    return tuple(_guards.values())


def put_guards(using: str = DEFAULT_DB_ALIAS) -> None:
    """Put every trigger in its place, as it is written now; called again, it changes nothing."""
    connection = connections[using]
    ready = _rooms_in_step(using)
    with connection.cursor() as cursor:
        for guard in guards():
            if guard.room not in ready:
                continue
            parts = {
                "name": guard.name,
                "table": guard.table,
                "event": guard.event,
                "condition": guard.refused_when,
                "says": guard.says,
            }
            if connection.vendor == "postgresql":
                cursor.execute(_FUNCTION.format(**parts))
                cursor.execute(_POSTGRESQL.format(**parts))
            else:
                cursor.execute(f'DROP TRIGGER IF EXISTS "{guard.name}"')
                cursor.execute(_SQLITE.format(**parts))
        if connection.vendor == "postgresql":
            cursor.execute(_NOT_EMPTIED)
            there = set(connection.introspection.table_names(cursor))
            for table in sorted(_kept_tables() & there):
                cursor.execute(_NO_TRUNCATE.format(table=table))


def _rooms_in_step(using: str) -> set[str]:
    """Return the labels of the apps whose tables are there with every column that their models
    have: on the way back through migrations a promise would name columns that are gone.
    """
    connection = connections[using]
    ready = set()
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))

        def is_in_step(model: Any) -> bool:
            table = model._meta.db_table
            if table not in there:
                return False
            # The table's name is a model's own: nobody outside of the code can give another.
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)} LIMIT 0")  # noqa: S608
            found = {column[0] for column in cursor.description}
            return {field.column for field in model._meta.local_concrete_fields} <= found

        for room in {guard.room for guard in guards()}:
            models = apps.get_app_config(room).get_models()
            if all(is_in_step(m) for m in models if m._meta.managed and not m._meta.proxy):
                ready.add(room)
    return ready


def take_guards_off(using: str = DEFAULT_DB_ALIAS) -> None:
    """Take the triggers of promises off while tables change beneath them."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for guard in guards():
            if connection.vendor == "postgresql":
                # Its trigger goes with it.
                cursor.execute(f'DROP FUNCTION IF EXISTS "{guard.name}"() CASCADE')
            else:
                cursor.execute(f'DROP TRIGGER IF EXISTS "{guard.name}"')


def missing(using: str = DEFAULT_DB_ALIAS) -> list[str]:
    """Return the names of the triggers that should be in the database and are not."""
    connection = connections[using]
    there = {
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    }
    with connection.cursor() as cursor:
        cursor.execute(there[connection.vendor])
        found = {name for (name,) in cursor.fetchall()}
    tables = set(connection.introspection.table_names())
    wanted = set(_wanted())
    if connection.vendor == "postgresql":
        wanted |= {(f"{table}_no_truncate", table) for table in _kept_tables()}
    return sorted(name for name, table in wanted if table in tables and name not in found)


def _wanted() -> Iterator[tuple[str, str]]:
    yield from ((guard.name, guard.table) for guard in guards())
    for table in _append_only_tables():
        yield from ((f"{table}_no_{action}", table) for action in ("update", "delete"))


def _append_only_tables() -> Iterator[str]:
    models = (model for model in apps.get_models() if issubclass(model, AppendOnly))
    yield from (model._meta.db_table for model in models)


def _kept_tables() -> set[str]:
    """Return the tables of which some rows are never deleted."""
    guarded = (guard.table for guard in guards() if guard.event == "DELETE")
    return {*_append_only_tables(), *guarded}


def guards_are_there(app_configs: Any, databases: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """foundation.E040: every trigger that holds a promise is in the database."""
    return [
        Error(f"The trigger {name} is missing.", hint="Run migrate.", id="foundation.E040")
        for using in databases or ()
        for name in missing(using)
    ]


def _migrates(sender: AppConfig, **kwargs: Any) -> None:
    if sender.label != "foundation":
        return
    using = kwargs.get("using", DEFAULT_DB_ALIAS)
    plan = kwargs.get("plan") or []
    goes_back = any(backwards for _migration, backwards in plan)
    if goes_back or (plan and connections[using].vendor == "sqlite"):
        take_guards_off(using)


def _migrated(sender: AppConfig, **kwargs: Any) -> None:
    if sender.label == "foundation":
        using = kwargs.get("using", DEFAULT_DB_ALIAS)
        put_all_triggers(using)
        put_guards(using)


def connect() -> None:
    """Take the triggers off for migrations, put them back after, and check that they are there."""
    pre_migrate.connect(_migrates, dispatch_uid="guards-off")
    post_migrate.connect(_migrated, dispatch_uid="guards")
    register(Tags.database, deploy=True)(guards_are_there)
