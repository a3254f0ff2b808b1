"""Names of the workflow and its steps: kept in Serbian like all content, and said in the language
of whoever looks.
"""

from typing import Any

from django.db.models import Field
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.models import Task, Workflow

WORKFLOW = "Преглед безбедности и објављивање"
REVIEW = "Преглед безбедности"
PUBLISHING = "Објављивање"
SAID: dict[str, str | Promise] = {
    WORKFLOW: _("Safety review and publishing"),
    REVIEW: _("Safety review"),
    PUBLISHING: _("Publishing"),
}


class Name(str):
    """One of our own names: it is what is kept, and is written in the language that is active."""

    __slots__ = ()

    def __str__(self) -> str:
        return str(SAID[self])


class SaidName:
    """In place of a model's plain field: gives our own names so that they are said, and those of
    others as they are.
    """

    def __init__(self, field: Any) -> None:
        self.field: Field = field
        self.kept = field.descriptor_class(field)

    def __get__(self, instance: Any, owner: type[Any] | None = None) -> Any:
        """Return the name of a row; of the class, what Django has there."""
        if instance is None:
            return self.kept
        name = instance.__dict__.get(self.field.attname) or self.kept.__get__(instance, owner)
        return Name(name) if name in SAID else name

    def __set__(self, instance: Any, value: Any) -> None:
        """Keep a name as it was given."""
        instance.__dict__[self.field.attname] = value


def say_in_every_language() -> None:
    """Let the desk name the workflow and its steps in its own language."""
    for model in (Workflow, Task):
        model.name = SaidName(model._meta.get_field("name"))
        model.__str__ = _said


def _said(row: Any) -> str:
    # Wagtail's gives the name itself, which a sentence would take as it is kept.
    return str(row.name)


def own(rows: Any, name: str) -> Any:
    """Return the row of our own that is called so in whatever language somebody saved it; nothing
    where there is none.
    """
    called = {name, *(_in(language, name) for language in ("en", "sr-latn"))}
    return rows.filter(name__in=called).first()


def _in(language: str, name: str) -> str:
    with override(language):
        return str(SAID[name])
