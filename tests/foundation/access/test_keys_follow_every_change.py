"""Stored keys say at once what a page demands, whatever editors do to the tree."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from wagtail.models import Page, PageViewRestriction

from foundation.access import NOBODY, PUBLIC, is_visible, key_of
from foundation.models import PageAccess

ANYBODY = AnonymousUser()


def test_a_new_page_is_public(grow):
    assert key_of(grow("Open")) == PUBLIC


def test_a_page_without_a_stored_key_is_invisible(grow):
    page = grow("Forgotten")
    PageAccess.objects.filter(page=page).delete()
    assert not is_visible(ANYBODY, page)
    assert key_of(page) == NOBODY


def test_a_restriction_closes_the_page_and_everything_beneath(grow, restrict, stranger):
    page = grow("Section")
    grandchild = grow("Leaf", grow("Branch", page))
    restrict(page)
    assert not is_visible(ANYBODY, page)
    assert not is_visible(ANYBODY, grandchild)
    assert is_visible(stranger, grandchild)


def test_lifting_a_restriction_opens_everything_beneath(grow, restrict):
    page = grow("Section")
    leaf = grow("Leaf", page)
    restrict(page).delete()
    assert is_visible(ANYBODY, leaf)


def test_a_page_born_under_a_restriction_is_closed(grow, restrict):
    page = grow("Section")
    restrict(page)
    assert not is_visible(ANYBODY, grow("Late", page))


def test_restrictions_inside_restrictions_add_up(grow, restrict, staff, member, stranger):
    outer = grow("Outer")
    inner = grow("Inner", outer)
    others = Group.objects.create(name="others")
    restrict(outer, staff)
    restrict(inner, others)
    assert is_visible(member, outer)
    assert not is_visible(member, inner)
    member.groups.add(others)
    assert is_visible(member, inner)
    stranger.groups.add(others)
    assert not is_visible(stranger, inner)


def test_moving_into_a_restricted_section_closes_a_branch(grow, restrict):
    section, branch = grow("Section"), grow("Branch")
    leaf = grow("Leaf", branch)
    restrict(section)
    Page.objects.get(pk=branch.pk).move(Page.objects.get(pk=section.pk), pos="last-child")
    assert not is_visible(ANYBODY, branch)
    assert not is_visible(ANYBODY, leaf)


def test_moving_out_of_a_restricted_section_keeps_a_page_s_own_restriction(grow, restrict, root):
    section = grow("Section")
    closed, open_ = grow("Closed", section), grow("Open", section)
    restrict(section)
    restrict(closed)
    for page in (closed, open_):
        Page.objects.get(pk=page.pk).move(Page.objects.get(pk=root.pk), pos="last-child")
    assert not is_visible(ANYBODY, closed)
    assert is_visible(ANYBODY, open_)


def test_saving_a_page_that_does_not_know_its_children_does_not_open_them(grow, restrict):
    page = grow("Section")
    unaware = Page.objects.get(pk=page.pk)
    leaf = grow("Leaf", page)
    restrict(unaware)
    assert not is_visible(ANYBODY, leaf)


def test_a_shared_password_opens_nothing(grow, restrict, member):
    page = grow("Section")
    restrict(page, kind=PageViewRestriction.PASSWORD)
    assert key_of(page) == NOBODY
    assert not is_visible(member, page)


def test_a_restriction_to_no_group_opens_for_nobody(grow, restrict, stranger):
    page = grow("Section")
    restrict(page, kind=PageViewRestriction.GROUPS)
    assert not is_visible(stranger, page)


def test_changing_the_groups_of_a_restriction_takes_effect_from_either_side(
    grow, restrict, staff, member, stranger
):
    page = grow("Section")
    others = Group.objects.create(name="others")
    stranger.groups.add(others)
    restriction = restrict(page, staff)
    restriction.groups.set([others])
    assert is_visible(stranger, page)
    assert not is_visible(member, page)
    staff.pageviewrestriction_set.add(restriction)
    assert is_visible(member, page)
    others.pageviewrestriction_set.clear()
    assert not is_visible(stranger, page)


def test_changing_the_kind_of_a_restriction_takes_effect(grow, restrict, stranger, staff):
    page = grow("Section")
    restriction = restrict(page)
    assert is_visible(stranger, page)
    restriction.restriction_type = PageViewRestriction.GROUPS
    restriction.save()
    restriction.groups.set([staff])
    assert not is_visible(stranger, page)


def test_a_group_that_is_deleted_leaves_the_page_closed(grow, restrict, staff, stranger):
    page = grow("Section")
    restrict(page, staff)
    staff.delete()
    assert not is_visible(stranger, page)
    assert not is_visible(ANYBODY, page)


def test_deleting_a_restricted_page_leaves_no_key_behind(grow, restrict):
    page = grow("Section")
    restrict(page)
    leaf = grow("Leaf", page)
    Page.objects.get(pk=page.pk).delete()
    assert not PageAccess.objects.filter(page_id__in=[page.pk, leaf.pk]).exists()


@pytest.mark.parametrize("field", ["live", "expire_at", "go_live_at"])
def test_what_is_withdrawn_or_out_of_its_dates_is_invisible(grow, member, field):
    from datetime import timedelta

    from django.utils import timezone

    page = grow("Page")
    hour = timedelta(hours=1)
    value = {
        "live": False,
        "expire_at": timezone.now() - hour,
        "go_live_at": timezone.now() + hour,
    }[field]
    Page.objects.filter(pk=page.pk).update(**{field: value})
    assert not is_visible(member, page)
