"""A translation remembers which Serbian text it says, and knows when that one moved on."""

import pytest
from wagtail.models import Locale

from centre.models import StandardPage
from foundation.translation import mark_translated
from tests.factories.pages import StandardPageFactory, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    original = StandardPageFactory(parent=make_site(), title="О нама")
    copy = original.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    return original, copy


def republish(page):
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def test_a_translation_that_declared_nothing_is_stale(pair):
    _original, translation = pair
    assert translation.stale_since() is not None


def test_a_translation_is_current_until_its_original_is_published_again(pair):
    original, translation = pair
    mark_translated(translation)
    translation = republish(translation)
    assert translation.stale_since() is None
    original.title = "О Центру"
    original.save_revision()
    assert StandardPage.objects.get(pk=translation.pk).stale_since() is None, "only a draft changed"
    original = republish(original)
    fresh = StandardPage.objects.get(pk=translation.pk)
    assert fresh.stale_since() == original.last_published_at


def test_publishing_the_translation_alone_does_not_make_it_current(pair):
    original, translation = pair
    mark_translated(translation)
    translation = republish(translation)
    republish(original)
    translation = republish(StandardPage.objects.get(pk=translation.pk))
    assert translation.stale_since() is not None


def test_an_original_is_never_stale(pair):
    assert pair[0].stale_since() is None
