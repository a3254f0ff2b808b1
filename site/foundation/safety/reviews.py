"""Reviews: which words somebody looked at, and exceptions from the rules."""

from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from ..models import OverrideRequest, SafetyOverride, SafetyReview
from .letters import tell_asker
from .refusal import PublishingRefused
from .rules import Finding, findings
from .wording import content_hash


def about(obj: Any) -> dict[str, str]:
    """Return how a record names ``obj``."""
    return {"label": obj._meta.label_lower, "object_id": str(obj.pk)}


def needs_review(obj: Any) -> bool:
    """Say whether ``obj`` is of a type that goes public after a safety review only."""
    return bool(getattr(obj, "needs_safety_review", False))


def is_reviewed(obj: Any) -> bool:
    """Say whether somebody approved exactly the words of ``obj``."""
    return SafetyReview.objects.filter(**about(obj), content_hash=content_hash(obj)).exists()


def last_editor(obj: Any) -> Any:
    """Return who brought in the words that were saved last, if that is known."""
    revisions = obj.revisions.select_related("user").order_by("-created_at", "-pk")
    return next((each.user for each in revisions.iterator() if _changed(obj, each)), None)


def _changed(obj: Any, revision: Any) -> bool:
    """Say whether words came in with a revision. Saving them again, as approving does, brings
    none.
    """
    earlier = Q(created_at=revision.created_at, pk__lt=revision.pk)
    before = obj.revisions.filter(Q(created_at__lt=revision.created_at) | earlier)
    last = before.order_by("-created_at", "-pk").first()
    return last is None or _words_of(last) != _words_of(revision)


def _words_of(revision: Any) -> str:
    return content_hash(revision.as_object())


def wrote(obj: Any, user: Any) -> bool:
    """Say whether ``user`` has a part in the words that wait, or asked for their review.

    Whatever was changed since somebody else looked is part of them, even where another saved last;
    so is what is brought back from long ago, by whoever wrote it then.
    """
    state = obj.current_workflow_state if hasattr(obj, "current_workflow_state") else None
    if state is not None and user == state.requested_by:
        return True
    own = list(obj.revisions.filter(user_id=user.pk).order_by("-created_at", "-pk"))
    if not own:
        return False
    looked_at, words = _looked_at(obj), content_hash(obj)
    return any(
        (each.created_at > looked_at or _words_of(each) == words) and _changed(obj, each)
        for each in own
    )


def _looked_at(obj: Any) -> datetime:
    """Return since when changes wait: the last review, or the words that are public."""
    review = SafetyReview.objects.filter(**about(obj)).order_by("-decided_at").first()
    public = obj.live_revision.created_at if obj.live and obj.live_revision else None
    known = [each for each in (review and review.decided_at, public) if each]
    return max(known, default=datetime.min.replace(tzinfo=UTC))


def approve(*, obj: Any, user: Any, comment: str = "", **kwargs: Any) -> SafetyReview:
    """Keep that ``user`` approved what ``obj`` says now.

    Raises ``PublishingRefused`` when ``user`` wrote it, or a rule blocks it.
    """
    latest = getattr(obj, "specific", obj).get_latest_revision_as_object()
    if wrote(latest, user):
        raise PublishingRefused(latest, _("Nobody approves what they wrote or sent themselves."))
    refuse_findings(latest)
    return SafetyReview.objects.create(
        **about(latest),
        title=str(latest)[:255],
        content_hash=content_hash(latest),
        editor=last_editor(latest),
        reviewer=user,
        comment=comment,
    )


def overridden(obj: Any) -> set[str]:
    """Return the fingerprints of findings that were let through for ``obj``."""
    granted = SafetyOverride.objects.filter(granted=True, request__in=requests_for(obj))
    return set(granted.values_list("request__fingerprint", flat=True))


def requests_for(obj: Any) -> Any:
    """Return what was asked for ``obj``."""
    return OverrideRequest.objects.filter(**about(obj))


def blocking(obj: Any) -> list[Finding]:
    """Return what keeps ``obj`` from the public: blocking findings that nobody let through."""
    found = [finding for finding in findings(obj) if finding.is_blocking]
    let_through = overridden(obj) if found else set()
    return [finding for finding in found if finding.fingerprint not in let_through]


def refuse_findings(obj: Any) -> None:
    """Raise ``PublishingRefused`` when a rule blocks what ``obj`` says."""
    if found := blocking(obj):
        raise PublishingRefused(
            obj,
            _("“%(title)s” can't go public: the safety check found something.") % {"title": obj},
            found,
        )


def ask_for_override(*, obj: Any, finding: Finding, user: Any, reason: str) -> OverrideRequest:
    """Keep that ``user`` asks to publish a passage although a rule blocks it."""
    return OverrideRequest.objects.create(
        **about(obj),
        title=str(obj)[:255],
        fingerprint=finding.fingerprint,
        rule=finding.rule.id,
        field=finding.field[:120],
        where=finding.where[:255],
        passage=finding.passage,
        reason=reason,
        asked_by=user,
    )


def decide_override(
    *, request: OverrideRequest, user: Any, granted: bool, note: str = ""
) -> SafetyOverride:
    """Keep what a reviewer decided, and tell who asked. Raises ``PermissionDenied`` for others, and
    for the asker.
    """
    if user == request.asked_by or not user.has_perm("foundation.decide_overrides"):
        raise PermissionDenied
    decision = SafetyOverride.objects.create(
        request=request, asked_by=request.asked_by, granted_by=user, granted=granted, note=note
    )
    transaction.on_commit(lambda: tell_asker(request))
    return decision
