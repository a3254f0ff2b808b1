"""What the plan's pages show, ready for their templates."""

from . import activity, downloads, index, plan

__all__ = ["activity", "downloads", "index", "plan"]
