"""Everything held about somebody as a file: once for people, once for machines."""

import io
import json
import zipfile
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.models import User
from foundation.script import in_current

from ..models import Employee, Person
from .registry import Holding, held_about


def people_of(user: User) -> list[Model]:
    """Return who an account is here: a participant, an employee, both, or nobody."""
    found: list[Model] = [*Person.objects.filter(user=user), *Employee.objects.filter(account=user)]
    return found


def about(user: User) -> list[dict[str, Any]]:
    """Return everything held about the owner of an account, part by part, ready to be shown."""
    account = {
        _("e-mail address"): user.email,
        _("name and surname"): user.get_full_name(),
        _("made on"): user.date_joined,
        _("last signed in"): user.last_login,
    }
    kept = _("As long as the account is there.")
    parts = [_part(_("Account"), kept, "account", [account])]
    for holding, rows in held_about(people_of(user)):
        written = [fields_of(holding, row) for row in rows]
        parts.append(_part(str(holding.label), str(holding.kept), holding.model, written))
    return parts


def to_read(user: User) -> list[dict[str, Any]]:
    """Return the same with each value in words: rows are lists of pairs."""
    return [
        {
            **part,
            "rows": [[(name, shown(kept)) for name, kept in row.items()] for row in part["rows"]],
        }
        for part in about(user)
    ]


def _part(label: str, kept: str, name: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"label": label, "kept": kept, "name": name, "rows": rows}


def fields_of(holding: Holding, row: Model) -> dict[str, Any]:
    """Return the fields of a row under their own names in the language that is active."""
    found: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        if field.name in holding.hidden or field.primary_key:
            continue
        value = getattr(row, field.name if field.is_relation else field.attname)
        display = getattr(row, f"get_{field.name}_display", None)
        said = display() if display and value else getattr(row, f"shown_{field.name}", value)
        found[name_of(field)] = _as_kept(said)
    return found


def name_of(field: Any) -> str:
    """Return what a field is called: by itself, or here where Django made its name up."""
    made_up = field.name.replace("_", " ")
    own = str(field.verbose_name)
    return own if own != made_up else str(_NAMES.get(field.name, own))


_NAMES = {
    "session": gettext_lazy("meeting"),
    "enrolment": gettext_lazy("enrolment"),
    "lesson": gettext_lazy("lesson"),
    "attempt": gettext_lazy("attempt"),
    "version": gettext_lazy("version"),
    "answer": gettext_lazy("answer"),
    "item": gettext_lazy("question"),
    "round": gettext_lazy("survey"),
    "plan": gettext_lazy("plan"),
    "assessment": gettext_lazy("quiz or case"),
    "given": gettext_lazy("what was answered"),
    "points": gettext_lazy("points"),
    "key": gettext_lazy("key"),
    "entered_at": gettext_lazy("entered at"),
    "token": gettext_lazy("code"),
    "snapshot": gettext_lazy("what is written on it"),
    "digest": gettext_lazy("print of the contents"),
    "supersedes": gettext_lazy("replaces"),
}


def _as_kept(value: Any) -> Any:
    """Return a value as JSON holds it and as :func:`shown` reads it."""
    kept = (str, int, bool, float, Decimal, date, UUID, dict, list, type(None))
    return value if isinstance(value, kept) else str(value)


def shown(value: Any) -> str:
    """Return a value as people read it, in the language that is active."""
    if value in (None, "", [], {}):
        return "–"
    match value:
        case bool():
            return _("yes") if value else _("no")
        case datetime():
            return date_format(timezone.localtime(value), "DATETIME_FORMAT")
        case date():
            return date_format(value)
        case dict() | list():
            parts = value.values() if isinstance(value, dict) else value
            return "; ".join(shown(part) for part in parts if part not in (None, ""))
    return str(value)


def as_zip(user: User) -> bytes:
    """Return one file with two: text to read, JSON to take elsewhere."""
    parts = about(user)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("podaci.json", as_json(parts))
        archive.writestr("podaci.txt", "\ufeff" + as_text(parts))
    return out.getvalue()


def as_json(parts: list[dict[str, Any]]) -> str:
    """Return the parts as JSON, as they are stored."""
    made = {"made_at": timezone.now(), "parts": parts}
    return json.dumps(made, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)


def as_text(parts: list[dict[str, Any]]) -> str:
    """Return the parts as lines to read, in the script that is written now."""
    lines: list[str] = []
    for part in parts:
        lines += [part["label"], f"({part['kept']})", ""]
        for row in part["rows"]:
            lines += [f"  {name}: {shown(value)}" for name, value in row.items()]
            lines.append("")
    return in_current("\n".join(lines))
