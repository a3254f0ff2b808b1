"""A small tree of plain pages and collections to restrict, move and copy."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Collection, Locale, Page, PageViewRestriction

from foundation.models import User


@pytest.fixture
def root(db):
    return Page.get_first_root_node()


@pytest.fixture
def grow(root):
    """Add a page: under the root unless told otherwise."""

    def add(title, parent=None):
        parent = Page.objects.get(pk=(parent or root).pk)
        return parent.add_child(
            instance=Page(title=title, slug=title.lower(), locale=Locale.get_default())
        )

    return add


@pytest.fixture
def collect(db):
    """Add a collection: under the root unless told otherwise."""

    def add(name, parent=None):
        parent = Collection.objects.get(pk=(parent or Collection.get_first_root_node()).pk)
        return parent.add_child(name=name)

    return add


@pytest.fixture
def restrict():
    """Restrict a page to groups, or to whoever is signed in."""

    def add(page, *groups, kind=None):
        kind = kind or (PageViewRestriction.GROUPS if groups else PageViewRestriction.LOGIN)
        restriction = PageViewRestriction.objects.create(page_id=page.pk, restriction_type=kind)
        restriction.groups.set(groups)
        return restriction

    return add


@pytest.fixture
def staff(db):
    return Group.objects.create(name="staff, with a comma and spaces")


@pytest.fixture
def member(staff):
    user = User.objects.create_user("member@example.org")
    user.groups.add(staff)
    return user


@pytest.fixture
def stranger(db):
    return User.objects.create_user("stranger@example.org")
