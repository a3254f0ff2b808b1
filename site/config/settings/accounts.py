"""Settings of accounts: sign-in, second factor, sessions."""

AUTH_USER_MODEL = "foundation.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in [
        (
            "UserAttributeSimilarityValidator",
            {"user_attributes": ["email", "first_name", "last_name"]},
        ),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    ]
]
# A second factor is asked of everyone who enters the desk. A demonstration may let visitors in
# without a second device; production refuses to start so.
SECOND_FACTOR_REQUIRED = True
# Accounts with a password that everybody knows; only settings of a demonstration allow them.
DEMO_ALLOWED = False

LOGIN_URL = "account_login"
# What who has no desk signs in for.
SIGNED_IN_HOME = "my_courses"
ACCOUNT_ADAPTER = "foundation.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
# Administrators enter addresses; foundation.accounts.addresses keeps them as verified.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    # "key" is the account together with the network or the known device: see accounts.devices.
    "login_failed": "20/10m/ip,5/10m/key",
    "login_strangers": "50/h/key",
    "reset_password": "20/h/ip,3/h/key",
}
ACCOUNT_FORMS = {
    "login": "foundation.accounts.forms.SignInForm",
    "reset_password": "foundation.accounts.forms.ForgottenPasswordForm",
    "reset_password_from_key": "foundation.accounts.forms.NewPasswordForm",
    "change_password": "foundation.accounts.forms.ChangePasswordForm",
    "set_password": "foundation.accounts.forms.SetPasswordForm",
    "reauthenticate": "foundation.accounts.forms.PasswordAgainForm",
}
MFA_ADAPTER = "foundation.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# One code earlier or later: clocks of telephones differ.
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "Портал знања"
MFA_FORMS = {
    "authenticate": "foundation.accounts.forms.SecondFactorForm",
    "reauthenticate": "foundation.accounts.forms.SecondFactorAgainForm",
    "activate_totp": "foundation.accounts.forms.ActivateAppForm",
    "add_webauthn": "foundation.accounts.forms.AddPasskeyForm",
    "edit_webauthn": "foundation.accounts.forms.EditPasskeyForm",
}

# Signing in, passwords and addresses are the account pages' business, not the desk's.
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
# Everything happens in one zone; a choice of several would only let an embargo be misread.
WAGTAIL_USER_TIME_ZONES = ["Europe/Belgrade"]

SESSION_ENGINE = "foundation.accounts.sessions"
# Who signed in stays so for a working day, and no longer than the browser is open.
SESSION_COOKIE_AGE = 12 * 60 * 60
# Nothing heard for so many seconds ends it sooner: a desk left open is anybody's.
IDLE_SIGN_OUT = 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "foundation.views.csrf_failure"
# With TLS these names begin with "__Host-": no neighbouring host can set them.
DEVICE_COOKIE_NAME = "known_device"
MESSAGES_COOKIE_NAME = "messages"
MESSAGE_STORAGE = "foundation.accounts.told.Messages"
