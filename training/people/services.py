"""Accounts of participants: invited to, opened through a link, or joined to one that is there.

An address proves nothing until somebody opens a link that was sent to it.
"""

from typing import Literal

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.models import User

from .invitation import HOLDS, Invitation
from .models import Person

Way = Literal["new", "sign in", "join", "taken"]


@transaction.atomic
def invite_person(*, person: Person) -> Invitation | None:
    """Make an invitation for who has an address and no account; links that were sent before open
    nothing any more. Whoever needs none gets none, and ``None`` is returned. Sending it is the
    business of the caller.
    """
    held = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if held.user_id is not None or not held.email:
        return None
    Invitation.objects.filter(person=held, used_at=None).delete()
    now = timezone.now()
    return Invitation.objects.create(person=held, sent_at=now, expires_at=now + HOLDS)


def way_in(invitation: Invitation, visitor: object) -> Way:
    """Say what whoever opened the link can do: choose a password for a ``new`` account, ``sign in``
    to the account of that address, ``join`` it when signed in to it, or nothing where the address
    is ``taken`` by the account of another participant.
    """
    owner = User.objects.filter(email__iexact=invitation.person.email).first()
    if owner is None:
        return "new"
    if Person.objects.filter(user=owner).exists() or not owner.is_active:
        return "taken"
    return "join" if visitor == owner else "sign in"


@transaction.atomic
def open_account(*, invitation: Invitation, password: str) -> User:
    """Make the account of an invited person and join it to them.

    Raises ``ValidationError`` for a weak password, for an invitation that was used, and where
    there is an account with that address by now.
    """
    held = _held(invitation)
    user = User(email=held.person.email.lower())
    validate_password(password, user)
    if way_in(held, None) != "new":
        raise ValidationError(_("This link can’t be used any more."), code="used")
    user.set_password(password)
    user.save()
    _join(held, user)
    return user


@transaction.atomic
def join_account(*, invitation: Invitation, user: User) -> None:
    """Join an invited person to the account they are signed in to, whose address got the link.

    Raises ``ValidationError`` when the account is of another address or another participant, and
    when its owner decided about this person.
    """
    held = _held(invitation)
    if way_in(held, user) != "join":
        raise ValidationError(_("This link can’t be used any more."), code="used")
    try:
        with transaction.atomic():
            _join(held, user)
    except IntegrityError as error:
        words = _("Who decided about an application can’t become who applied.")
        raise ValidationError(words, code="decided") from error


def _held(invitation: Invitation) -> Invitation:
    open_ones = Invitation.objects.select_for_update(of=("self",)).filter(
        pk=invitation.pk, used_at=None, expires_at__gt=timezone.now(), person__user=None
    )
    found = open_ones.select_related("person").first()
    if found is None:
        raise ValidationError(_("This link can’t be used any more."), code="used")
    return found


def _join(invitation: Invitation, user: User) -> None:
    Person.objects.filter(pk=invitation.person_id).update(user=user)
    invitation.used_at = timezone.now()
    invitation.save(update_fields=["used_at"])
