"""The lists of what somebody works on: own drafts, what waits for a decision, exceptions."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, Task, TaskState, WorkflowState

from ..models import OverrideRequest, SafetyOverride, SafetyReviewTask
from .pages import edit_urls, editable_by, may_edit_any, page_entry
from .panels import DeskPanel, Entry

DECIDE = "foundation.decide_overrides"
_TOLD_FOR = timedelta(days=14)


def drafts_of(user: Any) -> QuerySet[Page]:
    """Return what ``user`` began or changed last and readers don't have yet, newest first."""
    mine = Q(owner=user) | Q(latest_revision__user=user)
    drafts = editable_by(user).filter(mine, has_unpublished_changes=True, alias_of=None)
    return drafts.select_related("locale").order_by("-latest_revision_created_at", "-pk")


def describe_drafts(user: Any, pages: Sequence[Page]) -> list[Entry]:
    """Return drafts with the step in which each waits."""
    urls, steps = edit_urls(user, [page.pk for page in pages]), _steps(pages)
    return [
        page_entry(
            page,
            urls[page.pk],
            note=steps.get(str(page.pk), _("not submitted")),
            at=page.latest_revision_created_at,
        )
        for page in pages
    ]


def _steps(pages: Sequence[Page]) -> dict[str, str]:
    """Return in words where each page stands in its workflow."""
    running = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(page.pk) for page in pages],
        status__in=(WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES),
    ).select_related("current_task_state__task")
    words = {
        WorkflowState.STATUS_IN_PROGRESS: _("waits: %(step)s"),
        WorkflowState.STATUS_NEEDS_CHANGES: _("sent back to be changed: %(step)s"),
    }
    return {
        state.object_id: words[state.status] % {"step": state.current_task_state.task.name}
        for state in running
        if state.current_task_state is not None
    }


def waiting_for(user: Any) -> QuerySet[TaskState]:
    """Return the steps that ``user`` may take now, oldest first; nobody reviews what they wrote."""
    states = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS)
    if not user.is_superuser:
        states = states.filter(task__in=_tasks_of(user))
    reviews = SafetyReviewTask.objects.values("pk")
    own = Q(revision__user=user) | Q(workflow_state__requested_by=user)
    states = states.exclude(Q(task__in=reviews) & own)
    states = states.select_related("task", "revision__content_type", "workflow_state__requested_by")
    return states.defer("revision__content").order_by("started_at", "pk")


def _tasks_of(user: Any) -> QuerySet[Task]:
    """Return the tasks of the groups that ``user`` is in."""
    condition = Q(pk=None)
    for relation in Task._meta.related_objects:
        kind = relation.related_model
        if issubclass(kind, Task) and any(f.name == "groups" for f in kind._meta.many_to_many):
            condition |= Q(**{f"{relation.name}__groups__user": user})
    return Task.objects.filter(condition)


def describe_waiting(user: Any, states: Sequence[TaskState]) -> list[Entry]:
    """Return what waits with the step and who sent it."""
    return [
        Entry(
            state.revision.object_str,
            _edit_url(state.revision),
            _sent_by(state),
            state.started_at,
        )
        for state in states
    ]


def _sent_by(state: TaskState) -> str:
    sender = state.workflow_state.requested_by
    if sender is None:
        return str(state.task.name)
    return _("%(step)s, sent by %(person)s") % {"step": state.task.name, "person": sender}


def _edit_url(revision: Any) -> str:
    model: Any = revision.content_type.model_class()
    if model is None:
        return ""
    if issubclass(model, Page):
        return reverse("wagtailadmin_pages:edit", args=[revision.object_id])
    try:
        return reverse(model.snippet_viewset.get_url_name("edit"), args=[revision.object_id])
    except (AttributeError, NoReverseMatch):
        return ""


def exceptions_for(user: Any) -> QuerySet[OverrideRequest]:
    """Return the exceptions about which ``user`` has to decide, oldest first."""
    asked = OverrideRequest.objects.filter(decision=None).exclude(asked_by=user)
    return asked.select_related("asked_by").order_by("asked_at", "pk")


def describe_exceptions(user: Any, requests: Sequence[OverrideRequest]) -> list[Entry]:
    """Return requests with who asks and where the passage stands."""
    return [
        Entry(
            asked.title,
            reverse("safety_decide", args=[asked.pk]),
            _("%(where)s, asked by %(person)s") % {"where": asked.where, "person": asked.asked_by},
            asked.asked_at,
        )
        for asked in requests
    ]


def asked_by(user: Any) -> QuerySet[OverrideRequest]:
    """Return the exceptions that ``user`` asked for: those that wait, and those decided lately."""
    lately = timezone.now() - _TOLD_FOR
    asked = OverrideRequest.objects.filter(asked_by=user)
    asked = asked.filter(Q(decision=None) | Q(decision__decided_at__gte=lately))
    return asked.select_related("decision").order_by("-decision__decided_at", "-asked_at", "pk")


def describe_asked(user: Any, requests: Sequence[OverrideRequest]) -> list[Entry]:
    """Return own requests with what became of them."""
    entries = []
    for asked in requests:
        decision = getattr(asked, "decision", None)
        entries.append(
            Entry(
                asked.title,
                reverse("safety_text", args=[asked.pk]),
                _became_of(asked, decision),
                decision.decided_at if decision else asked.asked_at,
                is_late=decision is not None and not decision.granted,
            )
        )
    return entries


def _became_of(asked: OverrideRequest, decision: SafetyOverride | None) -> str:
    if decision is None:
        return _("%(where)s: not decided yet") % {"where": asked.where}
    said = _("Granted") if decision.granted else _("Refused")
    return " ".join(filter(None, [f"{asked.where}: {said}.", decision.note]))


DRAFTS = DeskPanel(
    "drafts",
    gettext_lazy("My drafts"),
    gettext_lazy("You have no draft that readers do not have yet."),
    drafts_of,
    describe_drafts,
    shown_to=may_edit_any,
    icon="edit",
    order=100,
)
WAITING = DeskPanel(
    "waiting",
    gettext_lazy("Waiting for me"),
    gettext_lazy("Nothing waits for your decision."),
    waiting_for,
    describe_waiting,
    shown_to=lambda user: user.is_superuser or _tasks_of(user).exists(),
    icon="clipboard-list",
    order=50,
)
EXCEPTIONS = DeskPanel(
    "exceptions",
    gettext_lazy("Exceptions to decide"),
    gettext_lazy("Nobody asks for an exception from a safety rule."),
    exceptions_for,
    describe_exceptions,
    shown_to=lambda user: user.has_perm(DECIDE),
    icon="warning",
    order=60,
)
ASKED = DeskPanel(
    "asked",
    gettext_lazy("Exceptions I asked for"),
    gettext_lazy("None waits, and none was decided in the last two weeks."),
    asked_by,
    describe_asked,
    shown_to=lambda user: OverrideRequest.objects.filter(asked_by=user).exists(),
    icon="warning",
    order=90,
)
