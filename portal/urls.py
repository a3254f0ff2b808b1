"""Addresses of the portal that are no pages."""

from django.urls import path

from .plan.views.partner import partner_report, partner_report_sent

urlpatterns = [
    path("<str:key>/", partner_report, name="partner_report"),
    path("<str:key>/primljeno/", partner_report_sent, name="partner_report_sent"),
]
