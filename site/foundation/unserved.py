"""What Wagtail loads for the third version of its API, which this site does not serve.

The applications of Wagtail add to that API when they start, whether it is installed or not; for
that, schemas are made of all pages and snippets. It takes a sixth of the start, and of a process 24
MB: a server that was killed answers so much later. They find stand-ins here, which keep nothing.
"""

import sys
from types import ModuleType

from django.apps import apps

_API = "wagtail.api.v3"
_ADDED_BY = (
    "wagtail.contrib.redirects",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.locales",
    "wagtail.snippets",
)


def leave_out_api() -> None:
    """Let the applications that start after this one load nothing for an API nobody can ask."""
    if apps.is_installed(_API):
        return
    stand_in = ModuleType(_API, __doc__)
    vars(stand_in).update(api=stand_in, add_router=_nothing, register_content_types=_nothing)
    vars(stand_in).update(router=None)
    sys.modules[f"{_API}.api"] = stand_in
    for name in _ADDED_BY:
        for part in ("", ".registry", ".router"):
            sys.modules.setdefault(f"{name}.api.v3{part}", stand_in)


def _nothing(*_given: object) -> None:
    """Keep nothing."""
