"""Where what is no page stands: beneath the page of its kind in the default language."""

from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Locale

from foundation import generation


def main_page(name: str) -> Any:
    """Return the page of that model. Raises ``ValidationError`` where the site has none: the form
    says so.
    """
    model: Any = apps.get_model("portal", name)
    page = model._default_manager.filter(locale=Locale.get_default()).first()
    if page is None:
        kind = model._meta.verbose_name
        raise ValidationError(
            _("The site has no page of this kind yet: %(kind)s.") % {"kind": kind}
        )
    return page


def address_above(thing: Any, request: HttpRequest | None = None) -> str:
    """Return the address of the page beneath which ``thing`` stands, in the language that is
    active: read once until content changes, however many things stand there.
    """
    return generation.kept(
        f"address:{thing.page_id}:{get_language()}",
        lambda: thing.page.localized.get_url(request),
    )
