"""What trainers fill in when they decide about results."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from .codes import POINT


class PointsForm(forms.Form):
    """Points that somebody gives."""

    points = forms.DecimalField(label=_("Points"), min_value=0, decimal_places=2)

    def hundredths(self) -> int:
        """Return the points that were given, in hundredths."""
        points: Decimal = self.cleaned_data["points"]
        return int(points * POINT)


class MarkForm(PointsForm):
    """Points for a free answer."""

    comment = forms.CharField(
        label=_("Comment for who answered"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class OverrideForm(PointsForm):
    """Another result, with its reason."""

    reason = forms.CharField(
        label=_("Reason"), max_length=600, widget=forms.Textarea(attrs={"rows": 4})
    )
