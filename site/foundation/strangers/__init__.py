"""Forms that strangers may send: no cookie, no session, no name asked of the browser.

A view takes ``@open_to_strangers(…)``, its form descends from ``StrangersForm``, and its template
includes ``components/strangers_form.html`` inside the form. See ``docs/decisions/0013``.
"""

from .doors import open_to_strangers
from .forms import StrangersForm

__all__ = ["StrangersForm", "open_to_strangers"]
