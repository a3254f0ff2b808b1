"""A copy, an alias or a translation is never more open than its original."""

import pytest
from django.contrib.auth.models import AnonymousUser
from wagtail.models import Locale, Page

from foundation.access import is_visible
from foundation.models import PageAccess

ANYBODY = AnonymousUser()
WAYS = {
    "copy": lambda page, to: page.copy(recursive=True, to=to, update_attrs={"slug": "made"}),
    "alias": lambda page, to: page.create_alias(recursive=True, parent=to, update_slug="made"),
}


@pytest.fixture(params=WAYS.values(), ids=WAYS)
def duplicate(request):
    return lambda page, to: request.param(*(Page.objects.get(pk=node.pk) for node in (page, to)))


def branch_of(page):
    return list(Page.objects.descendant_of(page, inclusive=True).order_by("path"))


def test_a_restricted_page_inside_a_public_branch_stays_restricted(grow, restrict, root, duplicate):
    section = grow("Section")
    closed = grow("Closed", section)
    grow("Beneath", closed)
    restrict(closed)
    made_section, made_closed, made_beneath = branch_of(duplicate(section, root))
    assert is_visible(ANYBODY, made_section)
    assert not is_visible(ANYBODY, made_closed)
    assert not is_visible(ANYBODY, made_beneath)


def test_a_stricter_page_inside_a_restricted_branch_stays_stricter(
    grow, restrict, root, duplicate, staff, member, stranger
):
    section = grow("Section")
    restrict(section)
    restrict(grow("Closed", section), staff)
    made_section, made_closed = branch_of(duplicate(section, root))
    assert is_visible(stranger, made_section)
    assert not is_visible(stranger, made_closed)
    assert is_visible(member, made_closed)


def test_a_copy_into_another_restricted_section_demands_both(
    grow, restrict, duplicate, staff, stranger
):
    section, page = grow("Section"), grow("Page")
    restrict(section)
    restrict(page, staff)
    assert not is_visible(stranger, duplicate(page, section))


def test_a_copy_that_fails_halfway_leaves_nothing_open(grow, restrict, root, monkeypatch):
    from foundation import access_gaps

    def fail(original, made):
        raise RuntimeError("power cut")

    page = grow("Page")
    restrict(page)
    monkeypatch.setattr(access_gaps, "_restrict_alike", fail)
    before = PageAccess.objects.count()
    with pytest.raises(RuntimeError):
        page.copy(to=root, update_attrs={"slug": "made"})
    assert PageAccess.objects.count() == before


def test_a_translation_of_a_restricted_page_is_restricted(grow, restrict):
    page = grow("Page")
    restrict(page)
    english = Locale.objects.get_or_create(language_code="en")[0]
    assert not is_visible(ANYBODY, page.copy_for_translation(english))


def test_a_page_that_does_not_know_its_children_is_copied_alone(grow, restrict, root):
    page = grow("Page")
    restrict(page)
    unaware = Page.objects.get(pk=page.pk)
    grow("Leaf", page)
    assert len(branch_of(unaware.copy(recursive=True, to=root, update_attrs={"slug": "made"}))) == 1
