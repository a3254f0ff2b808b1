"""The way to the public: somebody writes, somebody else looks whether it is safe, a publisher
publishes. Made with the roles, and put back after every ``migrate``.
"""

from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from wagtail.models import (
    Page,
    Task,
    Workflow,
    WorkflowContentType,
    WorkflowMixin,
    WorkflowPage,
    WorkflowTask,
)

from ..models import PublishingTask, SafetyReviewTask
from .names import PUBLISHING, REVIEW, WORKFLOW, own

_WAGTAILS_OWN = ("Moderators approval",)


def sync_workflow(group_of: Any) -> None:
    """Bring the workflow in line with the code; ``group_of`` gives the group of a role."""
    root = Page.get_first_root_node()
    if root is None:
        return
    workflow = _row(Workflow, WORKFLOW)
    steps: list[tuple[Any, str, str]] = [
        (SafetyReviewTask, REVIEW, "reviewer"),
        (PublishingTask, PUBLISHING, "publisher"),
    ]
    for order, (kind, name, role) in enumerate(steps):
        task = _row(kind, name)
        task.groups.set([group_of(role)])
        WorkflowTask.objects.update_or_create(
            workflow=workflow, task=task, defaults={"sort_order": order}
        )
    Workflow.objects.filter(pk=workflow.pk, active=False).update(active=True)
    Task.objects.filter(workflow_tasks__workflow=workflow, active=False).update(active=True)
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
    _give_snippets(workflow)
    Workflow.objects.filter(name__in=_WAGTAILS_OWN, workflow_pages=None).update(active=False)


def _row(kind: Any, name: str) -> Any:
    """Return the workflow or step of that name, made if it is missing, and called so."""
    row = own(kind.objects, name) or kind.objects.create(name=name)
    kind.objects.filter(pk=row.pk).exclude(name=name).update(name=name)
    return row


def _give_snippets(workflow: Workflow) -> None:
    """Give the workflow to every snippet that knows workflows. Where no safety review is needed,
    who may publish need not take it.
    """
    for model in apps.get_models():
        if issubclass(model, WorkflowMixin) and not issubclass(model, Page):
            kind = ContentType.objects.get_for_model(model)
            WorkflowContentType.objects.update_or_create(
                content_type=kind, defaults={"workflow": workflow}
            )
