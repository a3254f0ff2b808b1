"""Lists of the desk that ask the database as often for fifty rows as for one.

Wagtail follows what a column or a name reads of another row, and asks whether a draft waits for
its minute or for a review, anew for each row.
"""

from types import SimpleNamespace
from typing import Any, ClassVar

from django.db.models import CharField, Exists, Model, OuterRef, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest
from wagtail.admin.ui.tables import LiveStatusTagColumn
from wagtail.models import DraftStateMixin, Revision, WorkflowState


class ReadTogether:
    """Mixin of a snippet's viewset: what the list reads of other rows is read with its own."""

    read_with: ClassVar[tuple[str, ...]] = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the rows with what the list says of each."""
        rows = _rows_of(self)
        return with_state(rows) if issubclass(rows.model, DraftStateMixin) else rows


class ModelReadTogether:
    """The same for the viewset of a model that is no snippet."""

    read_with: ClassVar[tuple[str, ...]] = ()

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Let the list begin with the rows and what it says of each."""
        parent: Any = super()
        shown: dict[str, Any] = parent.get_index_view_kwargs(queryset=_rows_of(self), **kwargs)
        return shown


class StateColumn(LiveStatusTagColumn):
    """Wagtail's column of states, for the rows of ``with_state``."""

    def get_value(self, instance: Any) -> Any:
        """Say where a row stands, in Wagtail's words."""
        names = ("live", "expired", "has_unpublished_changes")
        known = {name: getattr(instance, name) for name in names}
        # Wagtail's own words are asked of a stand-in: the row itself would ask the database.
        row = SimpleNamespace(
            **known,
            approved_schedule=instance.is_scheduled,
            workflow_in_progress=instance.is_in_workflow,
        )
        return type(instance).status_string.fget(row)


def with_state(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Read with the rows whether a draft waits for its minute, and whether one is in review."""
    of_the_row = {
        "base_content_type": rows.model.get_base_content_type(),
        "object_id": Cast(OuterRef("pk"), CharField()),
    }
    planned = Revision.objects.filter(**of_the_row, approved_go_live_at__isnull=False)
    running = WorkflowState.objects.filter(**of_the_row, status=WorkflowState.STATUS_IN_PROGRESS)
    return rows.annotate(is_scheduled=Exists(planned), is_in_workflow=Exists(running))


def _rows_of(viewset: Any) -> QuerySet[Any]:
    model: type[Model] = viewset.model
    rows = model._default_manager.all()
    # Without names everything that must be there would be read.
    return rows.select_related(*viewset.read_with) if viewset.read_with else rows
