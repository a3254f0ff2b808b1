"""The form of an item: what rows can't know of each other and of the item is checked here."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from foundation.cleaning.limits import kind_of_name

_PUBLISHED = _("Version %(number)s is published and stays as it is: add the next version.")


class ItemForm(WagtailAdminModelForm):
    """Refuses, beside its field, a file that others may open than the item, and another file for
    what is published: rows are put onto the item only after each of them was valid.
    """

    def is_valid(self) -> bool:
        """Say whether item and rows are right, together too."""
        if not super().is_valid():
            return False
        rows = [row for row in self.formsets["editions"].forms if row not in self._deleted()]
        for row in rows:
            try:
                self._look_at(row.cleaned_data)
            except ValidationError as wrong:
                row.add_error("document", wrong)
        self._keep_published()
        return not self.errors and not any(row.errors for row in rows)

    def _keep_published(self) -> None:
        """Refuse to take away, or to make another version of, a row that is published."""
        for row in self.formsets["editions"].initial_forms:
            named = {name: row.initial.get(name) for name in ("version", "language")}
            moved = any(row.cleaned_data.get(name) != value for name, value in named.items())
            if (row in self._deleted() or moved) and self.instance.files.filter(**named).exists():
                self.add_error(
                    None,
                    ValidationError(
                        _PUBLISHED,
                        params={"number": named["version"]},
                    ),
                )

    def _deleted(self) -> list[Any]:
        return list(self.formsets["editions"].deleted_forms)

    def _look_at(self, data: dict[str, Any]) -> None:
        document = data.get("document")
        if document is None:
            return
        collection = self.cleaned_data.get("collection") or self.instance.collection
        if document.collection_id != collection.pk:
            raise ValidationError(
                _(
                    "“%(title)s” lies in another collection, where others may open it. Put the "
                    "file and the item into the same one."
                ),
                params={"title": document.title},
            )
        published = self.instance.files.filter(
            version=data["version"],
            language=data["language"],
            kind=kind_of_name(document.filename),
        )
        if published.exclude(copied_from=document.pk).exists():
            raise ValidationError(
                _PUBLISHED,
                params={"number": data["version"]},
            )
