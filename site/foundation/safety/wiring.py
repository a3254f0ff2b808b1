"""Connects the safety check with the rest."""

from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model
from django.db.models.signals import post_migrate, pre_save
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.models import DraftStateMixin, Page

from ..append_only import put_all_triggers
from . import gate, names, standard


def gate_stands(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """foundation.E030: nothing is published without asking the safety check."""
    if getattr(PublishRevisionAction.execute, "is_guarded", False):
        return []
    return [Error("Publishing does not ask foundation.safety.gate.", id="foundation.E030")]


def connect() -> None:
    """Register rules and check, put up the gate, keep records as they were made."""
    # All register with Wagtail, which must be ready.
    from . import hooks, on_snippets, told  # noqa: F401, PLC0415

    names.say_in_every_language()
    on_snippets.stand_on_snippets()
    on_snippets.stand_in_forms()
    standard.register_all()
    gate.guard()
    register(gate_stands)
    pre_save.connect(_saved_directly, dispatch_uid="safety-direct-save")
    post_migrate.connect(_migrated, dispatch_uid="append-only-triggers")


def _saved_directly(sender: type[Model], instance: Model, raw: bool, **kwargs: Any) -> None:
    """Stop what makes words public without publishing them, such as a translation tool. Pages are
    asked here too: not all code saves a page as what it is.
    """
    if raw or not isinstance(instance, DraftStateMixin):
        return
    refuse = gate.refuse_page_going_live if isinstance(instance, Page) else gate.refuse_direct_save
    refuse(instance, kwargs.get("update_fields"))


def _migrated(sender: AppConfig, **kwargs: Any) -> None:
    if sender.label == "foundation":
        put_all_triggers(kwargs.get("using", DEFAULT_DB_ALIAS))
