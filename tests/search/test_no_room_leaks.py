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
    firsts = [(kind, kind.objects().order_by("pk")[:1]) for kind in searching.registered()]
    with django_capture_on_commit_callbacks(execute=True):
        return _plant(firsts, monkeypatch)


@pytest.fixture
def closed(demonstration, db, monkeypatch, django_capture_on_commit_callbacks):
    """Return, by words of their own, all things of the demo that are not for everybody."""
    things = []
    for kind in searching.registered():
        visible = access.visible_to(AnonymousUser(), kind.objects()).values("pk")
        things.append((kind, kind.objects().exclude(pk__in=visible).order_by("pk")))
    with django_capture_on_commit_callbacks(execute=True):
        return _plant(things, monkeypatch)


def _plant(things, monkeypatch):
    planted = {}
    for number, (kind, objects) in enumerate(things):
        words = {obj: f"zvrk{number}tajna{obj.pk}" for obj in objects}
        planted |= {word: (kind, obj) for obj, word in words.items()}
        marked = replace(kind, describe=_marked(kind, words))
        monkeypatch.setitem(searching._registered, kind.model, marked)
        index.refresh_many(marked, [obj.pk for obj in words])
    vocabulary.forget_read()
    return planted


def _marked(kind, words):
    def describe(other):
        found, word = kind.describe(other), words.get(other)
        if word is None:
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
    """Return the words that any surface shows for what is typed, and how many things it counts,
    in total or under any value of a facet.
    """
    words, total = set(), 0
    for each in typed:
        for surface in SURFACES:
            answer = client.get(surface.format(each))
            assert answer.status_code == 200
            text = unescape(answer.text)
            words |= {word for word in things if word in text}
            if "json" in surface:
                total = max(total, _most_counted(answer.json()))
            # No "did you mean" either, unless there is something to be found by it.
            if each == SLIP and not visible(answer.wsgi_request.user, things):
                assert SHARED not in text, surface
    return words, total


@pytest.mark.walk
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


def test_nothing_that_is_closed_in_the_demo_is_shown_or_counted(closed, client):
    kinds = {kind.kind for kind, _obj in closed.values()}
    assert "lesson" in kinds, kinds
    assert shown(client, closed, SHARED, SLIP) == (set(), 0)
    for role in ROLES:
        person = get_user_model().objects.create_user(f"{role}@example.org")
        person.groups.add(group_of(role))
        client.force_login(person)
        may = visible(person, closed)
        words, total = shown(client, closed, SHARED)
        assert words <= may, role
        assert total <= len(may), role


def _most_counted(data):
    """Return the largest number that an answer tells: the total, or the count of any facet."""
    counts = [value["count"] for facet in data["facets"].values() for value in facet]
    return max([data["total"], *counts])


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
