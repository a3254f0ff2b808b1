"""Forms of what is public the moment it is saved: no draft could wait for a review."""

from wagtail.admin.forms import WagtailAdminModelForm

from .rules import findings


class SafeForm(WagtailAdminModelForm):
    """Refuses what must not be said in public, at the field where it is said."""

    def _post_clean(self) -> None:
        super()._post_clean()
        for finding in findings(self.instance):
            if finding.is_blocking:
                self.add_error(
                    finding.field if finding.field in self.fields else None, str(finding)
                )
