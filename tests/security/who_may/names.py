"""What there is to ask for: the names of addresses outside the desk, and of the routes of pages."""

from django.apps import apps
from django.conf import settings
from django.urls import get_resolver
from wagtail.contrib.routable_page.models import RoutablePageMixin

from foundation.models import BasePage
from tests.foundation.accounts.desk_addresses import patterns
from tests.security.who_may.pages import routes_of


def names_of_addresses() -> set[str]:
    """Return the name of each address of the URL configuration, or its path where it has none."""
    found = patterns(get_resolver().url_patterns)
    return {name or path for path, name in found if not path.startswith(settings.DESK_PATH)}


def names_of_routes() -> set[str]:
    """Return each type of page, and ``type route`` for each of its routes."""
    types = [model for model in apps.get_models() if issubclass(model, BasePage)]
    routable = [model for model in types if issubclass(model, RoutablePageMixin)]
    routes = {f"{model.__name__} {name}" for model in routable for name in routes_of(model)}
    return {model.__name__ for model in types} | routes
