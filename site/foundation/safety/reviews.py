"""Reviews: which words somebody looked at, and exceptions from the rules."""

import hashlib
import json
import re
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.fields import StreamField

from ..models import OverrideRequest, SafetyOverride, SafetyReview
from .letters import tell_asker
from .refusal import PublishingRefused
from .rules import Finding, findings

# Where something stands, when it was saved and by whom is not what it says.
_BOOKKEEPING = frozenset(
    {
        "pk",
        "id",
        "path",
        "depth",
        "numchild",
        "url_path",
        "draft_title",
        "live",
        "has_unpublished_changes",
        "owner",
        "locked",
        "locked_at",
        "locked_by",
        "latest_revision",
        "live_revision",
        "latest_revision_created_at",
        "go_live_at",
        "expire_at",
        "expired",
        "first_published_at",
        "last_published_at",
        "translated_from",
        "alias_of",
        "content_type",
        "wagtail_admin_comments",
        "translation_key",
        "locale",
        "page",
        "show_in_menus",
        "in_footer",
        "sort_order",
        "index_entries",
    }
)
_RUN = 20
_EDITOR_KEYS = re.compile(r'\s*data-block-key="[^"]*"')


def content_hash(obj: Any) -> str:
    """Return the hash of what ``obj`` says: the same for the same words, whoever saved them."""
    streams = {field.name for field in obj._meta.get_fields() if isinstance(field, StreamField)}
    data = obj.serializable_data()
    for name in streams & data.keys():
        data[name] = json.loads(data[name] or "[]")
    text = json.dumps(_words(data), sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _words(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _words(held) for key, held in value.items() if key not in _BOOKKEEPING}
    if isinstance(value, list):
        return [_words(held) for held in value]
    return _EDITOR_KEYS.sub("", value) if isinstance(value, str) else value


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
    """Return who brought in the words that were saved last, if that is known.

    Saving them again, as approving does, makes nobody their editor.
    """
    editor, words = None, None
    for revision in obj.revisions.select_related("user").order_by("-created_at", "-pk")[:_RUN]:
        hashed = content_hash(revision.as_object())
        if words is not None and hashed != words:
            break
        editor, words = revision.user, hashed
    return editor


def wrote_last(obj: Any, user: Any) -> bool:
    """Say whether ``user`` saved the words that wait, or asked for their review."""
    state = obj.current_workflow_state if hasattr(obj, "current_workflow_state") else None
    return user == last_editor(obj) or (state is not None and user == state.requested_by)


def approve(*, obj: Any, user: Any, comment: str = "", **kwargs: Any) -> SafetyReview:
    """Keep that ``user`` approved what ``obj`` says now.

    Raises ``PublishingRefused`` when ``user`` wrote it, or a rule blocks it.
    """
    latest = getattr(obj, "specific", obj).get_latest_revision_as_object()
    if wrote_last(latest, user):
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
