"""What a form carries in place of a cookie: a signed word that says which form, and since when."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.utils import timezone

from ..models import SpentToken

GOOD_FOR = timedelta(hours=4)
# Nobody reads and fills in a form quicker. Too quick is asked to look again, not refused.
QUICKEST = timedelta(seconds=2)
_LONGEST = 200


class TokenError(Exception):
    """The token is missing, forged, another form's, or too old."""


@dataclass(frozen=True, slots=True)
class Token:
    """A token that was signed here: its word, and how old it is."""

    word: str
    too_quick: bool


def issue(form: str) -> str:
    """Return a new token for ``form``. It names nobody: a random word and the time."""
    return _signer(form).sign(secrets.token_urlsafe(12))


def read(form: str, text: str) -> Token:
    """Return what ``text`` says. Raises ``TokenError``."""
    if len(text) > _LONGEST:
        raise TokenError
    signer = _signer(form)
    try:
        word = signer.unsign(text, max_age=GOOD_FOR)
    except (signing.BadSignature, ValueError) as error:
        raise TokenError from error
    try:
        signer.unsign(text, max_age=QUICKEST)
    except signing.SignatureExpired:
        return Token(word, too_quick=False)
    return Token(word, too_quick=True)


def spend(form: str, token: Token) -> bool:
    """Note that the token was used, in the transaction that is open; say ``False`` where it was
    used before.
    """
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    until = hour + GOOD_FOR + timedelta(hours=1)
    return SpentToken.objects.get_or_create(word=_spent(form, token), defaults={"until": until})[1]


def give_back(form: str, token: Token) -> None:
    """Let a token be used again: what it was sent with could not be done."""
    SpentToken.objects.filter(word=_spent(form, token)).delete()


def forget() -> int:
    """Delete what no token can be asked about any more; return how many."""
    return SpentToken.objects.filter(until__lt=timezone.now()).delete()[0]


def _spent(form: str, token: Token) -> str:
    return f"{form}:{token.word}"


def _signer(form: str) -> signing.TimestampSigner:
    return signing.TimestampSigner(salt=f"foundation.strangers.{form}")
