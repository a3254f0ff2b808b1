"""Whatever rooms declare, now or later: what is closed is found, counted and guessed by nobody whom
the one access module keeps out.
"""

from dataclasses import replace
from html import unescape

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser, Group
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

from foundation import access, searching
from foundation.accounts.roles import ROLES, group_of
from search import index, vocabulary

# In each planted thing, a word of its own beside it. The second is what a slip makes of the first.
SHARED, SLIP = "zvrkolinka", "zvrkolinak"
SURFACES = [
    f"{prefix}/pretraga/{surface}?q={{}}"
    for prefix in ("", "/en")
    for surface in ("", "json/", "rss/", "predlozi/")
] + ["/sr-latn/pretraga/?q={}"]


@pytest.fixture
def planted(demonstration, db, monkeypatch, django_capture_on_commit_callbacks):
    """Return one thing of every kind, by its own word; all say ``SHARED``."""
    things = {}
    with django_capture_on_commit_callbacks(execute=True):
        for number, kind in enumerate(searching.registered()):
            obj = kind.objects().order_by("pk").first()
            if obj is None:
                continue
            word = f"zvrk{number}tajna"
            things[word] = (kind, obj)
            marked = replace(kind, describe=_marked(kind, obj, word))
            monkeypatch.setitem(searching._registered, kind.model, marked)
            index.refresh_many(marked, [obj.pk])
    vocabulary.forget_read()
    return things


def _marked(kind, obj, word):
    def describe(other):
        found = kind.describe(other)
        if other != obj:
            return found
        each = found if isinstance(found, list | tuple) else [found]
        return [
            replace(one, title=f"{SHARED} {word} {one.title}", text=f"{SHARED} {word} {one.text}")
            for one in each
        ]

    return describe


def visible(user, things):
    """Return the words of what the one access module shows ``user``."""
    return {
        word
        for word, (kind, obj) in things.items()
        if access.visible_to(user, kind.objects().filter(pk=obj.pk)).exists()
    }


def shown(client, things, *typed):
    """Return the words that any surface shows for what is typed, and how many things it counts."""
    words, total = set(), 0
    for each in typed:
        for surface in SURFACES:
            answer = client.get(surface.format(each))
            assert answer.status_code == 200
            text = unescape(answer.text)
            words |= {word for word in things if word in text}
            if "json" in surface:
                total = max(total, answer.json()["total"])
            # No "did you mean" either, unless there is something to be found by it.
            if each == SLIP and not visible(answer.wsgi_request.user, things):
                assert SHARED not in text, surface
    return words, total


def test_what_is_closed_is_on_no_surface_for_any_role(
    planted, client, django_capture_on_commit_callbacks
):
    # All that is public is found first: a test of what is not found must be able to fail.
    public = visible(AnonymousUser(), planted)
    assert len(public) > len(planted) / 2
    totals = {word: _total(client, word) for word in planted}
    assert {word for word, total in totals.items() if total} == public
    _close(planted, django_capture_on_commit_callbacks)
    assert visible(AnonymousUser(), planted) == set()
    assert shown(client, planted, SHARED, SLIP) == (set(), 0)
    for role in ROLES:
        person = get_user_model().objects.create_user(f"{role}@example.org")
        person.groups.add(group_of(role))
        client.force_login(person)
        may = visible(person, planted)
        words, total = shown(client, planted, SHARED, SLIP)
        assert words <= may, role
        assert total <= len(may), role


def _total(client, word):
    """Return how many things are counted in both languages."""
    surfaces = [surface for surface in SURFACES if "json" in surface]
    return sum(client.get(surface.format(word)).json()["total"] for surface in surfaces)


def _close(planted, commit):
    """Let nobody but a group without members see what the things hang on."""
    holders = {list(index._up_to_access(obj))[-1] for _kind, obj in planted.values()}
    nobody = Group.objects.create(name="Нико")
    with commit(execute=True):
        for holder in holders:
            if isinstance(holder, Page):
                kind, about = PageViewRestriction, {"page": holder}
            else:
                kind, about = CollectionViewRestriction, {"collection": holder.collection}
            closed = kind.objects.create(restriction_type="groups", **about)
            closed.groups.add(nobody)
