"""Addresses at which a learner notes something of a lesson."""

from django.urls import path

from . import views

urlpatterns = [
    path("<int:pk>/procitano/", views.read, name="lesson_read"),
    path("<int:pk>/mesto/", views.place, name="lesson_place"),
]
