"""The forms in which editors send files: what is wrong is said beside the field, and whatever is
kept is clean.
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from .files import clean_file
from .limits import PICTURES, kind_of_name


class CleanImageField(WagtailImageField):
    """Cleans before anything else looks: Wagtail would open the raw file in this process."""

    def to_python(self, data: Any) -> Any:
        """Return the clean picture."""
        if data is None:
            return None
        # No name, or one of no picture: Wagtail's own sentences say so.
        known = getattr(data, "name", "") and kind_of_name(data.name) in PICTURES
        return super().to_python(clean_file(data) if known and data.size else data)


class KeepsOld:
    """Mixin of a form that replaces a file: the old one goes only when the new one is there."""

    changed_data: list[str]
    original_file: Any

    def save(self, commit: bool = True) -> Any:
        """Save all of it or nothing."""
        old = self.original_file if "file" in self.changed_data else None
        self.original_file = None
        with transaction.atomic():
            saved = super().save(commit=commit)  # type: ignore[misc]
            if commit and old:
                self.forget_made_of(saved)
                transaction.on_commit(_deleting(old.storage, old.name))
        return saved

    def forget_made_of(self, saved: Any) -> None:
        """Delete what was made of the old file."""


def _deleting(storage: Any, name: str) -> Callable[[], None]:
    return lambda: storage.delete(name)


class CleanImageForm(KeepsOld, BaseImageForm):
    """A picture."""

    class Meta(BaseImageForm.Meta):
        pass

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            plain = self.fields["file"]
            self.fields["file"] = CleanImageField(
                label=plain.label, required=plain.required, widget=plain.widget
            )

    def forget_made_of(self, saved: Any) -> None:
        """Delete the renditions of the old picture."""
        saved.renditions.all().delete()


class CleanDocumentForm(KeepsOld, BaseDocumentForm):
    """A document."""

    class Meta(BaseDocumentForm.Meta):
        pass

    def clean_file(self) -> Any:
        """Return the clean file. Its kind stays, for its address does."""
        file = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return file
        served = self.instance.filename if self.instance.pk else ""
        if served and kind_of_name(served) != kind_of_name(file.name):
            raise ValidationError(
                _("The address of this file ends in “.%(kind)s”. Add another kind of its own.")
                % {"kind": kind_of_name(served)}
            )
        return clean_file(file)
