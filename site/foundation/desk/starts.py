"""Wagtail starts its choosers, calendars and panels by code inside its pages, which the desk's
policy refuses (``foundation.middleware``). Here each such piece of code becomes a mark, an element
that names what to start and holds the arguments; ``desk/starts.js`` starts what is marked.
"""

import json
import re
from typing import Any

from django.utils.formats import get_format, localize_input
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.datetimepicker import to_datetimepicker_format
from wagtail.admin.widgets import (
    AdminDateInput,
    AdminDateTimeInput,
    AdminTimeInput,
    BaseChooser,
)

# The calls that choosers write: `new Chooser("id", {…});`, `createTaskChooser("id");`
CALL = re.compile(r"(?:new )?(?P<name>\w+)\((?P<arguments>.*)\);", re.DOTALL)
CALENDARS = {
    AdminDateInput: "initDateChooser",
    AdminTimeInput: "initTimeChooser",
    AdminDateTimeInput: "initDateTimeChooser",
}

# Template: the code that stands there, and the mark that is to. ``words.Loader`` puts them in.
_PANEL = """    <script>
        (function() {
            var panel = new %s(JSON.parse("{{options_json|escapejs}}"));
        })();
    </script>"""
_PANEL_MARK = '    <template data-desk-start="%s" data-desk-with="[{{ options_json }}]"></template>'
_SELECT_ALL = """    <script type="text/javascript">
        document.addEventListener('DOMContentLoaded', function() {
            var selectAll = document.querySelector('[name="select_all"]');
            var locales = document.querySelectorAll('[name="locales"]');

            selectAll.addEventListener('change', function() {
                for (var i = 0; i < locales.length; i++) {
                    locales[i].checked = selectAll.checked;
                }
            });
        });
    </script>"""
_SELECT_ALL_MARK = (
    '    <template data-desk-start="selectAll"'
    ' data-desk-with=\'["select_all", "locales"]\'></template>'
)
_CHOOSERS = """    <script>
        if (typeof window.chooserUrls === "undefined") {
            window.chooserUrls = {
                imageChooser: "{% url "wagtailimages_chooser:choose" %}",
                documentChooser: "{% url "wagtaildocs_chooser:choose" %}",
                pageChooser: "{% url "wagtailadmin_choose_page" %}",
            }
        }
    </script>"""
_CHOOSERS_MARK = (
    '    <template data-desk-start="chooserUrls" data-desk-with=\'[{'
    '"imageChooser": "{% url "wagtailimages_chooser:choose" %}", '
    '"documentChooser": "{% url "wagtaildocs_chooser:choose" %}", '
    '"pageChooser": "{% url "wagtailadmin_choose_page" %}"}]\'></template>'
)
# It stands in desk.css.
_STYLE = """    <style>
        .publish-translations-field {
            margin-top: 30px;
            margin-bottom: 20px;
        }

        .publish-translations-field > p.help {
            margin-top: 10px;
        }

        .publish-translations-label {
            float: unset;
            font-weight: normal;
        }
    </style>"""
CODE = {
    "wagtailadmin/panels/inline_panel.html": (
        (_PANEL % "InlinePanel", _PANEL_MARK % "InlinePanel"),
    ),
    "wagtailadmin/panels/multiple_chooser_panel.html": (
        (_PANEL % "MultipleChooserPanel", _PANEL_MARK % "MultipleChooserPanel"),
    ),
    "wagtail_localize/admin/submit_translation.html": (
        (
            _SELECT_ALL,
            _SELECT_ALL_MARK,
        ),
    ),
    "wagtail_localize/admin/edit_translation.html": ((_CHOOSERS, _CHOOSERS_MARK),),
    "wagtail_localize/admin/update_translations.html": ((_STYLE, ""),),
}


def mark(name: str, *arguments: Any) -> SafeString:
    """Return the mark that starts ``name`` with arguments that JSON can hold."""
    return format_html(
        '<template data-desk-start="{}" data-desk-with="{}"></template>',
        name,
        json.dumps(arguments),
    )


def mark_call(call: str) -> SafeString:
    """Return the mark for a call as choosers write it. Raises ``ValueError`` for any other code."""
    found = CALL.fullmatch(call.strip())
    if not found:
        raise ValueError(f"No call that can be marked: {call}")
    return mark(found["name"], *json.loads(f"[{found['arguments']}]"))


def _render_chooser(
    self: BaseChooser, name: str, value: Any, attrs: Any = None, renderer: Any = None
) -> SafeString:
    """Write a chooser as Wagtail does, with a mark in place of code."""
    data = self.get_value_data(value)
    html = self.render_html(name, data, attrs)
    return SafeString(html) + mark_call(self.render_js_init(attrs["id"], name, data))


def _mark_calendar(kind: Any, name: str) -> None:
    """Let a field with a calendar be its own mark, and show days as people write them.

    What is typed stays as it was typed, and the form reads it or says that it can't: the calendar
    would put today in the place of what it does not understand, a day as people write it.
    """
    context_of, config_of = kind.get_context, kind.get_config

    def get_config(self: Any) -> dict[str, Any]:
        shown = to_datetimepicker_format(_format_of(self))
        return {**config_of(self), "format": shown, "validateOnBlur": False}

    def format_value(self: Any, value: Any) -> Any:
        return localize_input(value, _format_of(self))

    def get_context(self: Any, *given: Any) -> dict[str, Any]:
        context: dict[str, Any] = context_of(self, *given)
        context["widget"]["attrs"] |= {
            "data-desk-start": name,
            "data-desk-with": json.dumps([self.get_config()]),
        }
        return context

    kind.get_config, kind.get_context, kind.format_value = get_config, get_context, format_value
    # Django's own: the field, and nothing else.
    kind.template_name = kind.__base__.template_name


def _format_of(field: Any) -> str:
    """Return how a field writes what it holds: a day first of all as ``foundation.formats`` says in
    the editor's language, where Wagtail knows one setting for all.
    """
    is_time = isinstance(field, AdminTimeInput)
    return str(field.format if is_time else get_format(field.format_key)[0])


def connect() -> None:
    """Let Wagtail write marks."""
    BaseChooser.render = _render_chooser
    for kind, name in CALENDARS.items():
        _mark_calendar(kind, name)
