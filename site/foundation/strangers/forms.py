"""The form that strangers may send."""

from http import HTTPStatus
from typing import Any, ClassVar

from django import forms
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from . import pace, tokens
from .origin import is_from_here

# A field that no person sees and no browser fills in by itself.
BAIT = "reference_code"


class StrangersForm(forms.Form):
    """A form that says by itself that it came from here, lately and once, and from a person.

    ``name`` binds tokens to the form, ``per_hour`` is how often one connection may send it. Where
    something is wrong it is an error at the top, what was typed is kept, and ``status`` is the
    status to answer with. A form that is valid has spent its token.
    """

    name: ClassVar[str]
    per_hour: ClassVar[int] = 20

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.request = request
        self.status = HTTPStatus.OK
        self._token: tokens.Token | None = None
        self._kept_word = ""
        sent = request.method == "POST"
        super().__init__(
            request.POST if sent else None, request.FILES if sent else None, *args, **kwargs
        )

    @property
    def token(self) -> str:
        """The token that the form carries next."""
        return self._kept_word or tokens.issue(self.name)

    @property
    def bait(self) -> str:
        """The name of the field that stays empty."""
        return BAIT

    def full_clean(self) -> None:
        """Validate the fields, and what was sent as a whole only when they are in order."""
        super().full_clean()
        if self.is_bound and (wrong := self._wrong()):
            self.add_error(None, wrong)

    def take_back(self) -> None:
        """Let the same form be sent again: what it asked could not be done."""
        if self._token:
            tokens.give_back(self.name, self._token)

    def _wrong(self) -> Any:
        """Return what is wrong with the sending, or an empty text."""
        if not is_from_here(self.request):
            self.status = HTTPStatus.FORBIDDEN
            return _(
                "We could not see that this form was sent from our page. What you typed is below: "
                "send it again."
            )
        if self.data.get(BAIT):
            return _("A field that must stay empty was filled in. Look at the form and send again.")
        try:
            token = tokens.read(self.name, self.data.get("token", ""))
        except tokens.TokenError:
            return _("The form was open for too long. What you typed is below: send it again.")
        if self.errors or token.too_quick:
            self._kept_word = self.data["token"]
            if self.errors:
                return ""
            return _("That was very quick. Look at what you typed and send it again.")
        return self._wrong_with(token)

    def _wrong_with(self, token: tokens.Token) -> Any:
        if pace.is_too_often(self.request, self.name, self.per_hour):
            self.status = HTTPStatus.TOO_MANY_REQUESTS
            return _(
                "Too many forms came from your connection within an hour. What you typed is "
                "below: send it again later."
            )
        if together := getattr(self.request, "with_the_token", None):
            together.enter_context(transaction.atomic())
        if not tokens.spend(self.name, token):
            return _(
                "This form was sent already. What you typed is below; send it again only if you "
                "mean it twice."
            )
        self._token = token
        return ""
