"""Importing a document in the desk: upload, look at everything odd and everything new, then
save.
"""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages

from foundation.models import User

from ..importing import Preview
from ..labels import kind_label
from ..reading import ActivityRow, PlanUnreadableError
from ..services import (
    ManualEditsError,
    PlanFile,
    clean_plan_file,
    find_plan,
    import_plan,
    preview_import,
)
from ..views.plan import by_name
from .forms import ConfirmForm, UploadForm
from .uploads import Upload, UploadGoneError, claim_upload, forget_upload, keep_upload

PERMISSION = "portal.import_plan"
guarded = method_decorator(permission_required(PERMISSION, raise_exception=True), name="dispatch")


def urls() -> list[URLPattern]:
    """Return the addresses of the import, for the desk."""
    return [
        path("plan-import/", UploadView.as_view(), name="plan_import"),
        path("plan-import/save/", SaveView.as_view(), name="plan_import_save"),
    ]


@guarded
class UploadView(View):
    """Asks for a file, and shows what importing it would do. Nothing is written but the upload."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Ask for the file."""
        return _page(request, form=UploadForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Show what is in the file, or why it can't be read."""
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return _page(request, form=form, status=422)
        file, year = form.cleaned_data["file"], form.cleaned_data["year"]
        try:
            preview = preview_import(file=file, year=year)
            file = clean_plan_file(file)
        except PlanUnreadableError as error:
            return _page(request, form=form, problems=error.problems, status=422)
        return _show_preview(request, preview, file, year)


@guarded
class SaveView(View):
    """Imports what was previewed."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """Import the upload that the signed word claims, if it still does what was shown."""
        form = ConfirmForm(request.POST)
        form.is_valid()
        try:
            upload = claim_upload(word=form.cleaned_data.get("word", ""), user=_editor(request))
        except UploadGoneError:
            messages.error(request, _("The upload is gone. Choose the file again."))
            return redirect("plan_import")
        return self.save(request, upload, overwrite=form.cleaned_data["overwrite"])

    def save(self, request: HttpRequest, upload: Upload, *, overwrite: bool) -> HttpResponse:
        """Import, unless the plan was changed in the meantime or editors' work would be lost."""
        try:
            preview = preview_import(file=upload.file, year=upload.year)
            if preview.fingerprint != upload.fingerprint:
                messages.warning(request, _("The plan was changed in the meantime. Look again."))
                return _show_again(request, preview, upload)
            import_plan(
                file=upload.file, year=upload.year, user=_editor(request), overwrite=overwrite
            )
        except ManualEditsError as error:
            messages.error(request, _("Nothing was written: editors changed this by hand."))
            return _show_again(request, error.preview, upload)
        except PermissionDenied:
            messages.error(request, _("You may not publish plans."))
            return redirect("plan_import")
        forget_upload(upload)
        messages.success(request, _("The plan is imported."))
        plan = find_plan(upload.year)
        return redirect("wagtailadmin_pages:edit", plan.pk) if plan else redirect("plan_import")


def _editor(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def _show_again(request: HttpRequest, preview: Preview, upload: Upload) -> HttpResponse:
    forget_upload(upload)
    return _show_preview(request, preview, upload.file, upload.year)


def _show_preview(
    request: HttpRequest, preview: Preview, file: PlanFile, year: int
) -> HttpResponse:
    word = keep_upload(file=file, year=year, fingerprint=preview.fingerprint, user=_editor(request))
    return _page(
        request,
        "portal/plan/admin/preview.html",
        form=ConfirmForm(initial={"word": word}),
        preview=preview,
        irregularities=by_name(preview.document.irregularities),
        rows=[_row(row) for row in preview.document.activities],
        file=file,
        year=year,
    )


def _row(row: ActivityRow) -> dict[str, Any]:
    return {"row": row, "kind": kind_label(row.deadline.kind) if row.deadline else ""}


def _page(
    request: HttpRequest,
    template: str = "portal/plan/admin/upload.html",
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    return render(request, template, context, status=status)
