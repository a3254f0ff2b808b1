"""Where an entry stands, and what a service shares with its translations: settled when saved."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_save
from wagtail.models import Locale

from ..codes import SAFE_HOUSE

# What a translation takes from its original, which alone can change it.
FACTS = (
    "slug",
    "kind",
    "provider_id",
    "ages",
    "sexes",
    "statuses",
    "languages",
    "cost",
    "areas",
    "address",
    "phone",
    "email",
    "website",
    "owner_id",
    "confirmed_on",
    "confirmed_by_id",
    "confirmed_as",
    "told_soon_for",
    "told_lapsed_for",
)


def page_for(entry: Any, locale: Locale) -> Any:
    """Return the page on which entries of that kind stand in a language. Raises ``DoesNotExist``
    where the site has none.
    """
    return entry._meta.get_field("page").related_model._default_manager.get(locale=locale)


def place_service(service: Any) -> None:
    """Put the service (not saved) beneath the page of its language, with its original's facts."""
    default = Locale.get_default()
    if service.locale_id is None:
        service.locale = default
    if service.page_id is None:
        service.page = page_for(service, service.locale)
    if service.locale_id == default.pk:
        return
    same = type(service)._default_manager.filter(translation_key=service.translation_key)
    original = same.filter(locale=default).first()
    if original is not None:
        for name in FACTS:
            setattr(service, name, getattr(original, name))
        if service.kind == SAFE_HOUSE:
            service.how_to_get = ""


def share_facts(service: Any) -> None:
    """Give the translations of a saved original its facts."""
    if not service.locale.is_default:
        return
    shared: dict[str, Any] = {name: getattr(service, name) for name in FACTS}
    if service.kind == SAFE_HOUSE:
        shared["how_to_get"] = ""
    same = type(service)._default_manager.filter(translation_key=service.translation_key)
    others = same.exclude(pk=service.pk)
    others.update(**shared)
    for other in others:
        tell_of_change(other)


def tell_of_change(row: Model) -> None:
    """Tell search and every kept page of what an update changed behind their back."""
    post_save.send(type(row), instance=row, created=False, raw=False, update_fields=None)
