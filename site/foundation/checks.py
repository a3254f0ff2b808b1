"""House rules as system checks, each with an id: ``manage.py check`` holds them."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from wagtail.models import Page

from .models import BasePage, HelpSettings

ROOMS = ("foundation", "centre", "portal", "training", "search")
# What scripts ask a form for; an input of that name answers in its place.
_OF_A_FORM = {
    *("action", "elements", "length", "method"),
    *("requestSubmit", "reset", "submit", "target"),
}


def pages_descend_from_base(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """foundation.E001: every page type of the house is a :class:`BasePage`."""
    return [
        Error(f"{model._meta.label} is a page but not a BasePage.", obj=model, id="foundation.E001")
        for model in apps.get_models()
        if model._meta.app_label in ROOMS
        and issubclass(model, Page)
        and not issubclass(model, BasePage)
    ]


def page_types_have_templates_and_parents(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """foundation.E002: every page type says where it may stand, so that none lands outside its
    room.
    """
    return [
        Error(
            f"{model._meta.label} does not set parent_page_types.", obj=model, id="foundation.E002"
        )
        for model in apps.get_models()
        if issubclass(model, BasePage) and "parent_page_types" not in vars(model)
    ]


def minimum_cell_is_not_lowered(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """foundation.E003: the smallest published count of people is never under five."""
    if settings.MINIMUM_CELL >= 5:
        return []
    return [Error("MINIMUM_CELL is under 5: small counts point at people.", id="foundation.E003")]


def one_search_app(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """foundation.E004: ``modelsearch`` beside ``wagtail.search`` makes indexing fail with only a
    logged error.
    """
    if apps.is_installed("modelsearch") and apps.is_installed("wagtail.search"):
        return [Error("modelsearch and wagtail.search are both installed.", id="foundation.E004")]
    return []


def fields_hide_nothing_of_their_form(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """foundation.E005: no field that the desk edits is called like a property of its form: saving
    while one writes would send the words to a wrong address.
    """
    return [
        Error(f"{field} hides a property of its form.", obj=model, id="foundation.E005")
        for model in apps.get_models()
        if model._meta.app_label in ROOMS and (hasattr(model, "panels") or issubclass(model, Page))
        for field in model._meta.get_fields()
        if field.name in _OF_A_FORM
    ]


def help_numbers_are_confirmed(
    app_configs: Any, databases: Any = None, **kwargs: Any
) -> list[CheckMessage]:
    """foundation.W001: somebody called the help numbers lately. Asked by ``check --deploy
    --database default``.
    """
    if not databases or HelpSettings.stored().is_confirmed:
        return []
    return [
        Warning(
            "The help numbers were never confirmed, or more than 90 days ago.",
            hint="Call each number, then set the day in the settings of the desk.",
            id="foundation.W001",
        )
    ]


def register_all() -> None:
    """Register every rule with Django."""
    for rule in (
        pages_descend_from_base,
        page_types_have_templates_and_parents,
        minimum_cell_is_not_lowered,
        one_search_app,
        fields_hide_nothing_of_their_form,
    ):
        register(rule)
    register(Tags.database, deploy=True)(help_numbers_are_confirmed)
