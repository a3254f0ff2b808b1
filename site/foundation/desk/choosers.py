"""Buttons of choosers say what is chosen in the language of whoever looks.

Wagtail writes the name of the type into them when a form is made. Forms are kept, so everybody
would read the language of whoever opened the first one.
"""

from functools import wraps
from typing import Any

from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.chooser import AdminPageChooser
from wagtail.models import Page
from wagtail.snippets.widgets import AdminSnippetChooser

_SNIPPETS = {
    "choose_one_text": _("Choose %(object)s"),
    "choose_another_text": _("Choose another %(object)s"),
    "link_to_chosen_text": _("Edit this %(object)s"),
}


def _say(text: Any, model: Any) -> str:
    return str(text) % {"object": model._meta.verbose_name}


def _say_page(text: Any, model: Any) -> str:
    return f"{text} ({capfirst(str(model._meta.verbose_name))})"


_said, _said_of_page = lazy(_say, str), lazy(_say_page, str)


def name_late() -> None:
    """Let choosers of snippets and of one type of page put their words together when they are
    shown.
    """
    _after_init(AdminSnippetChooser, _name_snippet)
    _after_init(AdminPageChooser, _name_page)


def _after_init(widget: Any, name: Any) -> None:
    init = widget.__init__

    @wraps(init)
    def made(self: Any, *args: Any, **kwargs: Any) -> None:
        init(self, *args, **kwargs)
        name(self, kwargs)

    widget.__init__ = made


def _name_snippet(self: Any, given: dict[str, Any]) -> None:
    for name, text in _SNIPPETS.items():
        if name not in given:
            setattr(self, name, _said(text, self.model))


def _name_page(self: Any, given: dict[str, Any]) -> None:
    if self.model is not Page:
        text = given.get("choose_one_text", type(self).choose_one_text)
        self.choose_one_text = _said_of_page(text, self.model)
