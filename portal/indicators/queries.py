"""What is read of indicators, always as one visitor may see it, in a fixed number of queries."""

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from foundation.access import Visitor, visible_to

from .models.comment import IndicatorComment
from .models.version import SetVersion


def versions(user: Visitor) -> QuerySet[SetVersion]:
    """Return every version that the visitor may see, sets in order, newest first."""
    return (
        visible_to(user, SetVersion.objects.all())
        .select_related("indicator_set__page", "indicator_set__frame")
        .order_by("indicator_set__position", "indicator_set__slug", "-number")
    )


def latest_versions(user: Visitor) -> QuerySet[SetVersion]:
    """Return the version that counts of each set."""
    newer = SetVersion.objects.filter(
        indicator_set=OuterRef("indicator_set"), number__gt=OuterRef("number")
    )
    return versions(user).filter(~Exists(visible_to(user, newer)))


def versions_of(user: Visitor, slug: str) -> list[SetVersion]:
    """Return the versions of one set, newest first. Raises ``Http404`` where there is none."""
    found = list(versions(user).filter(indicator_set__slug=slug[:40]))
    if not found:
        raise Http404
    return found


def latest_of(user: Visitor, set_id: int | None) -> SetVersion | None:
    """Return the version that counts of a set, or nothing."""
    return versions(user).filter(indicator_set_id=set_id).first() if set_id else None


def comments_on_set(user: Visitor, set_id: int) -> QuerySet[IndicatorComment]:
    """Return the comments on every version of a set that were let through."""
    found = IndicatorComment.objects.filter(version__indicator_set=set_id)
    return visible_to(user, found).select_related("version").order_by("sent_on", "pk")
