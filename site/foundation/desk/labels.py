"""Labels of Wagtail's and localize's forms and tables that nobody wrote, or that were read once,
before anybody's language was known: given here, in words that can be translated.
"""

from functools import wraps
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import account, choosers, workflows
from wagtail.sites.views import IndexView as SitesView
from wagtail_localize.models import LocaleSynchronization
from wagtail_localize.views.report import TranslationsReportFilterSet


def give_labels() -> None:
    """Label what has no label of its own in the editor's language."""
    _ask_for_no_name()
    _label_link_dialogs()
    _label_late(workflows.TaskChooserSearchForm, "task_type", _("Task type"))
    _label_late(choosers.LocaleFilterMixin, "locale", _("Locale"))
    workflows.WorkflowPageForm.base_fields["page"].label = _("Page")
    _label_sites()
    _label_locales()
    workflows.WorkflowContentTypeForm.base_fields["content_types"].label = _("Content types")


def _ask_for_no_name() -> None:
    """Let somebody choose a language, or a theme, in an account that has no name: it is one form,
    and the address says who signs in.
    """
    for name in ("first_name", "last_name"):
        account.NameEmailForm.base_fields[name].required = False


def _label_link_dialogs() -> None:
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


def _label_late(form: Any, name: str, label: Any) -> None:
    """Label a field that a form gets only while it is made."""
    init = form.__init__

    @wraps(init)
    def labelled(self: Any, *args: Any, **kwargs: Any) -> None:
        init(self, *args, **kwargs)
        if name in self.fields:
            self.fields[name].label = label

    form.__init__ = labelled


def _label_sites() -> None:
    labels = {"port": _("Port"), "site_name": _("Site name"), "root_page": _("Root page")}
    for column in SitesView.columns:
        column.label = labels.get(column.name, column.label)


def _label_locales() -> None:
    filters = TranslationsReportFilterSet.base_filters
    filters["source_locale"].label = _("From the language")
    filters["target_locale"].label = _("Into the language")
    for name, label in (("sync_from", _("Copy from")), ("locale", _("Locale"))):
        LocaleSynchronization._meta.get_field(name).verbose_name = label
