"""Settings of the tests: the embedded default, made quick and kept away from any copy's data."""

import atexit
import shutil
import tempfile
from pathlib import Path

from .base import *

SECRET_KEY = "a key for tests only"  # noqa: S105
INSTALLED_APPS = [*INSTALLED_APPS, "django_migration_linter"]
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {name: {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"} for name in TASKS}
_scratch = Path(tempfile.mkdtemp(prefix="centre-tests-"))
atexit.register(shutil.rmtree, _scratch, ignore_errors=True)
MEDIA_ROOT = _scratch / "media"
PRIVATE_MEDIA_ROOT = _scratch / "private"
SCRATCH_ROOT = _scratch / "tmp"
STORAGES = {
    **STORAGES,
    "private": {
        "BACKEND": "foundation.cleaning.storage.CleanStorage",
        "OPTIONS": {"location": PRIVATE_MEDIA_ROOT, "base_url": None},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {
    **CACHES,
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
# Nothing is collected for tests, so there is nothing for WhiteNoise to serve. Pages are made anew
# each time, except where keeping them is what is tried.
KEPT_PAGES = "foundation.keeping.middleware.KeptPagesMiddleware"
KEEP_PARTS = False
MIDDLEWARE = [
    name for name in MIDDLEWARE if not name.startswith("whitenoise.") and name != KEPT_PAGES
]
