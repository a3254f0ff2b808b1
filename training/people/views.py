"""Where the link of an invitation leads."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from .invitation import Invitation
from .services import join_account, open_account, way_in


class PasswordForm(forms.Form):
    """A password, twice."""

    password = forms.CharField(
        label=gettext_lazy("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=gettext_lazy("The password once more"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse two that differ."""
        cleaned = super().clean() or {}
        first, second = cleaned.get("password"), cleaned.get("again")
        if first and second and first != second:
            self.add_error("again", _("The two passwords differ."))
        return cleaned


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def accept_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Let who got the link choose a password, or join the account they have.

    Opening the page uses nothing up: mail programs open links to look at them.
    """
    invitation = Invitation.of_token(token)
    if invitation is None:
        return _page(request, {"way": "gone"}, 410)
    visitor: Any = request.user
    way = way_in(invitation, visitor)
    form = PasswordForm(request.POST or None) if way == "new" else None
    problem = ""
    if request.method == "POST":
        try:
            if way == "join":
                join_account(invitation=invitation, user=visitor)
                messages.success(request, _("Your training is on this page from now on."))
                return redirect("my_courses")
            if form is not None and form.is_valid():
                open_account(invitation=invitation, password=form.cleaned_data["password"])
                # Whoever was signed in here before is somebody else.
                logout(request)
                messages.success(request, _("Your account is open. Sign in with your password."))
                return redirect(_sign_in(reverse("my_courses")))
        except ValidationError as error:
            problem = " ".join(error.messages)
            if form is not None:
                form.add_error("password", ValidationError(error.messages))
    context = {"way": way, "form": form, "problem": "" if form else problem}
    context["sign_in"] = _sign_in(request.path)
    return _page(request, context, 422 if problem or (form and form.errors) else 200)


def _sign_in(following: str) -> str:
    return f"{reverse('account_login')}?{urlencode({'next': following})}"


def _page(request: HttpRequest, context: dict[str, Any], status: int) -> HttpResponse:
    answer = render(request, "training/people/invitation.html", context, status=status)
    # The address is a key until it is used: no page that is opened from here may learn it.
    answer["Referrer-Policy"] = "no-referrer"
    return answer
