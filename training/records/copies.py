"""Everything held about somebody as a file: once for people, once for machines."""

import io
import json
import zipfile
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

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
        _("name"): user.get_full_name(),
        _("made on"): user.date_joined,
        _("last signed in"): user.last_login,
    }
    kept = _("As long as the account is there.")
    parts = [_part(_("Account"), kept, "account", [account])]
    for holding, rows in held_about(people_of(user)):
        written = [fields_of(holding, row) for row in rows]
        parts.append(_part(str(holding.label), str(holding.kept), holding.model, written))
    return parts


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
        if value not in (None, "") and not isinstance(value, dict | list):
            value = str(display() if display else value)
        found[str(field.verbose_name)] = value
    return found


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
            lines += [
                f"  {name}: {'–' if value in (None, '') else value}" for name, value in row.items()
            ]
            lines.append("")
    return in_current("\n".join(lines))


def _shown(value: Any) -> str:
    return "–" if value is None or value == "" else str(value)
