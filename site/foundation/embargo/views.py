"""Views of the desk for key links. Wagtail's own ask only whether somebody may keep links at all,
so each of these begins with the links that are theirs: any other is not there.
"""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import DeleteView, EditView, IndexView
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.views.generic.usage import UsageView

from ..desk.pages import editable_by
from ..models.embargo import EmbargoLink
from ..safety.forms import SafeForm
from .keepers import links_kept_by


class KeyLinkForm(SafeForm):
    """A new link, to a page that whoever makes it may edit."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        page = self.fields["page"]
        page.queryset = editable_by(self.for_user)
        # The same for a page that is not theirs and for a number that no page has.
        page.error_messages["invalid_choice"] = _("Choose a page that you may edit.")

    def clean(self) -> dict[str, Any]:
        """Let go of a page that is refused: shown as chosen, it would tell its title."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "page" in self.errors:
            form: Any = self
            form.data = form.data.copy()
            form.data.pop(form.add_prefix("page"), None)
        return cleaned


class KeyLinkIndexView(IndexView):
    """The links with their addresses."""

    def get_base_queryset(self) -> QuerySet[EmbargoLink]:
        """Return the links whose addresses may be read, with what the list says of each page."""
        return links_kept_by(self.request.user).select_related("page__access", "page__locale")


class _Changes:
    """Changes a link of those that are theirs."""

    request: HttpRequest

    def get_queryset(self) -> QuerySet[EmbargoLink]:
        """Return the links that may be changed."""
        return links_kept_by(self.request.user)


class KeyLinkEditView(_Changes, EditView):
    """Moves the end of a link."""


class KeyLinkDeleteView(_Changes, DeleteView):
    """Revokes a link."""


class _Tells:
    """Tells of a link of those that are theirs; what it lists is no link."""

    request: HttpRequest

    def get_base_object_queryset(self) -> QuerySet[EmbargoLink]:
        """Return the links that may be asked about."""
        return links_kept_by(self.request.user)


class KeyLinkHistoryView(_Tells, HistoryView):
    """What was done with a link."""


class KeyLinkUsageView(_Tells, UsageView):
    """What refers to a link."""
