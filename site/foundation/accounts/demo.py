"""Demo accounts, one per role, named by the role: no person is invented."""

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ImproperlyConfigured

from ..demo import register_demo
from ..models import User
from .roles import ROLES, group_of, sync_roles

# Known to all, so it opens nothing but a demonstration: load() sees to that.
PASSWORD = "probna-lozinka-2015"  # noqa: S105
TRAINEE = "polaznik@demo.example"
# Of another group of the same course: what belongs to one group is tried by who is in the other.
OTHER_TRAINEE = "polaznik2@demo.example"
ADDRESSES = {
    "author": "autor@demo.example",
    "reviewer": "recenzent@demo.example",
    "publisher": "objavljivac@demo.example",
    "campaign_editor": "kampanje@demo.example",
    "manager": "rukovodilac@demo.example",
    "course_administrator": "obuke@demo.example",
    "administrator": "administrator@demo.example",
}


def register() -> None:
    """Put the accounts after all content, so that the tree their roles work in is there."""
    register_demo(90, "accounts", load)


def load() -> None:
    """Make the accounts that are missing. Raises ``ImproperlyConfigured`` outside a demo."""
    if not settings.DEMO_ALLOWED:
        raise ImproperlyConfigured("Demo accounts, whose password is public, are for a demo only.")
    sync_roles()
    password = ""
    for email in [*ADDRESSES.values(), TRAINEE, OTHER_TRAINEE]:
        if User.objects.filter(email=email).exists():
            continue
        password = password or make_password(PASSWORD)
        User.objects.create(email=email, password=password)
    for codename, email in ADDRESSES.items():
        User.objects.get(email=email).groups.add(group_of(codename))


def demo_sign_ins() -> list[tuple[str, str, str]]:
    """Return role, e-mail address and password of each demo account."""
    named = [(ROLES[codename].name, email, PASSWORD) for codename, email in ADDRESSES.items()]
    trainees = [("Полазник обуке", TRAINEE), ("Полазник друге групе", OTHER_TRAINEE)]
    return [*named, *((role, email, PASSWORD) for role, email in trainees)]
