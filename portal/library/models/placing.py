"""Where items stand: beneath the page of the library in the default language."""

from typing import Any

from django.apps import apps
from wagtail.models import Locale


def main_page() -> Any:
    """Return the page of the library. Raises ``DoesNotExist`` where the site has none."""
    model: Any = apps.get_model("portal", "LibraryPage")
    return model._default_manager.get(locale=Locale.get_default())
