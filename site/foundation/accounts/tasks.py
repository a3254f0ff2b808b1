"""What accounts do behind the reader's back, so that how long an answer takes tells nothing."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.translation import override
from django_tasks import task

from ..working import whole


@task(backend="background")
@whole
def send_password_link(email: str, language: str, template: str) -> None:
    """Send the account of ``email`` a link to choose a password; where there is none, do nothing.

    ``template`` is the mail's: ``password_reset_key``, or ``invitation`` for a new account.
    """
    user = get_user_model().objects.filter(email__iexact=email, is_active=True).first()
    if user is None:
        return
    with override(language):
        path = reverse(
            "account_reset_password_from_key",
            kwargs={
                "uidb36": user_pk_to_url_str(user),
                "key": default_token_generator.make_token(user),
            },
        )
        # From the settings, not from a request: a forged host must not get the link.
        context = {"user": user, "password_reset_url": settings.BASE_URL + path}
        get_adapter().render_mail(f"account/email/{template}", user.email, context).send()
