"""The embedded default as it answers who comes first after a change: nothing that was made before
is used, but for what was read from templates and catalogues.
"""

from .uncached import *  # noqa: F403  # each settings module offers what it imports

MIDDLEWARE = ["tests.bench.pages.forgetting.ForgettingMiddleware", *MIDDLEWARE]  # noqa: F405
