"""What stands beneath a page's own address without being served by it: forms of strangers, to which
Wagtail's view of pages is closed.
"""

from typing import TypeVar

from django.http import Http404, HttpRequest

from foundation.access import get_visible_or_404
from foundation.models import BasePage
from foundation.routing import page_at

P = TypeVar("P", bound=BasePage)


def page_or_404(request: HttpRequest, beneath: str, *models: type[P]) -> P:
    """Return the page at the address ``beneath``, if it is of one of the types and the visitor may
    see it. The frame is then that page's. Raises ``Http404``.
    """
    found = page_at(request, beneath)
    for model in models:
        if found is not None and isinstance(found.specific_deferred, model):
            page = get_visible_or_404(request.user, model._default_manager.all(), pk=found.pk)
            request.served_page = page  # type: ignore[attr-defined]
            return page
    raise Http404
