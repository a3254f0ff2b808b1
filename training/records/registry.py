"""What is held about a person, as each area of training says of itself.

An area registers each of its models that hangs on a person. What a person gets as a file, what the
privacy notice says and what erasure leaves are made of this; a test finds a model that hangs on a
person and registers nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet
from django.utils.functional import Promise

Text = str | Promise
PERSON, EMPLOYEE = "training.Person", "training.Employee"


@dataclass(frozen=True)
class Holding:
    """One model that holds something about people.

    ``path`` leads from the model to the person (``""`` is the person's own row), ``root`` says
    which kind of person. ``kept`` says in words why it stays and until when. ``hidden`` are fields
    that a copy leaves out, because they are about others or open something.
    """

    model: str
    label: Text
    path: str
    kept: Text
    root: str = PERSON
    hidden: frozenset[str] = field(default_factory=frozenset)


_holdings: dict[str, Holding] = {}


def register_holdings(*holdings: Holding) -> None:
    """Add what an area holds, or replace what was said of the same models."""
    _holdings.update({each.model: each for each in holdings})


def holdings() -> list[Holding]:
    """Return what is held, of the models that are there, in the order of registering."""
    known = {model._meta.label for model in apps.get_app_config("training").get_models()}
    return [each for each in _holdings.values() if each.model in known]


def rows_of(holding: Holding, person: Model) -> QuerySet[Any]:
    """Return the rows that a holding has about a person (of its own root)."""
    model = apps.get_model(holding.model)
    return model._default_manager.filter(**{holding.path or "pk": person.pk}).order_by("pk")


def held_about(people: list[Model]) -> Iterator[tuple[Holding, list[Any]]]:
    """Yield everything held about somebody, who may be a participant, an employee or both."""
    for holding in holdings():
        rows = [
            row
            for person in people
            if person._meta.label == holding.root
            for row in rows_of(holding, person)
        ]
        if rows:
            yield holding, rows
