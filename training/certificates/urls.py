"""Addresses of certificates. They are printed: they never change."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.ask_code, name="certificate_ask"),
    path("<str:token>/", views.check, name="certificate_check"),
    path("<str:token>/uverenje.pdf", views.take, name="certificate_pdf"),
]
