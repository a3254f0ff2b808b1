"""Addresses of surveys, for who has a ticket."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.surveys, name="surveys"),
    path("<uuid:key>/", views.survey, name="survey"),
]
