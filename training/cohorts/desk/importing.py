"""Participants of a group from a table: a trial that names each bad row, then the real run.

The file itself is sent again for the real run and tried again in its transaction: nothing of it is
kept in between, and what changed since the trial is seen.
"""

import hashlib
from typing import Any

from django import forms
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from ...access import ADMINISTER, group_or_404
from ..importing import Trial, import_table, try_table
from ..models import Cohort

BYTES_AT_MOST = 2 * 1024 * 1024


class TableForm(forms.Form):
    """A table, and whether it is meant in earnest."""

    table = forms.FileField(
        label=_("Table of participants"),
        help_text=_(
            "CSV in UTF-8 or XLSX, at most 2 MB. The first row names the columns: name and"
            " surname, e-mail, institution, sector, municipality."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )
    tried = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_table(self) -> Any:
        """Refuse what is too big or of another kind."""
        table = self.cleaned_data["table"]
        if table.size > BYTES_AT_MOST:
            raise forms.ValidationError(_("The table is bigger than 2 MB."))
        if not table.name.lower().endswith((".csv", ".xlsx")):
            raise forms.ValidationError(_("Choose a file that ends with .csv or .xlsx."))
        return table


@permission_required(ADMINISTER, raise_exception=True)
def import_people(request: HttpRequest, pk: int) -> HttpResponse:
    """Try a table, or enrol everybody in it who is not in the group yet."""
    group = group_or_404(request.user, pk)
    form = TableForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"group": group, "form": form, "trial": None, "done": False}
    if request.method == "POST" and form.is_valid():
        try:
            context |= _tried(request, group, form)
        except ValidationError as error:
            form.add_error("table", ValidationError(error.messages))
    status = 422 if form.is_bound and (form.errors or _has_wrong(context["trial"])) else 200
    return render(request, "training/cohorts/desk/import.html", context, status=status)


def _tried(request: HttpRequest, group: Cohort, form: TableForm) -> dict[str, Any]:
    table = form.cleaned_data["table"]
    data = table.read()
    digest = hashlib.sha256(data).hexdigest()
    user: Any = request.user
    if request.POST.get("step") != "enrol":
        trial = try_table(cohort=group, name=table.name, data=data)
        # The real run asks for the file once more: this says that it is the one that was tried.
        return {"trial": trial, "form": TableForm(initial={"tried": digest})}
    if form.cleaned_data["tried"] != digest:
        raise ValidationError(_("This is another table than the one that was tried: try it first."))
    trial = import_table(cohort=group, name=table.name, data=data, by=user)
    return {"trial": trial, "done": not trial.wrong, "form": TableForm()}


def _has_wrong(trial: Trial | None) -> bool:
    return trial is not None and bool(trial.wrong)
