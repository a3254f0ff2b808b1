"""Words of the desk that Wagtail forgot to mark for translation, marked here.

The catalogue in ``locale/desk`` can only say what is marked. Labels are set on the forms;
the few words that stand bare in a template are marked while the template is read.
"""

from functools import wraps
from typing import Any

from django.template import Origin
from django.template.loaders.app_directories import Loader as AppDirectoriesLoader
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import choosers, workflows

# Template: what stands there, and what is to. A test finds each in the installed Wagtail.
BARE = {
    "wagtailadmin/home.html": (('value="Search"', "value=\"{% trans 'Search' %}\""),),
    "wagtailadmin/shared/header.html": (('value="Search"', "value=\"{% trans 'Search' %}\""),),
    "wagtailadmin/shared/headers/_actions.html": (
        ('<nav aria-label="Actions"', "{% load i18n %}<nav aria-label=\"{% trans 'Actions' %}\""),
    ),
    "wagtailadmin/tables/boolean_cell.html": (
        ("title=value|stringformat:'s'", "title=value|yesno"),
    ),
    "wagtailadmin/reports/aging_pages_results.html": (
        (
            "username=page.last_published_by_user",
            "username=page.last_published_by_user|default:'–'",
        ),
    ),
    # Whoever may not make administrators has no such field, and would read "None".
    "wagtailusers/users/create.html": (
        (
            "<li>{% formattedfield form.is_superuser %}</li>",
            "{% if form.is_superuser %}<li>{% formattedfield form.is_superuser %}</li>{% endif %}",
        ),
    ),
    # A search over pages of all types has no name for what it counts.
    "wagtailadmin/pages/listing/_page_title_column_header.html": (
        (
            "items_count=items_count|intcomma %}",
            "items_count=items_count|intcomma model_name=model_name|default_if_none:_('pages') %}",
        ),
    ),
}


class Loader(AppDirectoriesLoader):
    """Reads the templates of apps, and marks the bare words of those in ``BARE``."""

    def get_contents(self, origin: Origin) -> str:
        """Return the template's source."""
        source = super().get_contents(origin)
        for bare, marked in BARE.get(str(origin.template_name), ()):
            source = source.replace(bare, marked)
        return source


def label_forms() -> None:
    """Give the fields of Wagtail's link dialogs labels that can be translated."""
    labels = {
        "link_text": _("Link text"),
        "email_address": _("Email address"),
        "subject": _("Subject"),
        "body": _("Message"),
        "phone_number": _("Phone number"),
    }
    for form in (
        choosers.ExternalLinkChooserForm,
        choosers.AnchorLinkChooserForm,
        choosers.EmailLinkChooserForm,
        choosers.PhoneLinkChooserForm,
    ):
        for name, label in labels.items():
            if name in form.base_fields:
                form.base_fields[name].label = label
    _label_task_type()


def _label_task_type() -> None:
    """Give the search for tasks a label for the field that it gets where tasks are of two kinds."""
    init = workflows.TaskChooserSearchForm.__init__

    @wraps(init)
    def labelled(self: Any, *args: Any, **kwargs: Any) -> None:
        init(self, *args, **kwargs)
        if "task_type" in self.fields:
            self.fields["task_type"].label = _("Task type")

    workflows.TaskChooserSearchForm.__init__ = labelled
