"""What the safety check found, at the top of the form."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel


class SafetyPanel(Panel):
    """Shows the findings of what was saved last; the words of a new page are checked once saved."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one object."""

        template_name = "foundation/safety/panel.html"

        def is_shown(self) -> bool:
            """Show it for what was saved before."""
            return self.instance is not None and self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the findings, what was asked about them, and the review."""
            from .shown import shown  # noqa: PLC0415  # reads the models, which read this module

            context = super().get_context_data(parent_context)
            user = getattr(self.request, "user", None)
            decider = user if user and user.has_perm("foundation.decide_overrides") else None
            return {**context, **shown(self.instance), "decider": decider}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("Safety check"))
        kwargs.setdefault("icon", "warning")
        super().__init__(**kwargs)
