"""The embedded default: one folder, no server. For the demonstration and for developing."""

from .base import *
from .environment import PORT, env, kept_secret

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="") or kept_secret()
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = [f"http://{host}:{PORT}" for host in ALLOWED_HOSTS]
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", default=False)
DEMO_ALLOWED = True
READ_AHEAD_FROM = f"http://127.0.0.1:{PORT}"
SHOW_UNREVIEWED_TRANSLATIONS = True
# Hashed names as in production, but not compressed: nothing is far away here.
_hashing = "" if DEBUG else "Manifest"
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": f"django.contrib.staticfiles.storage.{_hashing}StaticFilesStorage"},
}
