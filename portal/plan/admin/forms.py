"""What is asked before a document is imported."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..files import MAX_BYTES
from ..models.pages import FIRST_YEAR, LAST_YEAR
from ..services import PlanFile


class UploadForm(forms.Form):
    """The file and its year."""

    year = forms.IntegerField(label=_("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    file = forms.FileField(
        label=_("Document"),
        help_text=_("The plan in Markdown or Word (.docx), or as downloaded here in JSON or CSV."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].initial = timezone.localdate().year

    def clean_file(self) -> PlanFile:
        """Return the file's name and bytes, if it is not too large."""
        uploaded: UploadedFile = self.cleaned_data["file"]
        if (uploaded.size or 0) > MAX_BYTES:
            raise forms.ValidationError(_("The file is too large."))
        return PlanFile(uploaded.name or "plan", uploaded.read())


class ConfirmForm(forms.Form):
    """The decision about a previewed upload."""

    word = forms.CharField(widget=forms.HiddenInput)
    overwrite = forms.BooleanField(label=_("Replace what editors changed by hand"), required=False)


class DecisionForm(forms.Form):
    """What becomes of a partner's report."""

    accept = forms.TypedChoiceField(
        label=_("Decision"),
        coerce=lambda value: value == "yes",
        choices=[("yes", _("Accept: it becomes a public report")), ("no", _("Decline"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Reason, where you decline"), max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse to decline without a reason."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("accept") is False and not cleaned.get("reason"):
            self.add_error("reason", _("Say why."))
        return cleaned
