"""An editor sees Serbian and English unit by unit: missing, changed since, up to date."""

import json
import re

import pytest
from django.urls import reverse
from wagtail.models import Locale

from centre.models import StandardPage
from foundation.desk.translating.comparing import State, changes_between, compare
from foundation.desk.translating.services import declare_current
from foundation.translation import mark_translated
from tests.factories.accounts import enter_desk, make_account
from tests.factories.pages import StandardPageFactory, body, make_site

pytestmark = pytest.mark.django_db


def blocks(*texts, ids="abc"):
    return json.dumps(
        [
            {"type": "paragraph", "value": f"<p>{text}</p>", "id": each}
            for text, each in zip(texts, ids, strict=False)
        ]
    )


def published(page):
    page.save_revision().publish()
    return StandardPage.objects.get(pk=page.pk)


@pytest.fixture
def original():
    make_site()
    page = StandardPageFactory(title="О нама", body=blocks("Прва реч.", "Друга реч."))
    return StandardPage.objects.get(pk=page.pk)


@pytest.fixture
def english(original):
    """A translation of everything, compared with what is published."""
    page = original.copy_for_translation(Locale.objects.get(language_code="en"))
    page.title, page.body = "About us", blocks("First word.", "Second word.")
    page.live = True
    mark_translated(page)
    return published(page)


def states(english):
    english = StandardPage.objects.get(pk=english.pk)
    return {row.label: row.state for row in compare(english).rows}


def test_a_translation_that_was_compared_is_up_to_date(english):
    assert set(states(english).values()) == {State.CURRENT}


def test_one_that_nobody_compared_says_so(english):
    english.translated_from = None
    english = published(english)
    assert states(english)["Наслов"] == State.UNKNOWN


def test_only_the_block_that_changed_is_marked_with_what_changed(original, english):
    original.body = blocks("Прва реч.", "Друга нова реч.")
    published(original)
    assert [label for label, state in states(english).items() if state == State.CHANGED] == [
        "Текст › Текст (2)"
    ]
    (row,) = (row for row in compare(english).rows if row.state == State.CHANGED)
    assert [change.words.strip() for change in row.changes if change.kind == "new"] == ["нова"]
    assert row.english == ("Second word.",)


def test_a_new_block_is_missing_and_shifts_no_other(original, english):
    original.body = blocks("Прва реч.", "Уметнуто.", "Друга реч.", ids="axb")
    published(original)
    found = states(english)
    assert found["Текст › Текст (2)"] == State.MISSING
    assert found["Текст › Текст (3)"] == State.CURRENT


def test_what_is_still_serbian_is_missing(english):
    english.body = blocks("Прва реч.", "Second word.")
    assert states(published(english))["Текст › Текст (1)"] == State.MISSING


def test_a_passage_that_is_still_serbian_makes_its_unit_missing(original, english):
    both = "<p>Прва реч.</p><p>Још једна.</p>"
    original.body = json.dumps([{"type": "paragraph", "value": both, "id": "a"}])
    published(original)
    half = "<p>First word.</p><p>Још једна.</p>"
    english.body = json.dumps([{"type": "paragraph", "value": half, "id": "a"}])
    assert states(published(english))["Текст › Текст (1)"] == State.MISSING


def test_a_name_in_cyrillic_among_english_words_is_no_serbian(english):
    english.body = blocks("First word, Прва реч in Serbian.", "Second word.")
    assert set(states(published(english)).values()) == {State.CURRENT}


def test_blocks_without_a_common_identity_are_matched_by_their_order(original, english):
    english.body = body("First word.", "Second word.")
    assert set(states(published(english)).values()) == {State.CURRENT}


def test_a_new_block_shifts_nothing_where_blocks_have_no_identity(original, english):
    english.body = body("First word.", "Second word.")
    english = published(english)
    original.body = body("Прва реч.", "Уметнуто.", "Друга реч.")
    published(original)
    found = states(english)
    assert found["Текст › Текст (2)"] == State.MISSING
    assert found["Текст › Текст (3)"] == State.CURRENT


def test_the_screen_takes_the_word_that_both_say_the_same(client, original, english):
    original.body = blocks("Прва реч.", "Друга нова реч.")
    original = published(original)
    desk = enter_desk(client, make_account("publisher"))
    address = reverse("desk_side_by_side", args=[original.pk])
    text = desk.get(address).content.decode()
    assert re.search("<ins> ?нова ?</ins>", text)
    assert "Латиница не тражи рад" in text
    desk.post(address, {"revision": original.live_revision_id})
    assert StandardPage.objects.get(pk=english.pk).stale_since() is None


def test_nobody_says_the_same_of_a_draft_with_serbian_words(client, original, english):
    original.body = blocks("Прва реч.", "Друга нова реч.")
    original = published(original)
    english.body = blocks("First word.", "Друга нова реч.")
    english.save_revision()
    desk = enter_desk(client, make_account("publisher"))
    address = reverse("desk_side_by_side", args=[original.pk])
    sent = {"revision": original.live_revision_id}
    assert "Енглески нацрт сада каже исто" not in desk.get(address).text
    assert "још стоје српске речи" in desk.get(address).text
    assert "још има српских речи" in desk.post(address, sent, follow=True).text
    assert StandardPage.objects.get(pk=english.pk).stale_since() is not None
    english.body = blocks("First word.", "Second new word.")
    english.save_revision().publish()
    assert "Енглески нацрт сада каже исто" in desk.get(address).text
    desk.post(address, sent)
    assert StandardPage.objects.get(pk=english.pk).stale_since() is None


def test_a_draft_takes_the_mark_along_and_readers_page_stays_outdated(original, english):
    original.title = "О Центру"
    original = published(original)
    english.title = "About the Centre"
    english.save_revision()
    english = StandardPage.objects.get(pk=english.pk)
    declare_current(translation=english, revision=original.live_revision)
    english = StandardPage.objects.get(pk=english.pk)
    assert english.stale_since() is not None
    english.get_latest_revision().publish()
    assert StandardPage.objects.get(pk=english.pk).stale_since() is None


@pytest.mark.parametrize("revision", ["", "x", "999999"])
def test_a_revision_that_is_not_the_originals_is_refused(client, english, revision):
    desk = enter_desk(client, make_account("publisher"))
    address = reverse("desk_side_by_side", args=[english.pk])
    assert desk.post(address, {"revision": revision}).status_code == 404


@pytest.mark.parametrize(
    ("role", "list_status"),
    [("manager", 302), ("course_administrator", 200), ("author", 200)],
)
def test_whoever_may_not_edit_the_page_declares_nothing(
    client, original, english, role, list_status
):
    published(original)
    english = StandardPage.objects.get(pk=english.pk)
    desk = enter_desk(client, make_account(role))
    revision = StandardPage.objects.get(pk=original.pk).live_revision_id
    desk.post(reverse("desk_side_by_side", args=[english.pk]), {"revision": revision})
    assert StandardPage.objects.get(pk=english.pk).stale_since() is not None
    assert desk.get(reverse("desk_translations")).status_code == list_status


def test_the_list_shows_pages_by_the_state_of_their_english(client, original, english):
    StandardPageFactory(title="Нова страна")
    desk = enter_desk(client, make_account("publisher"))
    shown = {
        name: desk.get(reverse("desk_translations"), {"show": name}).content.decode()
        for name in ("missing", "current", "outdated")
    }
    assert "Нова страна" in shown["missing"]
    assert "О нама" in shown["current"]
    assert "О нама" not in shown["outdated"]


def test_a_page_without_english_offers_to_begin_it(client, original):
    desk = enter_desk(client, make_account("publisher"))
    screen = reverse("desk_side_by_side", args=[original.pk])
    begin = reverse("desk_begin_english", args=[original.pk])
    assert begin in desk.get(screen).content.decode()
    answer = desk.post(begin, follow=True)
    english = original.get_translation(Locale.objects.get(language_code="en"))
    assert answer.request["PATH_INFO"] == reverse("wagtailadmin_pages:edit", args=[english.pk])
    # The ordinary form: what is written there can be sent to be reviewed.
    assert "action-submit" in answer.content.decode()
    assert not english.live
    assert set(states(english).values()) == {State.MISSING}
    assert "још немају" in desk.get(screen).content.decode()
    # Once begun, it is opened.
    desk.post(begin)
    assert original.get_translations().count() == 1


def test_one_whose_parent_is_not_in_english_names_that_first(client, original):
    child = original.add_child(
        instance=StandardPage(title="Историја", lead="Увод.", body=blocks("Реч."))
    )
    desk = enter_desk(client, make_account("publisher"))
    text = desk.get(reverse("desk_side_by_side", args=[child.pk])).content.decode()
    assert reverse("desk_side_by_side", args=[original.pk]) in text
    begin = reverse("desk_begin_english", args=[child.pk])
    assert begin not in text
    assert desk.post(begin).status_code == 302
    assert not child.get_translations().exists()


def test_a_reviewer_begins_no_english_page(client, original):
    desk = enter_desk(client, make_account("reviewer"))
    begin = reverse("desk_begin_english", args=[original.pk])
    assert begin not in desk.get(reverse("desk_side_by_side", args=[original.pk])).content.decode()
    desk.post(begin)
    assert not original.get_translations().exists()


def test_the_desk_offers_one_way_to_translate(client, original):
    desk = enter_desk(client, make_account("publisher"))
    text = desk.get(reverse("wagtailadmin_pages:edit", args=[original.pk])).content.decode()
    assert reverse("wagtail_localize:submit_page_translation", args=[original.pk]) not in text
    assert reverse("desk_side_by_side", args=[original.pk]) in text


def test_changes_spell_the_new_text():
    changes = changes_between("Зове се 192, ноћу.", "Зове се 063, дању и ноћу.")
    assert "".join(each.words for each in changes if each.kind != "gone") == (
        "Зове се 063, дању и ноћу."
    )
