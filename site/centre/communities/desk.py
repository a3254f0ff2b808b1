"""The desk's part: reports that wait, and one with what the safety check says of it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin.menu import MenuItem

from foundation.desk.panels import DeskPanel, Entry, register_panel
from foundation.safety.rules import findings

from ..localiser.words import has_latin, propose_cyrillic
from ..models import CommunityReport
from . import services
from .models import Status

PERMISSION = "centre.decide_report"
PER_PAGE = 20


class DecisionForm(forms.ModelForm[CommunityReport]):
    """The words of a report, to put right, and why it is rejected."""

    field_order = ("organiser", "text", "picture_alt", "with_picture", "reason")

    with_picture = forms.BooleanField(label=_("Show the picture"), required=False, initial=True)

    class Meta:
        model = CommunityReport
        fields = (*services.WORDS, "reason")
        widgets = {"text": forms.Textarea(attrs={"rows": 7}), "reason": forms.TextInput}
        help_texts = {"reason": _("Only for rejecting. Kept for 30 days, shown at the desk alone.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        report: CommunityReport = kwargs["instance"]
        # What was typed in Latin letters is proposed in Cyrillic, in which all is kept.
        self.proposed = [name for name in services.WORDS if has_latin(getattr(report, name))]
        if report.status == Status.WAITING:
            kwargs["initial"] = {
                name: propose_cyrillic(getattr(report, name)) for name in self.proposed
            }
        super().__init__(*args, **kwargs)
        if not report.waiting_picture:
            del self.fields["with_picture"], self.fields["picture_alt"]

    def _post_clean(self) -> None:
        """Leave the report alone: services write, and say what is wrong."""

    @property
    def words(self) -> dict[str, str]:
        """The words as they were put right."""
        return {name: self.cleaned_data[name] for name in services.WORDS if name in self.fields}


class ReportsItem(MenuItem):
    """Shown to whoever decides."""

    @classmethod
    def make(cls) -> "ReportsItem":
        """Return the entry of the menu."""
        address = reverse("community_reports")
        return cls(_("Communities"), address, name="communities", icon_name="mail", order=263)

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the visitor decides."""
        return bool(request.user.has_perm(PERMISSION))


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """List the reports of one status, those that wait first come first."""
    _demand(request)
    asked = request.GET.get("status", "")
    status = Status(asked) if asked in Status.values else Status.WAITING
    found = _of(status)
    page_obj = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    counts = {each: _of(each).count() for each in Status}
    tabs = [
        {"status": each, "label": each.label, "count": counts[each], "current": each is status}
        for each in Status
    ]
    rows = [(report, sum(f.is_blocking for f in findings(report))) for report in page_obj]
    context = {"page_obj": page_obj, "rows": rows, "tabs": tabs, "status": status}
    return render(request, "centre/desk/reports.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one report with what the safety check says, and take the decision."""
    _demand(request)
    kept = get_object_or_404(
        CommunityReport.objects.select_related("campaign", "decided_by"), pk=pk
    )
    form = DecisionForm(request.POST or None, instance=kept)
    if request.method == "POST" and form.is_valid() and _decided(request, kept, form):
        return redirect("community_reports")
    context = {
        "report": kept,
        "form": form,
        "found": findings(kept),
        "waits": kept.status == Status.WAITING,
        "approved": kept.status == Status.APPROVED,
    }
    return render(request, "centre/desk/report.html", context)


@require_safe
def waiting_picture(request: HttpRequest, pk: int) -> FileResponse:
    """Send the picture of a report that waits to whoever decides about it, and to nobody else."""
    _demand(request)
    kept = get_object_or_404(CommunityReport, pk=pk)
    try:
        opened = kept.waiting_picture.open("rb")
    except (ValueError, FileNotFoundError) as gone:
        raise Http404 from gone
    response = FileResponse(opened, content_type="image/jpeg")
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def waiting_for(user: Any) -> QuerySet[CommunityReport]:
    """Return the reports that wait; they wait for everybody who decides."""
    return _of(Status.WAITING)


def describe_waiting(user: Any, waiting: Sequence[CommunityReport]) -> list[Entry]:
    """Return them with what was done and since when they wait."""
    return [
        Entry(
            str(each),
            reverse("community_report", args=[each.pk]),
            note=each.get_kind_display(),
            at=each.received_at,
        )
        for each in waiting
    ]


def declare() -> None:
    """Show on the desk's first page what waits."""
    register_panel(
        DeskPanel(
            "reports-of-communities",
            _("Reports of communities that wait"),
            _("No report waits."),
            waiting_for,
            describe_waiting,
            shown_to=lambda user: user.has_perm(PERMISSION),
            icon="mail",
            order=150,
        )
    )


def urls() -> list[URLPattern]:
    """Return the desk's addresses of the reports."""
    return [
        path("reports-of-communities/", reports, name="community_reports"),
        path("reports-of-communities/<int:pk>/", report, name="community_report"),
        path("reports-of-communities/<int:pk>/picture/", waiting_picture, name="community_picture"),
    ]


def _demand(request: HttpRequest) -> None:
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied


def _of(status: Status) -> QuerySet[CommunityReport]:
    found = CommunityReport.objects.filter(status=status).select_related(
        "campaign", "decided_by", "picture"
    )
    order = "received_at" if status is Status.WAITING else "-decided_at"
    return found.order_by(order, "pk")


def _decided(request: Any, kept: CommunityReport, form: DecisionForm) -> bool:
    """Do what was pressed; say ``False``, with the form saying why, where it could not be done."""
    person = request.user
    try:
        if "approve" in request.POST:
            with_picture = form.cleaned_data.get("with_picture", False)
            services.approve_report(
                report=kept, person=person, words=form.words, with_picture=with_picture
            )
            messages.success(request, _("Approved: it is on the list of the campaign."))
        else:
            reason = form.cleaned_data["reason"]
            services.reject_report(report=kept, person=person, reason=reason)
            messages.success(request, _("Rejected: it is deleted after 30 days."))
    except services.DecidedError:
        messages.warning(request, _("Somebody else decided about this report in the meantime."))
    except services.UnsafeError as unsafe:
        for finding in unsafe.findings:
            form.add_error(None, str(finding))
        return False
    except ValidationError as error:
        _tell(form, error)
        return False
    return True


def _tell(form: DecisionForm, error: ValidationError) -> None:
    for name, lines in error.message_dict.items():
        form.add_error(name if name in form.fields else None, lines)
