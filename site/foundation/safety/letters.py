"""The letter that tells an editor of a decision. It names no page: see Wagtail's notifications."""

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.users.models import UserProfile

from ..models import OverrideRequest


def tell_asker(asked: OverrideRequest) -> None:
    """Write to who asked for an exception that it is decided, in their language.

    The decision stands whether or not the letter leaves: the first page of the desk tells it too.
    """
    person = asked.asked_by
    if not person.is_active or not person.email:
        return
    with override(UserProfile.get_for_user(person).get_preferred_language()):
        subject = _("An exception that you asked for was decided")
        address = f"{settings.BASE_URL}{reverse('safety_text', args=[asked.pk])}"
        words = [_("Hello,"), f"{subject}.", f"{_('It is here, after you sign in:')} {address}"]
        letter = "\n\n".join(words)
        send_mail(subject, letter, settings.DEFAULT_FROM_EMAIL, [person.email], fail_silently=True)
