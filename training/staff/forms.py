"""What is asked about the staff's development, in the desk and of an employee."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import DevelopmentItem, DevelopmentPlan, DevelopmentRecord


class _Day(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class PlanForm(forms.ModelForm):
    """Whose plan of which year."""

    class Meta:
        model = DevelopmentPlan
        fields: ClassVar[list[str]] = ["employee", "year"]


class ItemForm(forms.ModelForm):
    """A need and its training."""

    class Meta:
        model = DevelopmentItem
        fields: ClassVar[list[str]] = ["need", "kind", "training", "hours", "due"]
        widgets: ClassVar[dict[str, Any]] = {"due": _Day}


class RecordForm(forms.ModelForm):
    """A training that took place."""

    class Meta:
        model = DevelopmentRecord
        fields: ClassVar[list[str]] = [
            "item",
            "kind",
            "training",
            "provider",
            "ended_on",
            "hours",
            "proof",
        ]
        widgets: ClassVar[dict[str, Any]] = {"ended_on": _Day}
        help_texts: ClassVar[dict[str, Any]] = {
            "proof": _(
                "PDF or picture, as the organiser gave it. Only you and who verifies see it."
            ),
        }

    def __init__(self, *args: Any, plan: DevelopmentPlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.plan = plan
        items: Any = self.fields["item"]
        items.queryset = plan.items.all()
        items.empty_label = _("It was not planned")
