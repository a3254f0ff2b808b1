"""Where a set stands: beneath the page of indicators in the default language."""

from typing import Any

from django.apps import apps
from wagtail.models import Locale


def main_page() -> Any:
    """Return the page of indicators. Raises ``DoesNotExist`` where the site has none."""
    model: Any = apps.get_model("portal", "IndicatorsPage")
    return model._default_manager.get(locale=Locale.get_default())
