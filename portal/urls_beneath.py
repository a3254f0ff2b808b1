"""Addresses beneath pages of the portal that Wagtail's own view of pages can't serve: it takes no
form of a stranger.
"""

from django.urls import re_path

from .indicators.views.comments import comments

BENEATH = r"^(?P<beneath>(?:[\w\-]+/)+)"

urlpatterns = [
    re_path(BENEATH + r"(?P<slug>[a-z0-9\-]+)/comments/$", comments, name="indicator_comments"),
]
