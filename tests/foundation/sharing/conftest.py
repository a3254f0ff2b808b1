"""The page under embargo that the tests of embargoes have."""

from tests.foundation.embargo.conftest import at, embargoed, site

__all__ = ["at", "embargoed", "site"]
