"""Addresses of the training area that are no pages, area by area."""

from django.urls import include, path

from .cohorts.urls import applications

urlpatterns = [
    path("moje-obuke/lekcije/", include("training.lessons.urls")),
    path("moje-obuke/", include("training.cohorts.urls")),
    path("prijava-za-obuku/", include(applications)),
    path("moji-podaci/", include("training.records.urls")),
    path("provera/", include("training.certificates.urls")),
    path("usavrsavanje/", include("training.staff.urls")),
]
