"""A list of notices: the open ones first, the one that closes soonest before all."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django.apps import apps
from django.db import models
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel

from foundation.access import Visitor, visible_to
from foundation.blocks import BodyField
from foundation.models import BasePage
from foundation.sharing import Shared

from ..listing import Narrowed
from ..models.footer import InFooter
from ..models.subscribable import Subscribable
from .listing import as_teasers, narrow_notices


class NoticeIndexPage(Subscribable, InFooter, Shared, BasePage):
    """What the lists of procurement and of vacancies have in common."""

    lead = models.TextField(_("lead"), max_length=400, blank=True)
    body = BodyField(blank=True, verbose_name=_("text"), help_text=_("Shown above the list."))

    # The type of page that is listed, and its kinds.
    listed_model: ClassVar[str]
    listed_kinds: ClassVar[type[models.TextChoices]]
    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
    ]
    promote_panels: ClassVar[list[Panel]] = [*BasePage.promote_panels, InFooter.footer_panel]

    class Meta:
        abstract = True

    def _listed(self, user: Visitor) -> Any:
        model: Any = apps.get_model(self.listed_model)
        return visible_to(user, model._default_manager.child_of(self))

    def narrowed(self, user: Visitor, query: QueryDict, clear_url: str = "") -> Narrowed:
        """Return the notices that ``user`` may see, as ``query`` narrows them."""
        labels = apps.get_model(self.listed_model).state_labels()
        kinds = dict(self.listed_kinds.choices)
        return narrow_notices(query, self._listed(user), kinds, labels, clear_url)

    def entries(self, user: Visitor, pks: Sequence[int]) -> Iterable[Any]:
        """Return the notices with these keys that ``user`` may see, in the order of the keys."""
        found = {page.pk: page for page in self._listed(user).filter(pk__in=pks).defer("body")}
        return [found[pk] for pk in pks if pk in found]

    def as_teasers(
        self, request: HttpRequest, entries: Iterable[Any], tags: dict[int, list[str]]
    ) -> list[dict[str, Any]]:
        """Return what the teaser component shows of each notice."""
        return as_teasers(request, entries)
