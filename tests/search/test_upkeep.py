"""Entries follow what they describe, at a bounded cost."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from foundation import searching
from foundation.models import SiteDocument
from foundation.searching import Found, Searchable
from search import index, upkeep
from search.models import Entry
from search.query import search


@pytest.fixture
def findable_redirects(monkeypatch):
    """Something that is no page and follows a page's access."""
    monkeypatch.setattr(Redirect, "access_parent", "redirect_page", raising=False)
    searchable = Searchable(
        model=Redirect,
        kind="redirect",
        label="Redirect",
        describe=lambda redirect: Found(redirect.old_path, "путоказ", "sr"),
        objects=Redirect.objects.all,
        url=lambda redirect: redirect.old_path,
    )
    monkeypatch.setitem(searching._registered, Redirect, searchable)


@pytest.fixture
def findable_documents(monkeypatch):
    searchable = Searchable(
        model=SiteDocument,
        kind="document",
        label="Document",
        describe=lambda document: Found(document.title, "", "sr"),
        objects=SiteDocument.objects.all,
        url=lambda document: document.url,
    )
    monkeypatch.setitem(searching._registered, SiteDocument, searchable)


def test_what_follows_a_page_appears_and_disappears_with_it(
    findable_redirects, make_page, committed, nobody
):
    page = make_page("План")
    with committed():
        Redirect.objects.create(old_path="/stari-plan", redirect_page=page)
    assert search("putokaz", nobody, "sr").total == 1
    with committed():
        Page.objects.get(pk=page.pk).unpublish()
    assert search("putokaz", nobody, "sr").total == 0
    with committed():
        Page.objects.get(pk=page.pk).save_revision().publish()
    assert search("putokaz", nobody, "sr").total == 1
    with committed():
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert search("putokaz", nobody, "sr").total == 0


def test_documents_follow_their_collection(findable_documents, db, committed, nobody):
    with committed():
        collection = Collection.objects.get(depth=1).add_child(name="Приручници")
        SiteDocument.objects.create(title="Приручник", file="p.pdf", collection=collection)
    assert search("priručnik", nobody, "sr").total == 1
    with committed():
        CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    assert search("priručnik", nobody, "sr").total == 0


def test_a_rolled_back_change_leaves_the_entries_as_they_were(make_page, committed, titles):
    page = make_page("Извештај", "обука")
    with transaction.atomic():
        page.search_description = "другареч"
        page.save()
        transaction.set_rollback(True)
    with committed():
        make_page("Друго")
    assert titles("obuka") == ["Извештај"]
    assert titles("drugareč") == []


def test_refreshing_what_did_not_change_writes_nothing(make_page):
    page = make_page("Извештај", "обука")
    updated = Entry.objects.get(title="Извештај").updated
    index.refresh(page)
    assert Entry.objects.get(title="Извештај").updated == updated


def test_a_second_flush_has_nothing_to_do(make_page, django_assert_num_queries):
    make_page("Извештај")
    with django_assert_num_queries(0):
        upkeep.flush()


def test_text_that_no_database_stores_is_cleaned(make_page, titles, monkeypatch, findable_pages):
    monkeypatch.setitem(
        searching._registered,
        Page,
        Searchable(**{
            **vars(findable_pages),
            "describe": lambda page: Found("Ра\x00д", "обука \ud800", "sr"),
        }),
    )  # fmt: skip
    make_page("Било шта")
    assert titles("obuka") == ["Било шта"]


def test_the_number_of_queries_does_not_grow_with_what_is_found(make_page, nobody):
    def queries():
        # What is kept of content is read again once after a change.
        search("obuka", nobody, "sr")
        with CaptureQueriesContext(transaction.get_connection()) as captured:
            search("obuka", nobody, "sr")
        return len(captured)

    for number in range(3):
        make_page(f"Обука {number}")
    few = queries()
    for number in range(3, 12):
        make_page(f"Обука {number}")
    # Five of them read the stamp, which a request reads once.
    assert queries() == few <= 12


def test_rebuilding_restores_what_is_missing_and_removes_what_is_gone(make_page, titles):
    page = make_page("Извештај", "обука")
    Entry.objects.filter(title="Извештај").update(title="Застарело")
    stray = Entry.objects.get(title="Застарело")
    stray.pk, stray.object_id = None, "999999"
    stray.save()
    told = StringIO()
    call_command("rebuild_entries", stdout=told)
    assert titles("obuka") == ["Извештај"]
    assert not Entry.objects.filter(object_id="999999").exists()
    assert Entry.objects.get(object_id=str(page.pk)).title == "Извештај"
    assert "page: " in told.getvalue()


def test_removing_takes_the_entries_away(make_page, titles):
    page = make_page("Извештај")
    index.remove(page)
    assert titles("izveštaj") == []
