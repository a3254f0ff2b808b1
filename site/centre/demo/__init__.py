"""The public site's demonstration content."""

from foundation.demo import register_demo

from .. import site_tree
from ..campaigns.demo import load_campaigns
from ..events.demo import load_events
from ..press.demo import load_press
from ..services import check_footprint_if_due
from .awaiting import load_awaiting
from .checking import load_dates
from .help import load_help
from .news import load_news
from .notices import load_notices
from .pages import load_pages
from .publications import load_publications
from .reports import load_reports


def register() -> None:
    """Register the site tree, and what is written in it after the plan is there."""
    register_demo(10, "site tree", site_tree.prepare)
    register_demo(29, "help", load_help)
    register_demo(30, "pages of text", load_pages)
    register_demo(31, "news", load_news)
    register_demo(32, "press room", load_press)
    register_demo(33, "campaigns", load_campaigns)
    register_demo(33, "required publications", load_publications)
    register_demo(34, "notices", load_notices)
    register_demo(89, "dates of checking", load_dates)
    # When there is something to look at.
    register_demo(90, "footprint", check_footprint_if_due)
    # After the accounts, one of which wrote it.
    register_demo(95, "a draft in review", load_awaiting)
    register_demo(96, "reports that wait", load_reports)
    register_demo(35, "events", load_events)
