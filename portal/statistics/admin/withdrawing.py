"""Withdrawing in the desk a table that should not have been published."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages

from ..models import TableVersion
from ..services import withdraw_version
from ..telling import unsafe_texts
from .loading import guarded

_FITS = 30
_LONG = forms.Textarea(attrs={"rows": 2})


class VersionField(forms.ModelChoiceField):
    """A version as editors know it: with its source and its number."""

    def label_from_instance(self, obj: Any) -> str:
        """Return its name, and so much of its source as fits beside it."""
        return f"{obj} ({Truncator(str(obj.table.source)).chars(_FITS)})"


class WithdrawForm(forms.Form):
    """Which version, why, and that one knows what withdrawing can't do."""

    version = VersionField(
        label=gettext_lazy("Version of a table"), queryset=TableVersion.objects.none()
    )
    reason = forms.CharField(
        label=gettext_lazy("Why (Serbian, Cyrillic)"),
        max_length=400,
        widget=_LONG,
        help_text=gettext_lazy("Readers see it in the place of the numbers. Repeat no number."),
    )
    reason_en = forms.CharField(label=gettext_lazy("Why (English)"), max_length=400, widget=_LONG)
    is_known = forms.BooleanField(
        label=gettext_lazy("I know that it can't be undone, and that who read it may have kept it")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown: Any = self.fields["version"]
        shown.queryset = TableVersion.objects.filter(withdrawal=None).select_related(
            "table__source"
        )

    def clean(self) -> dict[str, Any]:
        """Refuse words that may not be published."""
        cleaned: dict[str, Any] = super().clean() or {}
        for name in ("reason", "reason_en"):
            for found in unsafe_texts([cleaned.get(name, "")]):
                self.add_error(name, str(found["words"]))
        return cleaned


@guarded
class WithdrawView(View):
    """Asks which version and why, and withdraws it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Ask."""
        return _ask(request, WithdrawForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Withdraw it, or say what is missing."""
        form = WithdrawForm(request.POST)
        if not form.is_valid():
            return _ask(request, form, status=422)
        said = {name: form.cleaned_data[name] for name in ("version", "reason", "reason_en")}
        withdraw_version(**said)
        messages.success(request, _("The table is withdrawn. Its address says so."))
        return redirect("statistics_withdraw")


def _ask(request: HttpRequest, form: WithdrawForm, status: int = 200) -> HttpResponse:
    return render(request, "portal/statistics/admin/withdraw.html", {"form": form}, status=status)
