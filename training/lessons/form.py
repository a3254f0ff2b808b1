"""The form in which a lesson is written."""

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm


class LessonForm(WagtailAdminModelForm):
    """Chooses the course of a new lesson among those of its language; afterwards it stays there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields.pop("course", None)
        elif "course" in self.fields:
            courses = self.fields["course"].queryset
            self.fields["course"].queryset = courses.filter(
                locale=self.instance.locale_id
            ).order_by("path")
