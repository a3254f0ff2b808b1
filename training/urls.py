"""Addresses of the training area that are no pages, area by area."""

from django.urls import include, path

urlpatterns = [
    path("moji-podaci/", include("training.records.urls")),
    path("provera/", include("training.certificates.urls")),
    path("usavrsavanje/", include("training.staff.urls")),
]
