"""A page that is moved out of a section just while that is opened or closed, on PostgreSQL."""

import os
import time

import pytest
from django.db import transaction
from wagtail.models import Locale, Page, PageViewRestriction

from foundation.access import PUBLIC
from foundation.models import PageAccess
from tests.factories.copies import make_copy

pytestmark = [pytest.mark.walk, pytest.mark.needs("postgresql")]
# How long the move is held open; whoever opens the section has begun by then.
HELD = 2
PATIENCE = 30


@pytest.fixture
def copy(request, tmp_path, django_db_blocker):
    """A copy in which a leaf lies in the first of two sections."""
    made = make_copy("postgresql", request, tmp_path, django_db_blocker)
    assert made.run(_plant) == [0]
    return made


def _plant():
    for name in ("first", "second"):
        section = _grow(Page.get_first_root_node(), name)
        if name == "first":
            _grow(section, "leaf")
            _grow(section, "other")


def _grow(parent, slug):
    parent = Page.objects.get(pk=parent.pk)
    return parent.add_child(instance=Page(title=slug, slug=slug, locale=Locale.get_default()))


def _close(slug):
    page = Page.objects.get(slug=slug)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def _move(slug, target, pos):
    Page.objects.get(slug=slug).move(Page.objects.get(slug=target), pos=pos)


MOVES = {
    "a page out of it": lambda: _move("leaf", "second", "last-child"),
    "a page within it": lambda: _move("other", "leaf", "left"),
    "another section before it": lambda: _move("second", "first", "left"),
}


@pytest.mark.parametrize("opens", [True, False], ids=["opened", "closed"])
@pytest.mark.parametrize("what", MOVES)
def test_each_page_demands_what_the_section_demands_in_which_it_lies(copy, tmp_path, opens, what):
    if opens:
        assert copy.run(lambda: [_close(slug) for slug in ("first", "second")]) == [0]
    is_moving, is_moved = tmp_path / "is-moving", tmp_path / "is-moved"

    def work():
        if _is_first(is_moving):
            with transaction.atomic():
                MOVES[what]()
                is_moved.touch()
                time.sleep(HELD)
            return
        _wait_for(is_moved)
        if opens:
            Page.objects.get(slug="first").view_restrictions.all().delete()
        else:
            _close("first")

    assert copy.run(work, times=2) == [0, 0]
    first, second = (PUBLIC, "signed-in") if opens else ("signed-in", PUBLIC)
    is_out = what == "a page out of it"
    assert copy.ask(_keys) == {"leaf": second if is_out else first, "other": first}


def _is_first(path):
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return False
    return True


def _wait_for(path):
    end = time.monotonic() + PATIENCE
    while not path.exists():
        assert time.monotonic() < end
        time.sleep(0.01)


def _keys():
    keys = PageAccess.objects.filter(page__slug__in=["leaf", "other"])
    return dict(keys.values_list("page__slug", "key"))
