"""What is read of statistics, always as one visitor may see it, in a fixed number of queries."""

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from foundation.access import Visitor, visible_to

from .models.version import TableVersion


def versions(user: Visitor) -> QuerySet[TableVersion]:
    """Return every version that the visitor may see with its cells, newest first."""
    return (
        visible_to(user, TableVersion.objects.all())
        .select_related("table__source", "table__page", "withdrawal")
        .prefetch_related("cells")
        .order_by(
            "-table__year",
            "table__measure",
            "table__rows",
            "table__columns",
            "table__source_id",
            "-number",
        )
    )


def latest_versions(user: Visitor) -> QuerySet[TableVersion]:
    """Return the version that counts of each table. Where that one is withdrawn, none does: an
    older one was replaced for a reason.
    """
    newer = TableVersion.objects.filter(table=OuterRef("table"), number__gt=OuterRef("number"))
    return versions(user).filter(~Exists(visible_to(user, newer)), withdrawal=None)


def versions_of(user: Visitor, slug: str) -> list[TableVersion]:
    """Return the versions of one table, newest first. Raises ``Http404`` where there is none."""
    found = list(versions(user).filter(table__slug=slug[:80]))
    if not found:
        raise Http404
    return found
