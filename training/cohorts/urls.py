"""Addresses of applying, of one's own groups, and of those one teaches."""

from django.urls import path

from ..assessment.views.marking import mark_taught
from ..people.views import accept_invitation
from .views import applying, mine, teaching

applications = [
    path("<int:pk>/", applying.apply, name="apply"),
    path("<int:pk>/moja/", applying.apply_own, name="apply_own"),
    path("<int:pk>/primljena/", applying.received, name="application_received"),
]
urlpatterns = [
    path("", mine.my_courses, name="my_courses"),
    path("grupa/<int:pk>/", mine.my_group, name="my_group"),
    path("grupa/<int:pk>/sastanci.ics", mine.calendar, name="my_calendar"),
    path("grupa/<int:pk>/odustajem/", applying.leave, name="leave_group"),
    path("prijava/<int:pk>/odustajem/", applying.take_back, name="take_back_application"),
    path("poziv/<str:token>/", accept_invitation, name="accept_invitation"),
    path("predajem/<int:pk>/", teaching.taught_group, name="taught_group"),
    path("predajem/odgovor/<int:pk>/", mark_taught, name="mark_taught"),
    path("predajem/pitanje/<int:pk>/", teaching.answer, name="answer_enquiry"),
    path("predajem/sastanak/<int:pk>/", teaching.attendance, name="attendance"),
    path("predajem/sastanak/<int:pk>/spisak.pdf", teaching.paper, name="attendance_paper"),
]
