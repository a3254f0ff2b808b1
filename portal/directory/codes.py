"""The lists of codes that a service is described with, and the field that keeps several of them."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

SAFE_HOUSE = "safe_house"
Names = Mapping[str, str | Promise]

KINDS: Names = {
    "identification": _("Identification and coordination"),
    "urgent": _("Urgent help"),
    SAFE_HOUSE: _("Safe house"),
    "housing": _("Housing"),
    "health": _("Health care"),
    "psychological": _("Psychological support"),
    "legal": _("Legal aid and court"),
    "school_work": _("School and work"),
    "money": _("Money and material aid"),
    "residence_return": _("Residence and return"),
    "language": _("Interpreting and escort"),
}
AGES: Names = {"child": _("Children"), "adult": _("Adults")}
SEXES: Names = {"female": _("Women and girls"), "male": _("Men and boys")}
STATUSES: Names = {
    "citizen": _("Citizens of Serbia"),
    "foreign": _("Foreign citizens"),
    "asylum": _("People who seek asylum"),
    "stateless": _("People without citizenship"),
}
LANGUAGES: Names = {
    "sr": _("Serbian"),
    "en": _("English"),
    "hu": _("Hungarian"),
    "rom": _("Romani"),
    "ru": _("Russian"),
    "sq": _("Albanian"),
    "uk": _("Ukrainian"),
    "ar": _("Arabic"),
    "fa": _("Farsi"),
    "sgn": _("Sign language"),
    "interpreter": _("Other languages, with an interpreter"),
}
COSTS: Names = {
    "free": _("Free of charge"),
    "partly": _("Partly paid"),
    "paid": _("Paid"),
    "unknown": _("Not known yet"),
}


def shown(names: Names, codes: Iterable[str]) -> list[str]:
    """Return the names of ``codes``, in the order of the list."""
    wanted = set(codes)
    return [str(name) for code, name in names.items() if code in wanted]


class CodesField(models.CharField):
    """Several codes of a list, kept as text with spaces around each. Gives and takes a list.

    ``codes`` is the list of names, or a function that returns it in groups as a form shows it.
    """

    def __init__(self, *args: Any, codes: Any = None, **kwargs: Any) -> None:
        self.codes = codes
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str | None, *args: Any) -> list[str]:
        """Return the codes as a list."""
        return (value or "").split()

    def to_python(self, value: Any) -> list[str]:
        """Return the codes as a list, sorted, each once."""
        codes = value.split() if isinstance(value, str) else value or []
        return sorted({str(code) for code in codes})

    def get_prep_value(self, value: Any) -> str:
        """Return the text that is stored."""
        codes = self.to_python(value)
        return f" {' '.join(codes)} " if codes else ""

    def value_to_string(self, obj: models.Model) -> str:
        """Return the text that revisions keep."""
        return self.get_prep_value(self.value_from_object(obj))

    def validate(self, value: Any, model_instance: Any) -> None:
        """Refuse a code that is not in the list, and nothing where something must be."""
        if unknown := set(self.to_python(value)) - set(self._flat()):
            raise ValidationError(_("Not in the list: %(codes)s"), params={"codes": min(unknown)})
        if not value and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")

    def run_validators(self, value: Any) -> None:
        """Compare the length of the text that is stored."""
        super().run_validators(self.get_prep_value(value))

    def formfield(self, **kwargs: Any) -> Any:
        """Return boxes to tick, or a list to choose several from where it is long."""
        choices = self.listed()
        grouped = choices and isinstance(choices[0][1], list)
        return forms.MultipleChoiceField(
            choices=self.listed,
            required=not self.blank,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
            widget=forms.SelectMultiple if grouped else forms.CheckboxSelectMultiple,
        )

    def listed(self) -> list[Any]:
        return self.codes() if callable(self.codes) else list((self.codes or {}).items())

    def _flat(self) -> list[str]:
        return [
            inner
            for code, name in self.listed()
            for inner in ([pair[0] for pair in name] if isinstance(name, list) else [code])
        ]
