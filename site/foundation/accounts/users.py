"""Accounts in the desk: administrators make them, learn no password, and grant only roles."""

from typing import Any

from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from ..models import User


class NewAccountForm(UserCreationForm):
    """A new account, without a password: its owner chooses one through a mail."""

    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields - {"is_superuser"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["is_superuser"]

    def save(self, commit: bool = True) -> User:
        """Save an account that nobody can sign in to yet."""
        self.instance.set_unusable_password()
        return super().save(commit=commit)


class AccountForm(UserEditForm):
    """An account as its administrator sees it. The highest role is a group like the others."""

    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields - {"is_superuser"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("is_superuser", None)


class UserViewSet(WagtailUserViewSet):
    """Wagtail's screens with the forms above."""

    def get_form_class(self, for_update: bool = False) -> type[NewAccountForm | AccountForm]:
        """Return the form for a new or an existing account."""
        return AccountForm if for_update else NewAccountForm
