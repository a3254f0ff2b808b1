"""Sessions as Django keeps them, for keys that it could have given."""

import re
from typing import Any

from django.contrib.sessions.backends import db

_KEY = re.compile(r"[a-z0-9]{8,64}")


class SessionStore(db.SessionStore):
    """Asks the database for no key of another form: a cookie may hold a NUL, on which PostgreSQL
    breaks.
    """

    def _validate_session_key(self, key: Any) -> bool:
        return isinstance(key, str) and _KEY.fullmatch(key) is not None
