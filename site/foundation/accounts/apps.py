"""Wagtail's users with this site's rules (see :mod:`.users`)."""

from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(WagtailUsersAppConfig):
    """Stands for ``wagtail.users`` among the installed applications."""

    user_viewset = "foundation.accounts.users.UserViewSet"
