"""A word that is planted in each restricted thing is on no public surface, whoever looks for it."""

import itertools

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from foundation.models import CollectionAccess, SiteRendition
from tests.factories import people
from training.cohorts.services import withdraw_enrolment
from training.models import Enrolment

from . import crawler
from .crawler import everything
from .secrets_planted import in_the_desk, plant_in, word

pytestmark = pytest.mark.walk

PREFIXES = ["", "/sr-latn", "/en"]
# What is seen in the desk alone, even by who may open the lesson.
IN_THE_DESK = {
    "collection",
    "draft body",
    "draft change",
    "draft slug",
    "draft title",
    "file tag",
    "file title",
    "picture description",
    "picture title",
}
CONDITIONS = [
    {},
    {"HTTP_RANGE": "bytes=0-9"},
    {"HTTP_IF_MODIFIED_SINCE": "Wed, 01 Jan 2098 00:00:00 GMT"},
    {"HTTP_IF_NONE_MATCH": "*"},
    {"HTTP_ACCEPT": "application/json"},
]


@pytest.fixture
def planted(course, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return plant_in(course)


@pytest.fixture
def visitors(planted, outsiders):
    """A client of each person to whom the lesson does not exist, by their part in the cast."""
    return {name: signed_in(person) for name, person in outsiders}


@pytest.fixture
def trainee(planted, course):
    return signed_in(people.trainee(course))


def signed_in(person):
    client = Client()
    if person.is_authenticated:
        client.force_login(person)
    return client


def addresses_of(planted):
    """Return where the lesson, the file and the picture are, for who may open them."""
    rendition = SiteRendition.objects.filter(image=planted.image).first()
    lesson = [prefix + planted.lesson.get_url() for prefix in PREFIXES]
    return [*lesson, planted.paper.url, rendition.url]


def test_no_page_that_links_lead_to_tells_anything(visitors, planted):
    told = {
        (name, address): places
        for name, visitor in visitors.items()
        for address, text in crawler.read(visitor).items()
        if (places := planted.found_in(text))
    }
    assert told == {}


def test_the_links_lead_everywhere(client, planted, course):
    expected = {course.get_url(), "/vesti/rss/", "/sr-latn" + course.get_url(), "/en/news/"}
    assert expected - crawler.read(client).keys() == set()


def test_the_enrolled_trainee_sees_what_is_planted(trainee, planted):
    seen = planted.found_in(*crawler.read(trainee).values())
    assert set(planted.words) - set(seen) == IN_THE_DESK


def test_the_search_for_leaks_finds_one(client, planted, course):
    CollectionAccess.objects.filter(collection=planted.lesson.collection).update(key="public")
    assert "title" in planted.found_in(everything(client.get(course.get_url())))


@pytest.mark.parametrize(
    ("method", "conditions"),
    [("get", CONDITIONS), ("head", [{}]), ("options", [{}]), ("post", [{}])],
    ids=["get", "head", "options", "post"],
)
def test_a_known_address_answers_as_if_nothing_were_there(visitors, planted, method, conditions):
    """Who withdrew knows every address; so may anybody who looked over a shoulder."""
    asked = list(itertools.product(visitors.values(), addresses_of(planted), conditions))

    def ask():
        return [getattr(who, method)(where, **how) for who, where, how in asked]

    hidden = ask()
    for thing in (planted.lesson, planted.paper, planted.image):
        thing.delete()
    for (_, where, how), answer, missing in zip(asked, hidden, ask(), strict=True):
        assert answer.status_code in {404, 405}, (where, how)
        assert everything(answer) == everything(missing), (where, how)


def test_what_a_trainee_reads_is_kept_by_no_cache(trainee, planted):
    for address in addresses_of(planted):
        answer = trainee.get(address)
        expected = 404 if address.startswith("/en/") else 200
        assert answer.status_code == expected, address
        if expected == 200:
            assert answer["Cache-Control"] == "private, no-store", address


@pytest.mark.parametrize("prefix", PREFIXES)
def test_searching_for_a_planted_word_is_like_searching_for_none(visitors, planted, prefix):
    never = word()
    asking = visitors if not prefix else {"reader": Client()}
    for name, visitor in asking.items():
        nothing = everything(visitor.get(f"{prefix}/pretraga/", {"q": never}))
        for place, secret in planted.words.items():
            text = everything(visitor.get(f"{prefix}/pretraga/", {"q": secret}))
            assert not planted.found_in(text, but={place}), (name, place)
            if secret.isascii():
                assert text.replace(secret, never) == nothing, (name, place)


@pytest.mark.parametrize("query", ["Лекција", "lekcija", "прва реч", "words", "*", "a OR b"])
def test_searching_for_common_words_counts_nothing_restricted(
    visitors, planted, course, query, django_capture_on_commit_callbacks
):
    def ask():
        return [
            everything(visitor.get(f"{prefix}/pretraga/", {"q": query, "page": page}))
            for visitor in visitors.values()
            for prefix in PREFIXES
            for page in ("1", "last")
        ]

    with_lesson = ask()
    assert planted.found_in(*with_lesson) == []
    with django_capture_on_commit_callbacks(execute=True):
        for lesson in course.lessons.all():
            lesson.delete()
    assert with_lesson == ask()


def test_the_trainee_finds_the_lesson_by_its_words_until_withdrawal(trainee, planted):
    address = planted.lesson.get_url()
    for place in ("title", "lead", "heading", "body", "Cyrillic body"):
        answer = trainee.get("/pretraga/", {"q": planted.words[place]})
        assert address in everything(answer), place
    withdraw_enrolment(enrolment=Enrolment.objects.get())
    assert address not in everything(trainee.get("/pretraga/", {"q": planted.words["body"]}))


def test_an_address_that_changed_leads_only_who_may_open_the_lesson(visitors, trainee, planted):
    slug = planted.words["slug"]
    old = f"/stara-obuka/{slug}"
    redirect = Redirect.objects.get(redirect_page_route_path=f"/{slug}/", old_path__endswith=old)
    for name, visitor in visitors.items():
        answer = visitor.get(redirect.old_path + "/")
        assert answer.status_code == 404, name
        assert planted.found_in(everything(answer), but={"slug"}) == [], name
    assert trainee.get(redirect.old_path + "/")["Location"] == planted.lesson.get_url()


def test_guessed_paths_of_files_lead_to_nothing(visitors, planted):
    paper, image = planted.paper, planted.image
    names = [stored.name for stored in (paper.file, image.file)]
    guesses = [f"/media/{name}" for name in names]
    guesses += [f"/media/images/{name.rpartition('/')[2]}" for name in names]
    guesses += [f"/private/{name}" for name in names]
    guesses += [f"/dokumenta/{pk}/{paper.filename}" for pk in range(paper.pk + 3)]
    guesses += [f"/dokumenta/{paper.pk}/other.txt", f"/static/{names[0]}"]
    guesses += [f"/images/{image.pk}/width-480/"]
    guessed = {"file name", "picture name"}
    for (name, visitor), guess in itertools.product(visitors.items(), guesses):
        answer = visitor.get(guess)
        assert answer.status_code == 404, (name, guess)
        assert planted.found_in(everything(answer), but=guessed) == [], (name, guess)


def test_wagtail_s_own_addresses_tell_nothing(visitors, planted):
    lesson = planted.lesson
    guesses = [
        f"/_util/authenticate_with_password/1/{lesson.pk}/",
        "/_util/login/",
        "/dokumenta/authenticate_with_password/1/",
        "/api/v2/pages/",
        "/oembed/",
        *in_the_desk(lesson),
        reverse("wagtailadmin_explore", args=[lesson.course.pk]),
        reverse("wagtailadmin_choose_page"),
        "/admin/api/main/pages/",
        f"/admin/api/main/pages/{lesson.pk}/",
        "/admin/api/main/images/",
        "/admin/api/main/documents/",
        reverse("wagtailimages:edit", args=[planted.image.pk]),
        reverse("wagtaildocs:edit", args=[planted.paper.pk]),
        reverse("enrolments:index"),
    ]
    for (name, visitor), guess in itertools.product(visitors.items(), guesses):
        assert planted.found_in(everything(visitor.get(guess))) == [], (name, guess)


def test_a_page_that_breaks_tells_nothing(trainee, planted, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError(planted.words["title"])

    monkeypatch.setattr("training.models.course.lesson_page", fail)
    trainee.raise_request_exception = False
    answer = trainee.get(planted.lesson.get_url())
    assert answer.status_code == 500
    assert planted.found_in(everything(answer)) == []


def test_nothing_is_written_into_the_log(visitors, planted, caplog):
    for visitor, address in itertools.product(visitors.values(), addresses_of(planted)):
        visitor.get(address)
        visitor.get("/pretraga/", {"q": planted.words["title"]})
    assert planted.found_in(caplog.text) == []
