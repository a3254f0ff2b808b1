"""allauth's forms without placeholders: a label that vanishes while one types is no label."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as codes
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.forms import Form
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .tasks import send_password_link


class Labelled(Form):
    """Shows what a field is for above it, and nowhere else."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class CodeForm(Labelled):
    """Brings up the digits on a phone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code")
        self.fields["code"].widget.attrs.update(inputmode="numeric", spellcheck="false")


class SignInForm(Labelled, account.LoginForm):
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.fields["password"].help_text = ""  # the page has its own link


class ForgottenPasswordForm(Labelled, account.ResetPasswordForm):
    """Asks for a link. The answer and its time are the same whether or not there is an account."""

    def clean_email(self) -> str:
        """Return the address; whose it is, is looked up behind the reader's back."""
        return str(self.cleaned_data["email"])

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Have the link sent, in the language of the page it was asked for on."""
        email = str(self.cleaned_data["email"])
        send_password_link.enqueue(email, get_language() or "sr", "password_reset_key")
        return email


class NewPasswordForm(Labelled, account.ResetPasswordKeyForm):
    """A password chosen through a link."""


class ChangePasswordForm(Labelled, account.ChangePasswordForm):
    """The password one has and the one to have."""


class SetPasswordForm(Labelled, account.SetPasswordForm):
    """A first password for an account that signs in with a passkey."""


class PasswordAgainForm(Labelled, account.ReauthenticateForm):
    """The password once more, before something grave."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class SecondFactorForm(CodeForm, codes.AuthenticateForm):
    """The code at sign-in."""


class SecondFactorAgainForm(CodeForm, codes.ReauthenticateForm):
    """The code once more, before something grave."""


class ActivateAppForm(CodeForm, ActivateTOTPForm):
    """The first code of an authenticator app."""


class AddPasskeyForm(Labelled, AddWebAuthnForm):
    """A name for the passkey that is being made."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the passkey")
        self.fields["passwordless"].label = _("Sign in with it without a password")
        self.fields["passwordless"].help_text = _(
            "The device will ask for its PIN, your fingerprint or your face each time."
        )


class EditPasskeyForm(Labelled, EditWebAuthnForm):
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the passkey")
