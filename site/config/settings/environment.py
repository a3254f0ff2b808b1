"""What the environment says: one place reads it, so that one place documents it.

``DATABASE_URL``, ``ELASTICSEARCH_URL``, ``CACHE_URL``, ``EMAIL_URL``, ``SECRET_KEY``,
``ALLOWED_HOSTS``, ``BASE_URL``, ``ADMIN_PATH``, ``ADMIN_HOST``, ``DATA_DIR`` and ``PORT``.
Everything has an embedded default that needs no server.
"""

import re
import secrets
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[3]
env = environ.Env()

DATA_DIR = Path(env.str("DATA_DIR", default=str(ROOT / "var"))).resolve()
PORT = env.int("PORT", default=8000)
BASE_URL = env.str("BASE_URL", default=f"http://127.0.0.1:{PORT}").rstrip("/")

# Four writers lost 191 of 240 transactions with SQLite's defaults and none with these. Without the
# last one INSERT OR REPLACE deletes a row behind the back of the trigger that keeps it.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;"
        "PRAGMA recursive_triggers=ON;"
    ),
}

# First words of addresses that are the site's own.
TAKEN = {
    *("dokumenta", "en", "izvestaj-partnera", "kartica", "media", "moja-obuka", "moje-obuke"),
    *("moji-podaci", "nalog", "pretraga", "prijava-za-obuku", "provera", "sr-latn", "static"),
    "usavrsavanje",
}
# To open the file anew for each request cost ten times what a kept page does.
SQLITE_MAX_AGE = 60
CONNECT_SECONDS = 3
# A process that stands still in a transaction holds what others wait for.
IDLE_IN_TRANSACTION_SECONDS = 60
# A cache that is slower than this is no help.
CACHE_SECONDS = 0.5


def database() -> dict[str, Any]:
    """Return Django's ``DATABASES["default"]``: ``DATABASE_URL`` or SQLite in ``DATA_DIR``."""
    if env.str("DATABASE_URL", default=""):
        config = dict(env.db_url("DATABASE_URL"))
        if "postgresql" in config["ENGINE"]:
            return postgresql(config)
        config["OPTIONS"] = {**SQLITE_OPTIONS, **config.get("OPTIONS", {})}
        return {"CONN_MAX_AGE": SQLITE_MAX_AGE, **config}
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_DIR / "database.sqlite3",
        "OPTIONS": SQLITE_OPTIONS,
        "CONN_MAX_AGE": SQLITE_MAX_AGE,
    }


def postgresql(config: dict[str, Any]) -> dict[str, Any]:
    """Return ``config`` with ends to waiting: for a connection always, for a statement where
    ``DATABASE_PATIENCE`` says after how many seconds (who serves readers does; a migration may
    take its time).
    """
    patience = env.int("DATABASE_PATIENCE", default=0)
    options: dict[str, Any] = {"connect_timeout": CONNECT_SECONDS}
    if patience:
        # The server ends its work a little before nobody waits for it any more.
        ends = {
            "statement_timeout": patience * 1000 - 500,
            "idle_in_transaction_session_timeout": IDLE_IN_TRANSACTION_SECONDS * 1000,
        }
        options["options"] = " ".join(f"-c {name}={value}" for name, value in ends.items())
        options["patience"] = patience
    return {
        "CONN_MAX_AGE": 60,
        **config,
        "ENGINE": "config.postgresql",
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**options, **config.get("OPTIONS", {})},
    }


def cache() -> dict[str, Any]:
    """Return the shared cache: ``CACHE_URL`` or files in ``DATA_DIR`` that every process of the
    copy sees. While Redis is away the files stand in.
    """
    files = {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA_DIR / "cache",
    }
    if not env.str("CACHE_URL", default=""):
        return files
    config = dict(env.cache_url("CACHE_URL"))
    if "redis" not in config["BACKEND"].lower():
        return config
    waits = {"socket_timeout": CACHE_SECONDS, "socket_connect_timeout": CACHE_SECONDS}
    return {
        **config,
        "BACKEND": "config.redis_or_files.RedisOrFiles",
        "OPTIONS": {**waits, **config.get("OPTIONS", {}), "folder": DATA_DIR / "cache"},
    }


def search(vendor_is_postgresql: bool) -> dict[str, dict[str, Any]]:
    """Return the search backends: the database's own for the desk and for everybody; with an
    address of Elasticsearch that one answers readers, and the database's stands in while it is
    away. Only ``search.outbox`` tells it anything.
    """
    name = "postgresql" if vendor_is_postgresql else "sqlite"
    own = {"BACKEND": f"search.backends.{name}"}
    addresses = env.list("ELASTICSEARCH_URL", default=[])
    if not addresses:
        return {"default": own}
    server = {
        "BACKEND": "search.backends.elasticsearch",
        "URLS": addresses,
        "INDEX_PREFIX": env.str("ELASTICSEARCH_PREFIX", default="centre_"),
        "SHARDS": env.int("ELASTICSEARCH_SHARDS", default=1),
        "REPLICAS": env.int("ELASTICSEARCH_REPLICAS", default=0),
        "ATOMIC_REBUILD": True,
        "AUTO_UPDATE": False,
    }
    return {"default": own, "site": server}


def desk_place() -> tuple[str, str]:
    """Return the desk's path, as ``admin/``, and its host or ``""``.

    Raises ``ImproperlyConfigured`` for a path that would hide a part of the site.
    """
    path = env.str("ADMIN_PATH", default="admin").strip("/")
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", path) or path in TAKEN:
        raise ImproperlyConfigured(
            "ADMIN_PATH is one word of small letters, digits, hyphens that the site does not use."
        )
    return f"{path}/", env.str("ADMIN_HOST", default="").lower()


def kept_secret() -> str:
    """Return the copy's own secret key, made at the first start and kept in ``DATA_DIR``."""
    path = DATA_DIR / "secret-key"
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(64), encoding="ascii")
        return path.read_text(encoding="ascii").strip()
