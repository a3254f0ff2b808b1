"""The public site's demonstration content."""

from foundation.demo import register_demo


def register() -> None:
    """Register the site tree and the content in it."""
    from .. import site_tree

    register_demo(10, "site tree", site_tree.prepare)
