"""Fields of rows of which a form has dozens.

Wagtail draws each field through ten templates, and each choice of a list through two more: a form
of 67 rows with seven fields took a second and more. These say the same from one template a row.
"""

from typing import Any

from django.forms import Select
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.admin.panels import MultiFieldPanel


class RowFields(MultiFieldPanel):
    """Panels of plain fields, one below the other; others within it are drawn as ever."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        """The fields of one row."""

        template_name = "foundation/desk/row_fields.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add each field with what its wrapper says of it, nothing for any other panel."""
            context = super().get_context_data(parent_context)
            return {**context, "fields": [(each, _said_of(each)) for each in self.visible_children]}


class FieldsBeside(RowFields):
    """The same, one beside the other where there is room."""

    class BoundPanel(RowFields.BoundPanel):
        """The fields of one line."""

        template_name = "foundation/desk/fields_beside.html"


def _said_of(panel: Any) -> dict[str, Any]:
    if getattr(panel, "bound_field", None) is None:
        return {}
    return panel.get_editable_context_data()


class PlainSelect(Select):
    """A list of choices without groups."""

    def _render(self, template_name: str, context: Any, renderer: Any = None) -> SafeString:
        widget = context["widget"]
        options = (option for _group, options, _index in widget["optgroups"] for option in options)
        return format_html(
            '<select name="{}"{}>{}</select>',
            widget["name"],
            flatatt(widget["attrs"]),
            format_html_join(
                "",
                '<option value="{}"{}>{}</option>',
                ((each["value"], flatatt(each["attrs"]), each["label"]) for each in options),
            ),
        )
