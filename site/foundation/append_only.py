"""Records that are kept as they were made: no code changes or deletes them, no query does.

The database holds it with triggers. Django rebuilds tables on SQLite, which drops triggers, so they
are put back after every ``migrate``.
"""

from typing import Any, NoReturn

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.utils.translation import gettext as _

_SQLITE = """
CREATE TRIGGER IF NOT EXISTS "{table}_no_{action}" BEFORE {verb} ON "{table}"
BEGIN SELECT RAISE(ABORT, '{table} is kept as it was made'); END
"""
_FUNCTION = """
CREATE OR REPLACE FUNCTION kept_as_it_was_made() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION '%% is kept as it was made', TG_TABLE_NAME
  USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql
"""
_POSTGRESQL = """
CREATE OR REPLACE TRIGGER "{table}_no_{action}" BEFORE {verb} ON "{table}"
FOR EACH ROW EXECUTE FUNCTION kept_as_it_was_made()
"""


def _refuse() -> NoReturn:
    raise ValidationError(_("This record is kept as it was made."), code="append_only")


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """Reads and adds."""

    def update(self, **kwargs: Any) -> int:
        """Refuse."""
        _refuse()

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse."""
        _refuse()


class AppendOnly(models.Model):
    """A row that is written once."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row. Raises ``ValidationError`` for one that is there already."""
        if not self._state.adding:
            _refuse()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse."""
        _refuse()


def put_triggers(model: type[AppendOnly], using: str = DEFAULT_DB_ALIAS) -> None:
    """Let the database refuse changes of ``model``'s rows too; called again, it changes nothing."""
    connection = connections[using]
    table = model._meta.db_table
    if table not in connection.introspection.table_names():
        return
    statements = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}[connection.vendor]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_FUNCTION.replace("%%", "%"))
        for verb in ("UPDATE", "DELETE"):
            cursor.execute(statements.format(table=table, action=verb.lower(), verb=verb))


def put_all_triggers(using: str = DEFAULT_DB_ALIAS) -> None:
    """Put the triggers of every such model back."""
    from django.apps import apps  # noqa: PLC0415  # models are not loaded when this module is

    for model in apps.get_models():
        if issubclass(model, AppendOnly):
            put_triggers(model, using)
