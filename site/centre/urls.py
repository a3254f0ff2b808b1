"""Addresses behind those of campaigns and kits, that Wagtail's own view of pages can't serve: it
takes no form of a stranger.
"""

from django.urls import re_path

from .communities import views as communities
from .localiser import views as localiser

BENEATH = r"^(?P<beneath>(?:[\w\-]+/)+)"
KIT = BENEATH + "lokalni-komplet/"
JOB = KIT + "(?P<job>[A-Za-z0-9_-]{32})/"
DONE = BENEATH + "sta-je-uradjeno/"

urlpatterns = [
    re_path(KIT + "$", localiser.order_kit, name="kit_order"),
    re_path(JOB + "$", localiser.follow_kit, name="kit_job"),
    re_path(JOB + "zip/$", localiser.take_kit, name="kit_zip"),
    re_path(DONE + "$", communities.what_was_done, name="communities"),
    re_path(DONE + "csv/$", communities.as_csv, name="communities_csv"),
    re_path(DONE + "json/$", communities.as_json, name="communities_json"),
    re_path(DONE + "javite/$", communities.tell, name="communities_tell"),
    re_path(DONE + "hvala/$", communities.received, name="communities_received"),
]
