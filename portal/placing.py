"""Where what is no page stands: beneath the page of its kind in the default language."""

from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Locale


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
