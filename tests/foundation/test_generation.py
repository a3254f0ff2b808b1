"""Every process of a copy sees at once what another changed."""

import gc
import weakref

import pytest
from django.core.cache import caches
from django.db import transaction
from wagtail.models import Page

from foundation import generation
from foundation.models import HelpNumber, HelpSettings

pytestmark = pytest.mark.django_db


def test_what_is_kept_is_asked_for_once():
    asked = []
    for _ in range(3):
        generation.kept("test:once", lambda: asked.append(1))
    assert len(asked) == 1


def test_what_is_kept_is_asked_for_again_after_a_change_anywhere():
    values = iter([1, 2])
    assert generation.kept("test:change", lambda: next(values)) == 1
    # What another process does is seen through the database alone.
    HelpSettings.load().save()
    assert generation.kept("test:change", lambda: next(values)) == 2


def test_what_was_kept_before_a_change_is_let_go():
    class Value:
        pass

    value = weakref.ref(generation.kept("test:before", Value))
    generation.bump()
    generation.kept("test:after", Value)
    gc.collect()
    assert value() is None


@pytest.mark.parametrize(
    "change",
    [
        lambda: Page.objects.first().save(),
        lambda: HelpNumber.objects.create(
            settings=HelpSettings.load(),
            label="Помоћ",
            label_en="Help",
            number="192",
            international="192",
        ),
        generation.bump,
    ],
)
def test_each_kind_of_change_changes_the_stamp(change):
    HelpSettings.load()
    before = generation.current()
    change()
    assert generation.current() != before


def test_a_number_that_was_rolled_back_never_comes_again():
    seen = set()
    for _ in range(5):
        with transaction.atomic():
            generation.bump()
            seen.add(generation.current())
            transaction.set_rollback(True)
    assert len(seen) == 5


def test_the_cache_of_a_process_forgets_with_the_stamp():
    cache = caches["renditions"]
    cache.set("picture", "old")
    assert cache.get("picture") == "old"
    generation.bump()
    assert cache.get("picture") is None


def test_a_request_asks_for_the_stamp_once(django_assert_num_queries):
    generation.current()
    generation._started()
    try:
        with django_assert_num_queries(1):
            generation.current()
            generation.current()
    finally:
        generation.forget_request()
