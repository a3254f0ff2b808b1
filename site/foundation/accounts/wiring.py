"""Connects accounts to what they listen to."""

from typing import Any

from allauth.mfa.signals import authenticator_added, authenticator_used
from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate, post_save

from ..models import User
from . import checks, codes, demo, second_factor
from .addresses import keep_one_address
from .roles import sync_roles


def connect() -> None:
    """Connect every handler once; called when the applications are ready."""
    # Wagtail's policies can be replaced once its models are there.
    from . import bulk, closed, hooks, naming, tags  # noqa: F401, PLC0415  # registers with Wagtail, which must be ready

    post_save.connect(keep_one_address, sender=User, dispatch_uid="accounts-one-address")
    authenticator_used.connect(second_factor.remember_use, dispatch_uid="accounts-factor-used")
    authenticator_added.connect(second_factor.remember_first, dispatch_uid="accounts-factor-first")
    post_migrate.connect(_migrated, dispatch_uid="accounts-roles")
    closed.register_policies()
    bulk.connect()
    naming.connect()
    tags.propose_open_tags()
    codes.count_our_way()
    checks.register_all()
    demo.register()


def _migrated(sender: AppConfig, **kwargs: Any) -> None:
    """Give roles their permissions once all applications have theirs."""
    last = [config for config in apps.get_app_configs() if config.models_module][-1]
    if sender == last and kwargs.get("using", "default") == "default":
        sync_roles()
