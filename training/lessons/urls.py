"""Addresses at which a learner notes something of a lesson."""

from django.urls import path

from . import views

urlpatterns = [
    path("obuka/<int:pk>/lekcije.zip", views.pack, name="course_pack"),
    path("<int:pk>/procitano/", views.read, name="lesson_read"),
    path("<int:pk>/titlovi/<int:document>.vtt", views.captions, name="lesson_captions"),
    path("<int:pk>/mesto/", views.place, name="lesson_place"),
]
