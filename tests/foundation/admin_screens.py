"""Every screen of the desk, read from the address table, so that none is forgotten."""

import re

from django.urls import URLPattern, get_resolver, reverse

# The body of a list without its frame, what only takes a form, what is no screen.
_NO_SCREEN = re.compile(r"_results$|logout|error_test|sprite|javascript|autocomplete|/sitemap")


def screens_without_arguments():
    """Return the names of the addresses beneath the desk that need nothing more to be opened."""
    desk = reverse("wagtailadmin_home").lstrip("/")
    found = {
        name
        for name, path, pattern in _beneath(get_resolver().url_patterns, "", ())
        if path.startswith(desk) and not pattern.converters and "(?P" not in path
    }
    return sorted(name for name in found if not _NO_SCREEN.search(name))


def _beneath(patterns, path, spaces):
    for entry in patterns:
        here = path + str(entry.pattern).lstrip("^")
        if isinstance(entry, URLPattern):
            if entry.name:
                yield ":".join((*spaces, entry.name)), here, entry.pattern
        else:
            inner = (*spaces, entry.namespace) if entry.namespace else spaces
            yield from _beneath(entry.url_patterns, here, inner)
