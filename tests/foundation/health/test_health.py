"""A running site says that it lives, and to its operators how each part is."""

import datetime

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from foundation.health import heartbeats, parts
from foundation.models import Heartbeat

THROUGH_NGINX = {"x-forwarded-for": "203.0.113.9"}


def ready(client=None, **headers):
    return (client or Client()).get("/readyz", headers=headers)


def test_being_alive_takes_no_database_no_session_and_no_known_host():
    # No database is allowed in this test: asking it would fail.
    response = Client().get("/healthz", headers={"host": "unknown.example"})
    assert (response.status_code, response.content) == (200, b"alive\n")
    assert response["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_an_operator_is_told_of_each_part():
    told = ready().json()["parts"]
    assert set(told) >= {"database", "cache", "disk", "index", "publisher", "worker"}
    assert told["database"]["works"]
    assert told["cache"]["works"]


@pytest.mark.django_db
def test_others_find_nothing_there(settings):
    settings.READY_TOKEN = "a long word"
    assert ready(**THROUGH_NGINX).status_code == 404
    assert ready(**THROUGH_NGINX, authorization="Bearer another").status_code == 404
    assert ready(**THROUGH_NGINX, authorization="Bearer ж").status_code == 404
    assert ready(Client(REMOTE_ADDR="203.0.113.9")).status_code == 404
    assert ready(**THROUGH_NGINX, authorization="Bearer a long word").status_code == 200


@pytest.mark.django_db
def test_an_empty_token_opens_nothing(settings):
    settings.READY_TOKEN = ""
    assert ready(**THROUGH_NGINX, authorization="Bearer ").status_code == 404


@pytest.mark.django_db
def test_a_part_that_readers_need_makes_it_not_ready(monkeypatch):
    monkeypatch.setattr(parts, "LEAST_FREE_BYTES", 2**80)
    response = ready()
    assert response.status_code == 503
    assert response.json()["parts"]["disk"]["works"] is False


@pytest.mark.django_db
def test_a_cache_that_keeps_nothing_is_told_of_but_readers_are_served(monkeypatch):
    monkeypatch.setattr(cache, "get", lambda key: None)
    response = ready()
    assert response.status_code == 200
    assert response.json()["parts"]["cache"]["works"] is False


@pytest.mark.django_db
def test_what_went_wrong_is_told_without_its_words(monkeypatch):
    def broken():
        raise ValueError("password=secret")

    monkeypatch.setitem(parts._parts, "database", (broken, True))
    assert ready().json()["parts"]["database"]["says"] == "ValueError"
    assert b"secret" not in ready().content


@pytest.mark.django_db
def test_the_publisher_is_seen_and_asks_the_worker(settings):
    settings.TASKS = {
        **settings.TASKS,
        "background": {"BACKEND": "django_tasks_db.DatabaseBackend"},
    }
    heartbeats.publisher_is_alive()
    heartbeats.publisher_is_alive()
    assert heartbeats.seconds_since(heartbeats.PUBLISHER) == 0
    assert heartbeats.seconds_since(heartbeats.WORKER) is None
    assert DBTaskResult.objects.count() == 1
    heartbeats.answer.call()
    assert heartbeats.seconds_since(heartbeats.WORKER) == 0


@pytest.mark.django_db
def test_a_process_that_was_last_seen_long_ago_is_told_of_but_readers_are_served():
    long_ago = timezone.now() - datetime.timedelta(hours=1)
    Heartbeat.objects.create(name=heartbeats.PUBLISHER, seen_at=long_ago)
    response = ready()
    assert response.json()["parts"]["publisher"] == {
        "works": False,
        "says": "seen 3600 s ago",
        "milliseconds": response.json()["parts"]["publisher"]["milliseconds"],
    }
    assert response.status_code == 200
