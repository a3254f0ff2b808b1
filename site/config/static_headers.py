"""What is said with each static file where no nginx sends it (there: ``deploy/nginx.conf``)."""

import re
from wsgiref.headers import Headers

from csp.constants import HEADER

# A file that is opened by itself runs and loads nothing.
POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
# Drawings of Wagtail's hold styles of their own.
_HOLDS_STYLES = re.compile(r"/static/wagtailadmin/.*\.svg")


def add_policy(headers: Headers, path: str, url: str) -> None:
    """Tell the browser so; once a file, when the server starts."""
    if not _HOLDS_STYLES.fullmatch(url):
        headers[HEADER] = POLICY
