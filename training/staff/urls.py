"""Addresses of the staff's development."""

from django.urls import path

from . import views

urlpatterns = [
    path("<int:year>/", views.show_year, name="staff_year"),
    path("moje/", views.show_own, name="staff_own"),
    path("moje/<int:pk>/zavrsena-obuka/", views.record_own, name="staff_record_own"),
    path("dokaz/<int:pk>/", views.serve_proof, name="staff_proof"),
]
