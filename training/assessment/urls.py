"""Addresses of quizzes and cases, for learners alone."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.overview, name="assessments"),
    path("pokusaj/<uuid:key>/", views.attempt, name="attempt"),
    path("pokusaj/<uuid:key>/predaja/", views.hand_in, name="attempt_hand_in"),
    path("pokusaj/<uuid:key>/<str:item>/", views.answered, name="attempt_answered"),
    path("<slug:slug>/", views.assessment, name="assessment"),
]
