"""The lessons somebody began or changed that learners do not have yet, on the desk's first page."""

from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Prefetch, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Revision, WorkflowState

from foundation.desk.panels import DeskPanel, Entry

from ...models import Lesson


def with_steps(lessons: QuerySet[Lesson]) -> QuerySet[Lesson]:
    """Read where each stands in its workflow, and whether a draft waits for its minute, once for
    all, under the names that Wagtail knows.
    """
    planned = Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Lesson),
        object_id=Cast(OuterRef("pk"), CharField()),
        approved_go_live_at__isnull=False,
    )
    lessons = lessons.annotate(_approved_schedule=Exists(planned))
    running = WorkflowState.objects.active().select_related("current_task_state__task")
    return lessons.prefetch_related(
        Prefetch("_workflow_states", running, to_attr="_current_workflow_states")
    )


def _mine(user: Any) -> QuerySet[Lesson]:
    lessons = Lesson.objects.filter(has_unpublished_changes=True, latest_revision__user=user)
    lessons = lessons.select_related("locale", "latest_revision")
    return with_steps(lessons).order_by("-latest_revision__created_at", "-pk")


def _entries(user: Any, lessons: Sequence[Any]) -> list[Entry]:
    edit = Lesson.snippet_viewset.get_url_name("edit")
    return [
        Entry(
            lesson.latest_revision.object_str,
            reverse(edit, args=[lesson.pk]),
            _step(lesson),
            lesson.latest_revision.created_at,
            language="" if lesson.locale.is_default else lesson.locale.language_code,
        )
        for lesson in lessons
    ]


def _step(lesson: Lesson) -> str:
    state = lesson.current_workflow_state
    if state is None or state.current_task_state is None:
        return _("not submitted")
    waits = state.status == WorkflowState.STATUS_IN_PROGRESS
    said = _("waits: %(step)s") if waits else _("sent back to be changed: %(step)s")
    return said % {"step": state.current_task_state.task.name}


PANEL = DeskPanel(
    "lesson-drafts",
    gettext_lazy("My drafts of lessons"),
    gettext_lazy("You have no draft of a lesson that learners do not have yet."),
    _mine,
    _entries,
    shown_to=lambda user: user.has_perm("training.add_lesson"),
    icon="edit",
    order=101,
)
