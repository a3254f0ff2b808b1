"""Letters to participants. Subjects are neutral and no course is named: a screen shows them to
whoever is near, and mailboxes are shared.
"""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task

from foundation.daily import begin
from foundation.printing import Language, printable
from foundation.working import whole

from ..people.invitation import HOLDS, Invitation
from ..people.models import Person
from ..people.services import invite_person
from .models import Application, Enquiry, Enrolment, Session

TEMPLATE = "training/cohorts/letters/{}.txt"


def write_later(person: Person, template: str, application: Application) -> None:
    """Send a letter about an application once the transaction is done, if the person has an
    address. ``template`` is a file beside the others.
    """
    if person.email:
        transaction.on_commit(lambda: send_about_application.enqueue(application.pk, template))


def write_answered(enquiry: Enquiry) -> None:
    """Say that a question was answered, once the transaction is done."""
    write_to_enrolled(enquiry.enrolment, "answer")


def write_to_enrolled(enrolment: Enrolment, template: str) -> None:
    """Send a letter to who is or was in a group, once the transaction is done."""
    if enrolment.person.email:
        transaction.on_commit(partial(send_to_enrolled.enqueue, enrolment.pk, template))


def write_invitation(person: Person, language: str) -> bool:
    """Invite who has an address and no account to open one, once the transaction is done; say
    whether there was need to.
    """
    invitation = invite_person(person=person)
    if invitation is not None:
        transaction.on_commit(partial(send_invitation.enqueue, invitation.pk, language))
    return invitation is not None


def write_cancelled(*, enrolments: Iterable[int], applications: Iterable[int]) -> None:
    """Say that a group was cancelled, to enrolments and applications by key, once the transaction
    is done.
    """
    for pk in enrolments:
        transaction.on_commit(partial(send_to_enrolled.enqueue, pk, "cancelled"))
    for pk in applications:
        transaction.on_commit(partial(send_about_application.enqueue, pk, "cancelled"))


@task(backend="background")
@whole
def send_about_application(pk: int, template: str) -> None:
    """Send one letter about an application, in the language it was sent in."""
    application = Application.objects.select_related("cohort", "person").get(pk=pk)
    context = {
        "number": application.number,
        "starts_on": application.cohort.starts_on,
        "reason": application.reason,
    }
    _send(application.person, template, context, application.language)


@task(backend="background")
@whole
def send_to_enrolled(pk: int, template: str, session: int | None = None) -> None:
    """Send one letter to who is enrolled, about a session if one is given."""
    enrolments = Enrolment.objects.select_related("person", "application", "cohort")
    enrolment = enrolments.get(pk=pk)
    application = enrolment.application
    language = application.language if application else enrolment.cohort.language
    meeting = Session.objects.filter(pk=session).first() if session else None
    context: dict[str, object] = {"starts_on": enrolment.cohort.starts_on}
    if meeting:
        context |= {"starts_at": timezone.localtime(meeting.starts_at), "place": meeting.place}
    _send(enrolment.person, template, context, language)


@task(backend="background")
@whole
def send_invitation(pk: int, code: str) -> None:
    """Send the link of an invitation; one that was used or replaced meanwhile is not sent."""
    invitation = Invitation.objects.filter(pk=pk, used_at=None).select_related("person").first()
    if invitation is None or not invitation.person.email:
        return
    with override(code):
        path = reverse("accept_invitation", args=[invitation.token()])
    context = {"link": settings.BASE_URL + path, "days": HOLDS.days}
    _send(invitation.person, "invitation", context, code)


def _send(person: Person, template: str, context: dict[str, object], code: str) -> None:
    language: Language = "en" if code == "en" else "sr-latn" if code == "sr-latn" else "sr"
    with override(language):
        url = settings.BASE_URL + reverse("my_courses")
        known = {"url": url, "has_account": person.user_id is not None}
        body = render_to_string(TEMPLATE.format(template), {**context, **known})
        subject = printable(_("A message about your training"), language)
    send_mail(subject, printable(body, language), settings.DEFAULT_FROM_EMAIL, [person.email])


def remind_if_due() -> None:
    """Once a day, remind everybody who has a session tomorrow."""
    if begin("training reminders"):
        remind()


def remind() -> int:
    """Send the reminders of tomorrow's sessions; return how many letters."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    sessions = Session.objects.filter(starts_at__date=tomorrow, cohort__cancelled_at=None)
    sent = 0
    for session in sessions:
        seated = Enrolment.objects.filter(cohort=session.cohort_id, state=Enrolment.State.ACTIVE)
        for pk in seated.exclude(person__email="").values_list("pk", flat=True):
            send_to_enrolled.enqueue(pk, "reminder", session.pk)
            sent += 1
    return sent
