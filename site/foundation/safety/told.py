"""What the desk says after a step of the workflow: what happened, and what comes next.

Wagtail says “saved” after each of them, and whoever approved wonders whether anything is public.
"""

from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages

from ..models import PublishingTask, SafetyReviewTask

# What others add to it is said after it.
_FIRST = -100
_SENT = ("action-submit", "action-restart-workflow")


@hooks.register("after_create_page", order=_FIRST)
@hooks.register("after_edit_page", order=_FIRST)
@hooks.register("after_create_snippet", order=_FIRST)
@hooks.register("after_edit_snippet", order=_FIRST)
def tell_what_comes_next(request: HttpRequest, obj: Any) -> None:
    """Put an answer to the step that was taken in the place of Wagtail's message."""
    step = _step(request)
    said = words_after(step, type(obj)._default_manager.get(pk=obj.pk)) if step else None
    if said is None:
        return
    text, is_public = said
    # Only what this request said: messages of the one before are kept elsewhere.
    kept: Any = get_messages(request)
    kept._queued_messages.clear()
    url = is_public and getattr(obj, "full_url", None)
    buttons = [messages.button(url, _("Open the page"), new_window=False)] if url else []
    messages.success(request, text, buttons=buttons)


def _step(request: HttpRequest) -> str:
    """Return ``sent``, the name of a step of the workflow, or nothing when words were saved."""
    if any(name in request.POST for name in _SENT):
        return "sent"
    taken = "action-workflow-action" in request.POST
    return request.POST.get("workflow-action-name", "") if taken else ""


def words_after(step: str, obj: Any) -> tuple[str, bool] | None:
    """Return what to say after ``step``, and whether readers have ``obj`` now; ``None`` where there
    is nothing to add to what Wagtail says.
    """
    task = getattr(obj, "current_workflow_task", None)
    title = {"title": obj}
    if step == "reject":
        return _("“%(title)s” was sent back. A letter tells whoever sent it.") % title, False
    if step not in ("sent", "approve"):
        return None
    if isinstance(task, PublishingTask):
        return _("“%(title)s” is approved, and not public yet: a publisher decides.") % title, False
    if isinstance(task, SafetyReviewTask):
        return _under_review(step) % title, False
    return _published(obj) if obj.live and task is None else None


def _under_review(step: str) -> str:
    if step == "sent":
        return _(
            "“%(title)s” was sent. A reviewer looks whether it is safe, then a publisher decides."
            " “My drafts” on your first page shows where it waits, and a letter tells the outcome."
        )
    return _("“%(title)s” was changed after its review, so it went back to be reviewed.")


def _published(obj: Any) -> tuple[str, bool]:
    if getattr(obj, "embargoed_until", None) is not None and obj.is_under_embargo():
        text = _("“%(title)s” is published. It appears by itself when its embargo ends.")
        return text % {"title": obj}, False
    return _("“%(title)s” is public now.") % {"title": obj}, True
