"""A Django project of one view that returns a constant: what Django alone costs."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

settings.configure(
    SECRET_KEY="a key for measuring only",
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[],
)

BODY = b"x" * int(os.environ.get("CONSTANT_BYTES", "20000"))


def constant(request):
    """Return the same bytes to everybody."""
    return HttpResponse(BODY)


urlpatterns = [path("", constant)]
application = get_wsgi_application()
