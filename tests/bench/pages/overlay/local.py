"""What a project adds to the settings that ``wagtail start`` wrote for production."""

import os

import environ

from .base import BASE_DIR, INSTALLED_APPS, MIDDLEWARE

INSTALLED_APPS = ["blog", *INSTALLED_APPS]
MIDDLEWARE = [*MIDDLEWARE]
SECRET_KEY = "a key for measuring only"
ALLOWED_HOSTS = ["127.0.0.1"]
WAGTAILADMIN_BASE_URL = "http://127.0.0.1"
DATABASES = {"default": {"CONN_MAX_AGE": 60, **environ.Env().db_url("DATABASE_URL")}}
if "sqlite" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["OPTIONS"] = {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
    }
LANGUAGE_CODE = "sr"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": os.environ.get("PLAIN_CACHE", BASE_DIR / "cache"),
    }
}
