"""Snippets that no other content refers to."""


class NeverChosen:
    """Mixin of a snippet's viewset: Wagtail's chooser, which whoever enters the desk may open and
    which lists everything, is left out.
    """

    def register_chooser_viewset(self) -> None:
        """Register no chooser."""
