"""An editor previews a page in both scripts, and its card as others will show it."""

import pytest
from wagtail.models import Locale

from foundation.desk.preview import CARD, LATIN
from tests.factories.pages import NewsPageFactory, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    make_site()
    page = NewsPageFactory(title="Људи и њихова права", live=False)
    page.title = "Људи и њихова нова права"
    return page


def preview(page, mode=""):
    return page.make_preview_request(preview_mode=mode)


def test_the_draft_is_shown_in_each_script(draft):
    assert "Људи и њихова нова права" in preview(draft).content.decode()
    latin = preview(draft, LATIN).content.decode()
    assert "Ljudi i njihova nova prava" in latin
    assert 'lang="sr-Latn"' in latin


def test_one_script_does_not_stay_for_the_next_preview(draft):
    preview(draft, LATIN)
    assert "Људи и њихова нова права" in preview(draft).content.decode()


def test_the_card_is_drawn_from_the_draft_once_for_each_script(draft):
    answer = preview(draft, CARD)
    assert answer.content.count(b"data:image/png;base64,iVBOR") == 2
    assert "no-store" in answer["Cache-Control"] or "private" in answer["Cache-Control"]


def test_an_english_page_has_one_script(draft):
    english = draft.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    assert [mode for mode, _label in english.preview_modes] == ["", CARD]


def test_a_phone_is_among_the_sizes(draft):
    assert draft.preview_sizes[0]["device_width"] == 375


def test_the_desk_may_show_it_in_its_frame_and_nobody_else(draft):
    for mode in ("", CARD):
        answer = preview(draft, mode)
        assert answer["X-Frame-Options"] == "SAMEORIGIN"
        assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
