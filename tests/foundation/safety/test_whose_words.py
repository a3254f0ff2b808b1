"""What counts as words, and whose they are: nobody reviews what they had a part in."""

import pytest

from centre.models import HomePage, NewsPage
from foundation.models import SafetyReview
from foundation.safety import reviews
from foundation.safety.refusal import PublishingRefused
from foundation.safety.wording import content_hash
from tests.foundation.safety.conftest import approve, edit, publish, submit


def latest(page):
    return NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_a_reviewer_does_not_approve_what_they_wrote_before_the_author_touched_it(
    desk, draft, cast
):
    page = submit(desk("author"), draft())
    page = edit(
        desk("reviewer"),
        page,
        title="Речи рецензента",
        **{"action-workflow-action": "true", "workflow-action-name": "reject"},
    )
    page = submit(desk("author"), edit(desk("author"), page, title="Речи, рецензента"))
    page = approve(desk("reviewer"), page)
    assert page.current_workflow_task.name == "Преглед безбедности"
    assert not SafetyReview.objects.exists()
    page = approve(desk("second"), page)
    assert page.current_workflow_task.name == "Објављивање"


def test_nor_what_is_brought_back_of_them(draft, cast):
    page = draft()
    own = latest(page)
    own.title = "Речи рецензента"
    theirs = own.save_revision(user=cast["reviewer"])
    other = latest(page)
    other.title = "Речи аутора"
    other.save_revision(user=cast["author"])
    reviews.approve(obj=latest(page), user=cast["second"])
    theirs.as_object().save_revision(user=cast["author"])
    with pytest.raises(PublishingRefused):
        reviews.approve(obj=latest(page), user=cast["reviewer"])


def test_who_had_a_part_in_what_another_approved_reviews_what_comes_after(desk, draft, cast):
    page = draft()
    own = latest(page)
    own.title = "Речи рецензента"
    own.save_revision(user=cast["reviewer"])
    reviews.approve(obj=latest(page), user=cast["second"])
    changed = latest(page)
    changed.title = "Нове речи аутора"
    changed.save_revision(user=cast["author"])
    assert reviews.approve(obj=latest(page), user=cast["reviewer"])


def test_saving_the_same_words_makes_nobody_their_editor(draft, cast):
    page = draft()
    latest(page).save_revision(user=cast["reviewer"])
    assert reviews.approve(obj=latest(page), user=cast["reviewer"]).editor == cast["author"]


def test_the_number_of_questions_does_not_grow_with_what_others_saved(
    draft, cast, django_assert_max_num_queries
):
    page = draft()
    for number in range(30):
        changed = latest(page)
        changed.title = f"Наслов {number}"
        changed.save_revision(user=cast["author"])
    words = latest(page)
    with django_assert_max_num_queries(4):
        assert not reviews.wrote(words, cast["reviewer"])


def test_where_a_link_leads_is_part_of_what_was_reviewed(site):
    home = HomePage.objects.get(pk=site.pk)
    way = {"title": "Потребна ми је помоћ", "text": "Бројеви", "page": home.pk}

    def said(page, key="a"):
        home.ways = [{"type": "way", "value": {**way, "page": page}, "id": key}]
        return content_hash(home)

    assert said(home.pk) != said(home.pk + 1)
    assert said(home.pk, "a") == said(home.pk, "b")


def test_the_keys_of_the_editor_are_no_words_and_hide_none(draft):
    page = draft()
    before = content_hash(page)
    (paragraph,) = page.body
    source = paragraph.value.source
    for key in ("abc12", "xyz34"):
        page.body = [("paragraph", source.replace("<p", f'<p data-block-key="{key}"', 1))]
        assert content_hash(page) == before
    page.body = [("paragraph", f'{source}<p> data-block-key="Нико није прегледао."</p>')]
    assert content_hash(page) != before
    page = draft(title="Друга")
    before = content_hash(page)
    page.lead += ' <p data-block-key="Нико није прегледао.">'
    assert content_hash(page) != before


def test_a_publisher_does_not_hide_words_from_the_review(desk, draft, cast):
    page = draft()
    reviews.approve(obj=page, user=cast["reviewer"])
    words = page.lead + ' data-block-key="Зовите неког другог"'
    assert not publish(desk("publisher"), page, lead=words).live
