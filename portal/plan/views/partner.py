"""The form with which a partner reports, opened by a link and by nothing else."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from foundation.strangers import StrangersForm, open_to_strangers

from ..models.partner import PartnerLink
from ..models.progress import State
from ..partners import activities_of, open_link, send_statement

SAID = ("state", "as_of", "basis", "source_title", "source_url")


class PartnerForm(StrangersForm):
    """One report on one of the partner's activities."""

    name = "partner-report"

    activity = forms.ChoiceField(label=_("Activity"))
    state = forms.ChoiceField(label=_("Where it stands"), choices=State.choices)
    as_of = forms.DateField(
        label=_("True on"),
        help_text=_("The day for which you say it, for example 30.06.2015."),
        input_formats=["%d.%m.%Y.", "%d.%m.%Y", "%Y-%m-%d"],
    )
    basis = forms.CharField(
        label=_("What was done, and how it is known"),
        max_length=800,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Without anything that points at a person."),
    )
    source_title = forms.CharField(
        label=_("Something published that shows it: its title"), max_length=200, required=False
    )
    source_url = forms.URLField(
        label=_("Its address"), max_length=200, required=False, assume_scheme="https"
    )

    def __init__(self, request: HttpRequest, link: PartnerLink) -> None:
        super().__init__(request)
        self.activities = {str(each.pk): each for each in activities_of(link)}
        field: Any = self.fields["activity"]
        field.choices = [(pk, str(each)) for pk, each in self.activities.items()]

    def clean_as_of(self) -> Any:
        """Refuse a day to come."""
        day = self.cleaned_data["as_of"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def clean(self) -> dict[str, Any]:
        """Refuse evidence that can't be looked up."""
        cleaned: dict[str, Any] = super().clean() or {}
        if bool(cleaned.get("source_title")) != bool(cleaned.get("source_url")):
            wanting = "source_url" if cleaned.get("source_title") else "source_title"
            if wanting not in self.errors:
                self.add_error(wanting, _("Evidence needs a title and an address."))
        return cleaned


@open_to_strangers()
def partner_report(request: HttpRequest, key: str) -> HttpResponse:
    """Ask for a report, or keep the one that was sent."""
    link = open_link(key)
    if link is None:
        raise Http404
    form = PartnerForm(request, link)
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in SAID}
        activity = form.activities[form.cleaned_data["activity"]]
        send_statement(link=link, activity=activity, said=said)
        return redirect("partner_report_sent", key=key)
    return _page(request, link, form=form, status=form.status)


@require_safe
@open_to_strangers()
def partner_report_sent(request: HttpRequest, key: str) -> HttpResponse:
    """Say that the report was received, and what happens to it."""
    link = open_link(key)
    if link is None:
        raise Http404
    return _page(request, link, sent=True)


def _page(
    request: HttpRequest, link: PartnerLink, status: int = 200, **context: Any
) -> HttpResponse:
    context = {"link": link, **context}
    response = render(request, "portal/plan/partner.html", context, status=status)
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Referrer-Policy"] = "same-origin"
    return response
