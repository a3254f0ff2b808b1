"""The title of a page in its editor."""

from typing import Any

from wagtail.admin.panels import TitleFieldPanel


class TitlePanel(TitleFieldPanel):
    """Wagtail's, without the script that fills the address: pages make their own in Latin letters,
    and without a field to fill that script only reports an error.
    """

    class BoundPanel(TitleFieldPanel.BoundPanel):
        """The panel of one form."""

        def get_attrs(self) -> dict[str, Any]:
            """Return what the field is drawn with."""
            return {"placeholder": self.get_placeholder()}
