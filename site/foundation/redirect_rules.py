"""What a redirect may be: it leads to this site, and takes no reader away from help or from a page.

Whoever keeps redirects could otherwise take a page down and send its readers anywhere, alone and
without a review. The rules stand in ``Redirect.clean``, so that every form asks them; the import of
a table asks the same of its rows. What the site writes by itself, when a page moves, is not asked:
it leads to the page that moved.
"""

from functools import wraps
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.redirects.forms import RedirectForm
from wagtail.contrib.redirects.models import Redirect

from .help_addresses import help_addresses
from .old_addresses import is_own, problem_of_address


def problems_of(redirect: Redirect) -> dict[str, str | Promise]:
    """Return what is wrong with ``redirect``, by field; its old path is normalised already."""
    problems = {"old_path": problem_of_address(redirect.old_path, help_addresses())}
    if redirect.redirect_link and not is_own(redirect.redirect_link):
        problems["redirect_link"] = _("It leads to another site.")
    return {field: problem for field, problem in problems.items() if problem}


def connect() -> None:
    """Put the rules into Wagtail's redirects, which have no hook for them."""
    clean = Redirect.clean

    @wraps(clean)
    def cleaned(self: Any) -> None:
        clean(self)
        if problems := problems_of(self):
            raise ValidationError(problems)

    Redirect.clean = cleaned
    RedirectForm.base_fields["redirect_link"].help_text = _("A whole address of this site.")
