"""The addresses of search; mounted under every language's prefix."""

from django.urls import path

from . import views

app_name = "search"
urlpatterns = [
    path("", views.results, name="results"),
    path("json/", views.as_json, name="json"),
    path("rss/", views.as_rss, name="rss"),
    path("predlozi/", views.suggestions, name="suggestions"),
]
