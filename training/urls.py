"""Addresses of the training area that are no pages, area by area."""

from django.urls import include, path
from django.views.generic import RedirectView

from .cohorts.urls import applications

urlpatterns = [
    # What stands beneath it, quizzes and surveys, keeps its address; this leads to its own list.
    path(
        "moja-obuka/",
        RedirectView.as_view(
            pattern_name="my_courses", permanent=True, http_method_names=["get", "head"]
        ),
        name="my_training",
    ),
    path("moje-obuke/lekcije/", include("training.lessons.urls")),
    path("moje-obuke/", include("training.cohorts.urls")),
    path("prijava-za-obuku/", include(applications)),
    path("moji-podaci/", include("training.records.urls")),
    path("provera/", include("training.certificates.urls")),
    path("usavrsavanje/", include("training.staff.urls")),
]
