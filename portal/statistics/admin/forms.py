"""What is asked before a table is loaded and published."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from ..codes import FIRST_YEAR, LAST_YEAR, Dimension, Measure
from ..models import StatisticsSource
from ..reading.grid import MAX_BYTES

_LONG = forms.Textarea(attrs={"rows": 2})


class LoadForm(forms.Form):
    """A file of counts, and what it counts."""

    measure = forms.ChoiceField(label=_("What is counted"), choices=Measure.choices)
    rows = forms.ChoiceField(label=_("Rows"), choices=Dimension.choices)
    columns = forms.ChoiceField(
        label=_("Columns"),
        required=False,
        choices=[
            ("", _("One column of numbers")),
            *((value, label) for value, label in Dimension.choices if value != Dimension.YEAR),
        ],
    )
    first_year = forms.IntegerField(
        label=_("First year, where it covers several"),
        required=False,
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
    )
    year = forms.IntegerField(label=_("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    is_whole = forms.BooleanField(
        label=_("The rows and columns exclude one another and make up the whole"),
        required=False,
        initial=True,
    )
    source = forms.ModelChoiceField(label=_("Source"), queryset=StatisticsSource.objects.none())
    seen_on = forms.DateField(label=_("Seen on"), widget=AdminDateInput)
    address = forms.URLField(label=_("Where it was seen"), required=False, assume_scheme="https")
    definition = forms.CharField(
        label=_("What is counted (Serbian, Cyrillic)"), max_length=400, widget=_LONG
    )
    definition_en = forms.CharField(
        label=_("What is counted (English)"), max_length=400, widget=_LONG
    )
    note = forms.CharField(
        label=_("Note (Serbian, Cyrillic)"), max_length=400, required=False, widget=_LONG
    )
    note_en = forms.CharField(
        label=_("Note (English)"), max_length=400, required=False, widget=_LONG
    )
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "CSV or XLSX with a row a category and the number of people in it. Never a row per"
            " person."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        source: Any = self.fields["source"]
        source.queryset = StatisticsSource.objects.all()
        self.fields["year"].initial = timezone.localdate().year - 1
        self.fields["seen_on"].initial = timezone.localdate()

    def clean_file(self) -> bytes:
        """Return the bytes, if they are not too many."""
        uploaded: UploadedFile = self.cleaned_data["file"]
        if (uploaded.size or 0) > MAX_BYTES:
            raise forms.ValidationError(_("The file is too large."))
        return uploaded.read()

    def clean(self) -> dict[str, Any]:
        """Refuse a table by the same thing twice, and years that run backwards."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("columns") and cleaned["columns"] == cleaned.get("rows"):
            self.add_error("columns", _("Rows and columns are the same."))
        first, last = cleaned.get("first_year"), cleaned.get("year")
        if first and last and first > last:
            self.add_error("first_year", _("The first year is after the last."))
        return cleaned


class HideForm(forms.Form):
    """The decision about a table that was looked at: what is hidden, and whether to publish."""

    word = forms.CharField(widget=forms.HiddenInput)
    hidden = forms.MultipleChoiceField(required=False)

    def __init__(self, places: list[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hidden: Any = self.fields["hidden"]
        hidden.choices = [(place, place) for place in places]
