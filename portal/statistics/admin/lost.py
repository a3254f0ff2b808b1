"""Pages whose numbers got lost: a table that they are bound to hides them, or is withdrawn."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Model, Q, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page

from foundation import generation
from foundation.blocks.answers import ask
from foundation.desk.pages import editable_by, page_entries, page_models
from foundation.desk.panels import DeskPanel, Entry
from foundation.models import BasePage

from ..blocks import StatisticsTableBlock
from ..bound import problems, public_sheets
from ..models import AnalysisPage


def lost_pages(user: Any) -> list[Page]:
    """Return the published pages that a person may edit and that miss a number."""
    missing = generation.kept("statistics:lost", lambda: list(_missing()))
    if not missing:
        return []
    return list(editable_by(user).filter(pk__in=missing).select_related("locale").order_by("pk"))


def _missing() -> Iterator[int]:
    sheets = public_sheets()
    for model in page_models(BasePage):
        streams = [f.name for f in model._meta.get_fields() if isinstance(f, StreamField)]
        if streams:
            for page in _bound(model, streams):
                if any(_misses(getattr(page, name), sheets) for name in streams):
                    yield page.pk


def _bound(model: type[Model], streams: Sequence[str]) -> Any:
    """Return the published pages of a type in whose text something is bound: one query."""
    pages = model._default_manager.filter(live=True)
    bound = Q()
    for name in streams:
        pages = pages.annotate(**{f"told_{name}": Cast(name, TextField())})
        bound |= Q(**{f"told_{name}__contains": "[["})
    # An analysis shows whole tables too.
    return pages if issubclass(model, AnalysisPage) else pages.filter(bound)


def _misses(stream: Any, sheets: Any) -> bool:
    for child in stream or ():
        passages = ask(child.block, "passages", child.value)
        if any(True for passage in passages for _problem in problems(passage, sheets)):
            return True
        if isinstance(child.block, StatisticsTableBlock) and child.value["table"] not in sheets:
            return True
    return False


def describe(user: Any, pages: Sequence[Page]) -> list[Entry]:
    """Return an entry for each."""
    return page_entries(user, pages, note=lambda page: _("A number in it is missing."))


PANEL = DeskPanel(
    name="lost-numbers",
    heading=_("Pages with missing numbers"),
    nothing=_("Every number that is bound is in the tables."),
    objects=lost_pages,
    describe=describe,
    # To whoever writes, only when there is something to mend.
    shown_to=lambda user: user.has_perm("portal.publish_statistics") or bool(lost_pages(user)),
    icon="warning",
    order=330,
)
