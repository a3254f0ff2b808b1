"""A word planted in each part of an internal item is on no surface for who may not see it."""

import itertools

import pytest
from django.db import connection
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction

from foundation.accounts.roles import group_of
from portal.library.models import ItemActivity, LibraryFile, LibraryItem
from portal.plan.models import Activity
from tests.factories import people
from tests.training.crawler import everything
from tests.training.secrets_planted import Planted, word

from .conftest import add, document

pytestmark = pytest.mark.walk

PREFIXES = ["/biblioteka/", "/sr-latn/biblioteka/", "/en/library/"]
WORDS = ("title", "title_en", "summary", "summary_en", "issuer", "reference", "binding", "source")
ENTRANCES = [
    *PREFIXES,
    *(f"{PREFIXES[0]}?page={page}" for page in (2, 3)),
    *(f"{prefix}?kind=procedure&sector=police" for prefix in PREFIXES),
    *(f"{PREFIXES[0]}{feed}/?sector=police" for feed in ("rss", "atom", "json")),
    f"{PREFIXES[2]}rss/",
    "/sitemap.xml",
    "/sektori/policija/",
    "/en/sectors/policija/",
    "/plan-rada/2015/3.1.4/",
]


@pytest.fixture
def planted(library, django_capture_on_commit_callbacks):
    """An internal item with two versions, a word in each of its parts."""
    planted = Planted()
    shelf = Collection.objects.get(name="Интерне процедуре")
    item = LibraryItem(
        kind="procedure",
        collection=shelf,
        live=False,
        audiences=["staff"],
        sectors=["police"],
        licence="internal",
        issuer_en="x",
        **{name: f"Тајно {planted.plant(name)}" for name in WORDS},
    )
    activity = Activity.objects.get(plan__year=2015, slug="3.1.4", locale__language_code="sr")
    item.activities = [ItemActivity(activity=activity)]
    item.save()
    for version in (1, 2):
        with django_capture_on_commit_callbacks(execute=True):
            text = (f"Прва страна {planted.plant(f'text {version}')}",)
            item = add(item, document(item, text, name=word()), version, planted.plant("note"))
    planted.item = item
    return planted


@pytest.fixture
def visitors(planted):
    """Everybody to whom the item does not exist."""
    outsider, course = people.account("outsider"), people.account("course-administrator")
    course.groups.add(group_of("course_administrator"))
    return {"reader": Client(), "account": client_of(outsider), "trainers": client_of(course)}


@pytest.fixture
def insider(planted):
    person = people.account("publisher")
    person.groups.add(group_of("publisher"))
    return client_of(person)


def client_of(person):
    client = Client()
    client.force_login(person)
    return client


def addresses_of(planted):
    """Return where the item is, in every language, and what is behind it."""
    number = planted.item.number
    file = planted.item.files.get(version=2)
    behind = [
        "v1/",
        "dublin-core.xml",
        "dublin-core.json",
        file.route,
        file.text_route,
        file.newest_route,
    ]
    return [
        *(f"{prefix}{number}/" for prefix in PREFIXES),
        *(f"{PREFIXES[0]}{number}/{each}" for each in behind),
        f"{PREFIXES[2]}{number}/{file.route}",
        planted.item.editions.first().document.url,
    ]


def read(client):
    """Return what is answered wherever an item may be listed."""
    return {address: everything(client.get(address)) for address in ENTRANCES}


def test_no_page_tells_anything(visitors, planted):
    for name in ("reader", "trainers"):
        visitor = visitors[name]
        told = {a: planted.found_in(text) for a, text in read(visitor).items()}
        assert {a: places for a, places in told.items() if places} == {}, name


def test_the_staff_finds_it(insider, planted):
    seen = planted.found_in(*read(insider).values(), *(
        everything(insider.get(address)) for address in addresses_of(planted)
    ))  # fmt: skip
    assert {"title", "title_en", "summary", "issuer", "source", "text 2"} <= set(seen)
    for address in addresses_of(planted):
        answer = insider.get(address)
        assert answer.status_code == (302 if "sr-Cyrl." in address else 200), address
        assert "no-store" in answer["Cache-Control"], address


@pytest.mark.parametrize(
    ("method", "conditions"),
    [
        ("get", [{}, {"Range": "bytes=0-9"}, {"If-None-Match": "*"}]),
        ("head", [{}]),
        ("post", [{}]),
    ],
)
def test_a_known_address_answers_as_if_nothing_were_there(visitors, planted, method, conditions):
    addresses = addresses_of(planted)
    others = [visitors["account"], visitors["trainers"]] if method == "get" else []
    asked = [
        *itertools.product([visitors["reader"]], addresses, conditions),
        *itertools.product(others, addresses, [{}]),
    ]

    def ask():
        return [
            everything(getattr(visitor, method)(address, headers=headers))
            for visitor, address, headers in asked
        ]

    hidden = ask()
    # Versions can't be deleted: the item moves on, and its address names nothing. That can't be
    # either, but for who takes the trigger off.
    with connection.cursor() as cursor:
        cursor.execute('DROP TRIGGER "portal_library_item_keeps_its_number"')
    LibraryItem.objects.filter(pk=planted.item.pk).update(number=99_999)
    planted.item.editions.first().document.delete()
    for (_visitor, address, headers), answer, missing in zip(asked, hidden, ask(), strict=True):
        assert answer.startswith(("404", "405")), (address, headers)
        assert answer == missing, (address, headers)


@pytest.mark.parametrize("prefix", ["", "/sr-latn", "/en"])
def test_searching_and_suggesting_find_nothing_of_it(visitors, planted, prefix):
    never = word()
    # Who is signed in asks in one language: rights don't depend on it.
    for visitor in visitors.values() if not prefix else [visitors["reader"]]:
        nothing = everything(visitor.get(f"{prefix}/pretraga/", {"q": never}))
        for secret in planted.words.values():
            answer = everything(visitor.get(f"{prefix}/pretraga/", {"q": secret}))
            assert answer.replace(secret, never) == nothing
            offered = visitor.get(f"{prefix}/pretraga/predlozi/", {"q": secret[:6]})
            assert not planted.found_in(everything(offered))


def test_the_staff_finds_its_page_by_a_word_of_the_file(insider, planted):
    text = everything(insider.get("/pretraga/", {"q": planted.words["text 2"]}))
    newest = LibraryFile.objects.get(item=planted.item, version=2)
    assert f"{newest.get_url()}#page=1" in text


def test_lifting_the_restriction_opens_it_and_closing_it_closes(
    client, planted, django_capture_on_commit_callbacks
):
    url = planted.item.get_url()
    restriction = CollectionViewRestriction.objects.get(collection=planted.item.collection)
    with django_capture_on_commit_callbacks(execute=True):
        restriction.delete()
    assert client.get(url).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        CollectionViewRestriction.objects.create(
            collection=planted.item.collection, restriction_type="login"
        )
    assert client.get(url).status_code == 404


def test_an_unpublished_item_is_gone_with_its_files(client, law):
    file = law.files.first()
    law.unpublish()
    assert client.get(law.get_url()).status_code == 404
    assert client.get(file.get_url()).status_code == 404
