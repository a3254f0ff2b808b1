"""Where help stands, so that nothing takes its readers elsewhere.

A type of pages says of itself that it is help (``is_help``): the foundation knows none of them.
"""

from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote, urlsplit

from .context import LATIN_PREFIX
from .desk.pages import page_models
from .models import BasePage


def help_addresses() -> frozenset[str]:
    """Return the address of every help page, those that were taken down included, each in letters
    and without the slash at its end.
    """
    models: list[Any] = [
        model for model in page_models(BasePage) if getattr(model, "is_help", False)
    ]
    urls = (page.get_url() for model in models for page in model._default_manager.all())
    return frozenset(_plain(url) for url in urls if url)


def is_of_help(path: str, addresses: Iterable[str]) -> bool:
    """Say whether ``path``, in either script, is one of ``addresses`` or lies beneath one."""
    asked = _plain(path)
    return any(asked == each or asked.startswith(f"{each}/") for each in addresses)


def _plain(address: str) -> str:
    """Return the path by which addresses are compared: one text stands at two Serbian ones, and
    what is asked of it behind the path changes nothing.
    """
    path = unquote(urlsplit(address).path).partition(";")[0].rstrip("/")
    return path.removeprefix(LATIN_PREFIX) if path.startswith(f"{LATIN_PREFIX}/") else path
