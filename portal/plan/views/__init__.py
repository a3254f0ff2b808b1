"""What the plan's pages show, ready for their templates."""

from . import activity, comparison, downloads, index, plan, report

__all__ = ["activity", "comparison", "downloads", "index", "plan", "report"]
