"""The WSGI entry point. Production settings unless told otherwise: a forgotten variable must not
be unsafe.
"""

import os
import sys
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver
from django.utils.module_loading import import_string

ROOT = Path(__file__).resolve().parents[2]
for folder in (str(ROOT), str(ROOT / "site")):
    if folder not in sys.path:
        sys.path.insert(0, folder)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

application = get_wsgi_application()
# The addresses too, with all that answers at them: else each process reads them anew, and at its
# first requests each of its threads at once.
get_resolver().reverse_dict  # noqa: B018  # reads them
if settings.MIDDLEWARE[:1] == ["foundation.keeping.middleware.KeptPagesMiddleware"]:
    # Nothing stands before what keeps pages, and so nothing needs to be done for what is kept. Its
    # models are there only once the application is.
    application = import_string("foundation.keeping.front.KeptPages")(application)
