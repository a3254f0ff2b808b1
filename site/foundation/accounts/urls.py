"""Addresses of the account pages. What is not listed (sign-up, for one) does not exist."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from django.urls import path, re_path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.utils.urlpatterns import decorate_urlpatterns

# allauth would take what is sent by PUT as a form.
only_forms = require_http_methods(["GET", "HEAD", "POST"])

urlpatterns = decorate_urlpatterns(
    [
        path("", mfa.index, name="mfa_index"),
        path("prijava/", account.login, name="account_login"),
        path("prijava/kod/", mfa.authenticate, name="mfa_authenticate"),
        path("prijava/kljuc/", passkeys.login_webauthn, name="mfa_login_webauthn"),
        path("prijava/neaktivan/", account.account_inactive, name="account_inactive"),
        path("odjava/", account.logout, name="account_logout"),
        path("potvrda/lozinka/", account.reauthenticate, name="account_reauthenticate"),
        path("potvrda/kod/", mfa.reauthenticate, name="mfa_reauthenticate"),
        path(
            "potvrda/kljuc/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"
        ),
        path("lozinka/promena/", account.password_change, name="account_change_password"),
        path("lozinka/prva/", account.password_set, name="account_set_password"),
        path("lozinka/nova/", account.password_reset, name="account_reset_password"),
        path(
            "lozinka/nova/poslato/",
            account.password_reset_done,
            name="account_reset_password_done",
        ),
        path(
            "lozinka/nova/gotovo/",
            account.password_reset_from_key_done,
            name="account_reset_password_from_key_done",
        ),
        re_path(
            r"^lozinka/nova/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
            account.password_reset_from_key,
            name="account_reset_password_from_key",
        ),
        path("aplikacija/", app.activate_totp, name="mfa_activate_totp"),
        path("aplikacija/ukloni/", app.deactivate_totp, name="mfa_deactivate_totp"),
        path("kodovi/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
        path("kodovi/novi/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
        path("kodovi/preuzmi/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
        path("kljucevi/", passkeys.list_webauthn, name="mfa_list_webauthn"),
        path("kljucevi/dodaj/", passkeys.add_webauthn, name="mfa_add_webauthn"),
        path("kljucevi/<int:pk>/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
        path("kljucevi/<int:pk>/ukloni/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    ],
    lambda view: never_cache(only_forms(view)),
)
