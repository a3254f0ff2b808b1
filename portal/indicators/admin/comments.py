"""Comments as they are decided about in the desk."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from foundation.desk.lists import ReadTogether
from foundation.desk.panels import DeskPanel, Entry, register_panel
from foundation.desk.snippets import NeverChosen

from ..models import IndicatorComment

DECIDE = "portal.change_indicatorcomment"


class OnlyDecided(ModelPermissionPolicy):
    """Nobody adds a comment in the desk: they come from readers."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Say whether ``user`` may do it."""
        return action != "add" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """Say whether ``user`` may do any of it."""
        return any(self.user_has_permission(user, action) for action in actions)


class CommentEditView(EditView):
    """Decides about a comment, and notes who did."""

    def save_instance(self) -> Any:
        """Keep the decision and who took it."""
        self.form.instance.decided_by = self.request.user
        return super().save_instance()


class IndicatorCommentViewSet(NeverChosen, ReadTogether, SnippetViewSet):
    """Comments: what was written stays as it is, the decision and the answer are added."""

    model = IndicatorComment
    icon = "comment"
    menu_label = _("Comments on indicators")
    list_display: ClassVar[list[Any]] = ["__str__", "version", "state", "outcome", "sent_on"]
    read_with: ClassVar[tuple[str, ...]] = ("version__indicator_set",)
    list_filter: ClassVar[list[str]] = ["state", "outcome"]
    edit_view_class = CommentEditView
    copy_view_enabled = False
    panels: ClassVar[list[Panel]] = [
        MultiFieldPanel(
            [
                FieldPanel("version", read_only=True),
                FieldPanel("row_id", read_only=True),
                FieldPanel("sector", read_only=True),
                FieldPanel("text", read_only=True),
                FieldPanel("sent_on", read_only=True),
            ],
            heading=_("Comment"),
        ),
        FieldPanel("state"),
        FieldPanel("answer"),
        FieldPanel("answer_en"),
        FieldPanel("outcome"),
    ]


def waiting(user: Any) -> QuerySet[IndicatorComment]:
    """Return the comments that wait, oldest first."""
    found = IndicatorComment.objects.filter(state=IndicatorComment.State.WAITING)
    return found.select_related("version__indicator_set").order_by("sent_on", "pk")


def describe(user: Any, comments: Sequence[IndicatorComment]) -> list[Entry]:
    """Return an entry for each."""
    name = IndicatorComment.snippet_viewset.get_url_name("edit")  # type: ignore[attr-defined]
    return [
        Entry(str(each), reverse(name, args=[each.pk]), note=str(each.version), at=each.sent_on)
        for each in comments
    ]


def register() -> None:
    """Say who may do what, and show on the desk's first page what waits."""
    register_permission_policy(IndicatorComment, OnlyDecided(IndicatorComment))
    register_panel(
        DeskPanel(
            name="indicator-comments",
            heading=_("Comments on indicators that wait"),
            nothing=_("No comment waits."),
            objects=waiting,
            describe=describe,
            shown_to=lambda user: user.has_perm(DECIDE),
            icon="comment",
            order=320,
        )
    )
