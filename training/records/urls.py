"""Addresses of what is held about people."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.show_own, name="records_own"),
    path("obavestenje/", views.show_notice, name="records_notice"),
    path("preuzimanje/", views.take_own, name="records_take"),
    path("brisanje/", views.ask, name="records_ask"),
]
