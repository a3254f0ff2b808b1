"""Which keys a visitor holds, and how they compare with what is demanded."""

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import given
from hypothesis import strategies as st

from foundation import access, moment
from foundation.access import (
    NOBODY,
    PUBLIC,
    AccessRule,
    held_keys,
    is_visible,
    join,
    register_rule,
    rules,
)
from foundation.access_upkeep import refresh
from foundation.models import User

KEYS = st.lists(st.sampled_from([PUBLIC, NOBODY, "signed-in", "course:1", "groups:1,2"]))


@given(KEYS, KEYS)
def test_joining_is_the_same_in_any_order_and_grouping(some, others):
    assert join(*some, *others) == join(join(*others), join(*some))


@given(KEYS)
def test_joining_with_what_is_public_demands_nothing_more(keys):
    assert join(*keys, PUBLIC) == join(*keys)


@given(KEYS)
def test_what_is_for_nobody_stays_for_nobody_inside_anything(keys):
    assert NOBODY in join(NOBODY, *keys).split("&")


def test_a_reader_holds_the_public_key_alone(db):
    assert held_keys(AnonymousUser()) == {PUBLIC}


def test_an_account_that_was_closed_holds_the_public_key_alone(member, grow, restrict, staff):
    page = grow("Section")
    restrict(page, staff)
    member.is_active = False
    assert held_keys(member) == {PUBLIC}
    assert not is_visible(member, page)


def test_a_superuser_opens_what_is_for_any_group_but_not_what_is_for_nobody(
    grow, restrict, staff, db
):
    superuser = User.objects.create_superuser("admin@example.org")
    closed, sealed = grow("Closed"), grow("Sealed")
    restrict(closed, staff)
    restrict(sealed, kind="password")
    assert is_visible(superuser, closed)
    assert not is_visible(superuser, sealed)


def test_a_member_of_one_of_several_groups_may_enter(grow, restrict, staff, member):
    from django.contrib.auth.models import Group

    page = grow("Section")
    restrict(page, staff, Group.objects.create(name="others"))
    assert is_visible(member, page)


def test_group_numbers_are_compared_whole(grow, restrict, stranger):
    from django.contrib.auth.models import Group

    twelve = Group.objects.create(pk=912, name="twelve")
    stranger.groups.add(
        Group.objects.create(pk=91, name="one"), Group.objects.create(pk=12, name="two")
    )
    page = grow("Section")
    restrict(page, twelve)
    assert not is_visible(stranger, page)


@pytest.fixture
def rule(monkeypatch):
    """A rule of some room; forgotten again after the test."""
    from foundation import access

    monkeypatch.setattr(access, "_rules", dict(access._rules))
    holders = set()
    register_rule(
        AccessRule(
            "test",
            key_for=lambda obj: "test:1" if getattr(obj, "title", "") == "Secret" else None,
            keys_held=lambda user: ["test:1"] if user.pk in holders else [],
        )
    )
    return holders


def test_a_room_s_rule_and_wagtail_s_restriction_add_up(
    rule, grow, restrict, staff, member, stranger
):
    page = grow("Secret")
    restrict(page, staff)
    assert not is_visible(member, page)
    rule.add(member.pk)
    rule.add(stranger.pk)
    assert is_visible(member, page)
    assert not is_visible(stranger, page)


def test_a_rule_is_asked_again_when_a_page_is_saved(rule, grow, stranger):
    page = grow("Plain")
    leaf = grow("Leaf", page)
    page.title = "Secret"
    page.save()
    assert not is_visible(stranger, leaf)


def test_registering_a_rule_twice_replaces_it(rule):
    count = len(rules())
    register_rule(AccessRule("test", key_for=lambda obj: None, keys_held=lambda user: []))
    assert len(rules()) == count


def test_a_request_that_reads_asks_once_and_one_that_writes_each_time(rule, member):
    asked = []
    register_rule(AccessRule("asked", lambda obj: None, lambda user: asked.append(user.pk) or []))
    for method, times in (("GET", 1), ("HEAD", 1), ("POST", 2), ("", 2)):
        asked.clear()
        moment.start(method)
        held_keys(member)
        held_keys(member)
        moment.stop()
        assert len(asked) == times, method


def test_what_one_may_open_is_not_taken_for_another_s(rule, member, stranger):
    rule.add(member.pk)
    moment.start("GET")
    try:
        assert "test:1" in _raw(member)
        assert "test:1" not in _raw(stranger)
        member.is_active = False
        assert held_keys(member) == {PUBLIC}
    finally:
        moment.stop()


def _raw(user):
    """Return what the rooms say, whatever keys are stored."""
    return moment.once(("keys held", user.pk), lambda: access._keys_of(user))


def test_a_refresh_that_changes_nothing_writes_nothing(grow, django_assert_num_queries):
    page = grow("Page")
    with django_assert_num_queries(6) as captured:
        refresh(page)
    assert not [query for query in captured if query["sql"].startswith(("INSERT", "UPDATE"))]
