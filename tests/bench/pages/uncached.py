"""The embedded default, but every page is made anew each time."""

from config.settings.dev import *  # noqa: F403  # each settings module offers what it imports

MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith("foundation.keeping.")]  # noqa: F405
