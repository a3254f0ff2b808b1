"""The screen of a text that nobody has translated."""

from typing import Any

from django.http import HttpRequest
from django.template.response import TemplateResponse


def say_missing(
    request: HttpRequest,
    *,
    about: Any,
    missing: str,
    begin: tuple[str, str] | None,
    above: tuple[str, str, Any] | None,
) -> TemplateResponse:
    """Say that ``about`` is not in English.

    ``begin`` is where it is begun, and what that is called, for whoever may. Else ``above`` says
    that what it stands beneath is missing too, where that is begun, and what it is.
    """
    context: dict[str, Any] = {"about": about, "missing": missing}
    if begin is not None:
        context["url"], context["begin"] = begin
    elif above is not None:
        context["above"], context["above_url"], context["above_title"] = above
    return TemplateResponse(request, "foundation/desk/no_translation.html", context)
