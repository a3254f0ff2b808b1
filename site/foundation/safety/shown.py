"""What the desk shows about one object's safety."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from ..models import OverrideRequest, SafetyReview
from .reviews import about, needs_review, requests_for
from .rules import Finding, findings
from .wording import content_hash


@dataclass(frozen=True)
class Row:
    """A finding, the newest request about it, and where to ask."""

    finding: Finding
    request: OverrideRequest | None
    ask: str

    @property
    def is_let_through(self) -> bool:
        """Say whether somebody granted an exception."""
        decision = getattr(self.request, "decision", None)
        return decision is not None and decision.granted


def shown(obj: Any) -> dict[str, Any]:
    """Return the findings as rows, whether a review is needed, and the one that stands."""
    found = findings(obj)
    asked: dict[str, OverrideRequest] = {}
    if found:
        for request in requests_for(obj).select_related("decision", "asked_by"):
            standing = asked.get(request.fingerprint)
            if standing is None or getattr(getattr(request, "decision", None), "granted", False):
                asked[request.fingerprint] = request
    label = obj._meta.label_lower
    rows = [
        Row(
            finding,
            asked.get(finding.fingerprint),
            reverse("safety_ask", args=[label, obj.pk, finding.fingerprint]),
        )
        for finding in found
    ]
    review = None
    if needs := needs_review(obj):
        reviews = SafetyReview.objects.filter(**about(obj), content_hash=content_hash(obj))
        review = reviews.select_related("reviewer").order_by("-decided_at").first()
    return {"safety_rows": rows, "needs_review": needs, "review": review}
