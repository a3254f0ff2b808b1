"""Production: everything from the environment, and a refusal to start when something is unsafe."""

from django.core.exceptions import ImproperlyConfigured

from .base import *
from .environment import env

SECRET_KEY = env.str("SECRET_KEY", default="")
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", default=True)
CSRF_TRUSTED_ORIGINS = [BASE_URL, *([f"https://{DESK_HOST}"] if DESK_HOST else [])]
SHOW_UNREVIEWED_TRANSLATIONS = False

SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
DEVICE_COOKIE_NAME = "__Host-device"
MESSAGES_COOKIE_NAME = "__Host-messages"
# Proxies in front that add to X-Forwarded-For: attempts are counted by the network behind them.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=1)

# nginx keeps pages and sends files. It finds the stamp of what it keeps in this folder.
BEHIND_NGINX = env.bool("BEHIND_NGINX", default=True)
if BEHIND_NGINX:
    MIDDLEWARE = ["foundation.keeping.nginx.EdgeMiddleware", *MIDDLEWARE]
    WAGTAILFRONTENDCACHE = {
        "nginx": {
            "BACKEND": "foundation.keeping.nginx.GenerationBackend",
            "LOCATION": env.str("GENERATION_DIR", default="") or DATA_DIR / "generation",
        }
    }
# nginx listens there for this machine alone, without encryption.
READ_AHEAD_FROM = env.str("READ_AHEAD_FROM", default="http://127.0.0.1:8081")
# One line of JSON a record, for whatever gathers them.
LOGGING["formatters"]["json"] = {"()": "foundation.logs.JsonFormatter"}
LOGGING["handlers"]["stderr"]["formatter"] = "json"

_unsafe = [
    reason
    for unsafe, reason in [
        (len(SECRET_KEY) < 50, "SECRET_KEY has fewer than 50 characters"),
        (not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS, "ALLOWED_HOSTS is empty or holds *"),
        (DESK_HOST and DESK_HOST not in ALLOWED_HOSTS, "ADMIN_HOST is not in ALLOWED_HOSTS"),
        (not BASE_URL.startswith("https://"), "BASE_URL does not start with https://"),
        (not SECOND_FACTOR_REQUIRED, "SECOND_FACTOR_REQUIRED is off"),
        (env.bool("DEBUG", default=False), "DEBUG is on"),
        (not env.str("DATABASE_URL", default=""), "DATABASE_URL is not set"),
        (
            not env.str("CACHE_URL", default=""),
            "CACHE_URL is not set: processes would not share a cache",
        ),
        (not env.str("EMAIL_URL", default=""), "EMAIL_URL is not set: nobody could be written to"),
    ]
    if unsafe
]
if _unsafe:
    raise ImproperlyConfigured("Refusing to start in production: " + "; ".join(_unsafe) + ".")
