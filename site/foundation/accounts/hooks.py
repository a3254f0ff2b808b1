"""Where Wagtail's desk asks about accounts."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import DEFAULT_DB_ALIAS
from django.db.models import ProtectedError, QuerySet
from django.db.models.deletion import Collector
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages

from ..models import User
from .closed import closed_pages, offered
from .tasks import send_password_link
from .unseen import unseen_pages


@hooks.register("register_account_menu_item")
def password_and_second_factor(request: HttpRequest) -> dict[str, Any]:
    """Lead from the desk's own account page to where passwords and second factors are kept."""
    return {
        "url": reverse("mfa_index"),
        "label": _("Password and second factor"),
        "help_text": _("Change your password, authenticator app, passkeys and recovery codes."),
    }


@hooks.register("after_create_user")
def invite(request: HttpRequest, user: User) -> None:
    """Let the owner of a new account choose a password."""
    send_password_link.enqueue(user.email, settings.LANGUAGE_CODE, "invitation")


@hooks.register("before_edit_user")
def refuse_editing_superuser(request: HttpRequest, user: User) -> None:
    """Keep accounts above every role out of reach of a role."""
    if user.is_superuser and not request.user.is_superuser:
        raise PermissionDenied


@hooks.register("before_bulk_action")
def refuse_bulk_editing_superuser(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> None:
    """The same for several accounts at once."""
    for each in objects:
        if isinstance(each, User):
            refuse_editing_superuser(request, each)


@hooks.register("before_delete_user")
def keep_accounts_with_records(request: HttpRequest, user: User) -> HttpResponse | None:
    """Refuse to delete an account that records lean on. Wagtail asks only its index of references,
    which knows no relation of one to one.
    """
    if request.method != "POST":
        return None
    try:
        Collector(using=DEFAULT_DB_ALIAS, origin=user).collect([user])
    except ProtectedError:
        messages.error(request, _("Records lean on this account. Make it inactive instead."))
        return redirect("wagtailusers_users:edit", user.pk)
    return None


@hooks.register("before_bulk_action")
def keep_several_accounts_with_records(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """The same for several accounts at once."""
    users = (each for each in objects if action_type == "delete" and isinstance(each, User))
    return next(filter(None, (keep_accounts_with_records(request, user) for user in users)), None)


@hooks.register("construct_image_chooser_queryset")
@hooks.register("construct_document_chooser_queryset")
def offer_what_is_open(files: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
    """Offer files that are open to the editor, kept by the editor's role, or the editor's own."""
    return offered(files, request.user)


@hooks.register("construct_page_chooser_queryset")
def offer_open_pages(pages: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
    """Offer no page that is closed to the editor, and none that others still keep to themselves."""
    return pages.exclude(pk__in=closed_pages(request.user) | unseen_pages(request.user))


@hooks.register("construct_admin_api", order=100)
def list_what_is_open(router: Any) -> None:
    """Put lists of the desk's API in the place of Wagtail's, which name every file to everybody."""
    from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet  # noqa: PLC0415
    from wagtail.images.api.admin.views import ImagesAdminAPIViewSet  # noqa: PLC0415

    for name, wagtails in (
        ("images", ImagesAdminAPIViewSet),
        ("documents", DocumentsAdminAPIViewSet),
    ):

        def get_queryset(self: Any, wagtails: Any = wagtails) -> QuerySet[Any]:
            return offered(wagtails.get_queryset(self), self.request.user)

        router.register_endpoint(name, type("Open", (wagtails,), {"get_queryset": get_queryset}))
