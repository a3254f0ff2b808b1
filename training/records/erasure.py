"""Erasure: what names somebody is removed, what the law wants kept stays and points at nobody."""

from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from foundation.models import User

from ..cohorts.journal import note_event
from ..models import Application, Certificate, Enquiry, Invitation, Person, TrainingEvent

ASKED, ERASED = "erasure.asked", "person.erased"
# Content, so it is Serbian: what stands in the place of a name.
NOBODY = "Обрисан полазник"


def ask_for_erasure(*, person: Person) -> None:
    """Note that a person wants to be erased; asked twice, it is noted once."""
    if not waiting().filter(pk=person.pk).exists():
        note_event(ASKED, person, person=person)


def waiting() -> QuerySet[Person]:
    """Return who asked and was not erased, in the order of asking."""
    erased = TrainingEvent.objects.filter(kind=ERASED).values("person")
    asked = TrainingEvent.objects.filter(kind=ASKED).values("person")
    return Person.objects.filter(pk__in=asked).exclude(pk__in=erased).order_by("pk")


@transaction.atomic
def erase_person(*, person: Person, by: User | None, reason: str) -> None:
    """Remove what names a person. The account, if they have one that opens nothing else, is closed.

    Enrolments and results stay and point at nobody; certificates stay as they are, because the
    register must be kept. Raises ``ValidationError`` without a reason.
    """
    if not reason.strip():
        raise ValidationError(_("Say why."), code="reason")
    held = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    certificates = Certificate.objects.filter(person=held).count()
    user = held.user
    _remove_free_words(held)
    held.user, held.name, held.email = None, f"{NOBODY} {held.pk}", ""
    held.institution = held.sector = held.municipality_code = ""
    held.save()
    if user is not None and _opens_nothing_else(user):
        _close(user)
    note_event(ERASED, held, by=by, person=held, reason=reason.strip(), certificates=certificates)


def _remove_free_words(person: Person) -> None:
    """Take out what the person wrote and was written to in their own words."""
    gone = "–"
    Application.objects.filter(person=person).update(institution=gone)
    enquiries = Enquiry.objects.filter(enrolment__person=person)
    enquiries.exclude(answer="").update(answer=gone)
    enquiries.update(text=gone)
    Invitation.objects.filter(person=person).delete()


def _opens_nothing_else(user: User) -> bool:
    return not (user.is_superuser or user.groups.exists() or hasattr(user, "employee"))


def _close(user: User) -> None:
    """Close an account and remove its address: records of others may lean on its row."""
    user.email = f"obrisan-{user.pk}@erased.invalid"
    user.first_name = user.last_name = ""
    user.is_active = False
    user.last_login = None
    user.set_unusable_password()
    user.save()
    Authenticator.objects.filter(user=user).delete()
