"""No way leads to the public around the safety check and the review."""

import datetime

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import LogContext
from wagtail.models import Locale, Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.views.convert import sync_alias

from centre import site_tree
from centre.models import NewsPage
from foundation.models import OverrideRequest, SafetyOverride, SafetyReview
from foundation.safety import gate, reviews
from foundation.safety.refusal import PublishingRefused
from foundation.safety.rules import findings
from tests.factories.pages import body
from tests.foundation.safety.conftest import UNSAFE, approve, edit, form, publish, submit


def review(page, cast, by="reviewer"):
    """Let somebody approve the latest words of a page."""
    return reviews.approve(obj=page, user=cast[by])


def fresh(page):
    return NewsPage.objects.get(pk=page.pk)


def test_from_author_over_safety_review_to_publisher(desk, draft, cast):
    page = submit(desk("author"), draft())
    assert page.current_workflow_task.name == "Преглед безбедности"
    page = approve(desk("reviewer"), page)
    assert page.current_workflow_task.name == "Објављивање"
    assert not page.live
    page = approve(desk("publisher"), page)
    assert page.live
    (kept,) = SafetyReview.objects.all()
    assert (kept.editor, kept.reviewer) == (cast["author"], cast["reviewer"])


def test_what_a_publisher_changed_goes_back_to_be_reviewed(desk, draft):
    page = approve(desk("reviewer"), submit(desk("author"), draft()))
    page = approve(desk("publisher"), edit(desk("publisher"), page, title="Измењена"))
    assert page.current_workflow_task.name == "Преглед безбедности"
    assert not page.live


@pytest.mark.parametrize("role", ["publisher", "administrator", "superuser"])
def test_nobody_publishes_what_nobody_reviewed(desk, draft, cast, role):
    cast["superuser"] = type(cast["author"]).objects.create_superuser("s@example.org", "x")
    assert not publish(desk(role), draft()).live


def test_a_reviewed_page_is_published_without_more_ado(desk, draft, cast):
    page = draft()
    review(page, cast)
    assert publish(desk("publisher"), page).live


def test_changed_words_need_a_new_review(desk, draft, cast):
    page = draft()
    review(page, cast)
    assert not publish(desk("publisher"), page, title="Друге речи").live


def test_findings_block_even_what_was_reviewed(draft, cast):
    page = draft(UNSAFE)
    with pytest.raises(PublishingRefused) as refused:
        review(page, cast)
    assert "4 девојчице и 2 дечака" in refused.value.findings[0]


def test_a_new_page_is_not_public_by_the_button(desk):
    index = site_tree.news_index("sr")
    data = nested_form_data(
        {
            "title": "Нова",
            "slug": "",
            "date": "2015-02-27",
            "kind": "news",
            "lead": "Увод.",
            "body": streamfield([("heading", UNSAFE)]),
            "evidence": inline_formset([]),
            "comments": inline_formset([]),
            "action-publish": "1",
        }
    )
    address = reverse("wagtailadmin_pages:add", args=["centre", "newspage", index.pk])
    response = desk("publisher").post(address, data, follow=True)
    assert not NewsPage.objects.get(title="Нова").live
    assert "4 девојчице и 2 дечака" in response.text


def test_drafts_are_saved_whatever_they_say(desk, draft):
    page = edit(desk("author"), draft(UNSAFE), title="Још увек нацрт")
    assert page.get_latest_revision_as_object().title == "Још увек нацрт"
    text = desk("author").get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    assert "4 девојчице и 2 дечака" in text
    assert "Текст › " in text or "текст › " in text


def test_bulk_publishing_is_refused(desk, draft):
    page = draft(UNSAFE)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    desk("publisher").post(f"{address}?id={page.pk}", {"include_descendants": ""})
    assert not fresh(page).live


def test_scheduling_is_refused_and_what_was_allowed_appears(desk, draft, cast):
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    page = draft(go_live_at=tomorrow)
    shown = {"go_live_at": timezone.localtime(tomorrow).strftime("%Y-%m-%d %H:%M")}
    publish(desk("publisher"), page, **shown)
    assert not fresh(page).approved_schedule
    review(page, cast)
    publish(desk("publisher"), page, **shown)
    assert fresh(page).approved_schedule
    with time_machine.travel(tomorrow + datetime.timedelta(hours=1)):
        call_command("publish_scheduled")
    assert fresh(page).live


def test_a_revision_that_is_brought_back_needs_its_own_review(desk, draft, cast):
    page = draft(UNSAFE)
    unsafe = page.latest_revision
    page.body = body("Безбедан текст.")
    page.save_revision(user=cast["author"])
    review(page, cast)
    page = publish(desk("publisher"), page)
    assert page.live
    back = unsafe.as_object()
    publish(desk("publisher"), page, **{**form_of(back), "revision": unsafe.pk})
    assert fresh(page).body.raw_data[0]["value"].count("девојчице") == 0


def form_of(obj):
    return {
        key: value
        for key, value in form(obj).items()
        if key.startswith("body-") or key in ("title", "lead")
    }


def at_desk(user, act):
    with LogContext(user=user):
        return act()


def test_a_copy_is_a_draft_and_an_alias_shows_what_is_public(draft, cast):
    page = draft()
    review(page, cast)
    page.latest_revision.publish(user=cast["publisher"], skip_permission_checks=True)
    page = fresh(page)
    copy = at_desk(
        cast["publisher"],
        lambda: page.copy(
            user=cast["publisher"], keep_live=True, update_attrs={"title": "х", "slug": "x"}
        ),
    )
    assert not fresh(copy).live
    alias = at_desk(
        cast["publisher"],
        lambda: page.create_alias(user=cast["publisher"], update_slug="y"),
    )
    assert alias.live
    page.body = body(UNSAFE)
    revision = page.save_revision(user=cast["author"])
    with pytest.raises(PublishingRefused):
        revision.publish(user=cast["publisher"])
    assert "девојчице" not in str(NewsPage.objects.get(pk=alias.pk).body)


def test_a_translation_is_published_only_after_its_own_review(
    draft, cast, django_capture_on_commit_callbacks
):
    page = draft(UNSAFE)
    page.latest_revision.publish()
    page = fresh(page)
    source, _made = TranslationSource.get_or_create_from_instance(page)
    english = Locale.objects.get(language_code="en")
    translation = Translation.objects.create(source=source, target_locale=english)

    def save():
        with pytest.raises(PublishingRefused), django_capture_on_commit_callbacks(execute=True):
            translation.save_target(user=cast["publisher"], publish=True)

    at_desk(cast["publisher"], save)
    assert not page.get_translation(english).live


def test_a_translation_tool_does_not_write_over_a_live_page(draft, cast):
    page = draft()
    page.latest_revision.publish()
    page = fresh(page)
    page.title = "Преко живе"

    def save():
        page.save()
        page.save_revision(user=cast["publisher"])

    at_desk(cast["publisher"], save)
    assert fresh(page).title == "Вест"
    assert fresh(page).get_latest_revision_as_object().title == "Преко живе"


def test_saving_a_draft_as_live_is_refused_and_publishing_it_is_not(draft, cast):
    page = draft()
    for around in (NewsPage.objects.get(pk=page.pk), Page.objects.get(pk=page.pk)):
        around.live = True
        for fields in ({}, {"update_fields": ["live"]}):
            with pytest.raises(PublishingRefused):
                at_desk(cast["publisher"], lambda a=around, f=fields: a.save(clean=False, **f))
    assert not fresh(page).live
    review(page, cast)
    at_desk(cast["publisher"], lambda: page.latest_revision.publish(user=cast["publisher"]))
    assert fresh(page).live


def test_an_alias_goes_live_with_its_page_and_not_alone(draft, cast):
    page = draft()
    alias = page.create_alias(update_slug="y")
    alias.live = True
    with pytest.raises(PublishingRefused):
        at_desk(cast["publisher"], lambda: alias.save(clean=False))
    review(page, cast)
    at_desk(cast["publisher"], lambda: page.latest_revision.publish(user=cast["publisher"]))
    assert fresh(alias).live


def test_saving_a_draft_or_what_is_not_shown_asks_nothing_more(
    draft, cast, django_assert_num_queries
):
    page = draft()
    with LogContext(user=cast["author"]), django_assert_num_queries(0):
        assert not gate.goes_live(page)
        page.live = True
        assert not gate.goes_live(page, ["title"])


def test_no_draft_follows_a_live_page_by_a_button(desk, draft, cast):
    page = draft()
    page.latest_revision.publish()
    page = fresh(page)
    source, _made = TranslationSource.get_or_create_from_instance(page)
    english = Locale.objects.get(language_code="en")
    translation = Translation.objects.create(source=source, target_locale=english)
    translation.save_target(publish=False)
    copy = page.get_translation(english)
    copy.owner = cast["author"]
    copy.save(update_fields=["owner"])
    author = desk("author")
    edit_url = reverse("wagtailadmin_pages:edit", args=[copy.pk])
    address = reverse("wagtail_localize:convert_to_alias", args=[copy.pk])
    author.post(edit_url, {"localize-convert-to-alias": "1"}, follow=True)
    for role in ("author", "publisher", "administrator"):
        assert desk(role).post(address)["Location"] == reverse("wagtailadmin_home")
    # The gate stands behind the closed door.
    with pytest.raises(PublishingRefused):
        at_desk(cast["author"], lambda: sync_alias(page, fresh(copy)))
    copy = fresh(copy)
    assert (copy.live, copy.alias_of_id) == (False, None)


def test_the_api_of_the_desk_publishes_nothing_either(desk, draft):
    page = draft()
    desk("administrator").post(f"/admin/api/main/pages/{page.pk}/action/publish/")
    assert not fresh(page).live


@pytest.mark.parametrize("superuser", [False, True])
def test_nobody_approves_own_words(desk, draft, cast, superuser):
    page = submit(desk("author"), draft())
    cast["reviewer"].is_superuser = superuser
    cast["reviewer"].save()
    # The reviewer corrects and saves, so these are the reviewer's words now.
    page = edit(desk("reviewer"), page, title="Исправљена")
    page = approve(desk("reviewer"), page)
    assert not SafetyReview.objects.exists()
    with pytest.raises(PublishingRefused):
        review(page, cast)
    page = approve(desk("second"), page)
    assert SafetyReview.objects.get().reviewer == cast["second"]


def test_a_type_may_say_that_it_needs_no_review(desk, site):
    index = site_tree.news_index("sr")
    assert not reviews.needs_review(index)
    assert reviews.needs_review(site)


def test_an_exception_needs_a_second_person_and_is_kept(desk, draft, cast):
    page = draft(UNSAFE)
    (finding,) = findings(page)
    ask = reverse("safety_ask", args=["centre.newspage", page.pk, finding.fingerprint])
    author = desk("author")
    assert "4 девојчице" in author.get(ask).text
    author.post(ask, {"reason": "Ово је пример погрешног писања."})
    asked = OverrideRequest.objects.get()
    decide = reverse("safety_decide", args=[asked.pk])
    for refused in ("author", "publisher"):
        desk(refused).post(decide, {"decision": "grant"})
    assert not SafetyOverride.objects.exists()
    assert UNSAFE in desk("reviewer").get(reverse("safety_overview")).text
    desk("reviewer").post(decide, {"decision": "grant", "note": "Тачно."})
    assert desk("reviewer").get(reverse("safety_overview")).status_code == 200
    assert reviews.blocking(page) == []
    page.body = body(UNSAFE.replace("4", "3"))
    assert len(reviews.blocking(page)) == 1


def test_an_exception_is_not_granted_by_who_asked(desk, draft, cast):
    page = draft(UNSAFE)
    asked = reviews.ask_for_override(
        obj=page, finding=findings(page)[0], user=cast["reviewer"], reason="Зато."
    )
    desk("reviewer").post(reverse("safety_decide", args=[asked.pk]), {"decision": "grant"})
    assert not SafetyOverride.objects.exists()
    with pytest.raises(DatabaseError), transaction.atomic():
        SafetyOverride.objects.create(
            request=asked, asked_by=cast["reviewer"], granted_by=cast["reviewer"], granted=True
        )


@pytest.mark.parametrize("verb", ["DELETE FROM {}", "UPDATE {} SET comment = 'x'"])
def test_the_database_keeps_records_as_they_were_made(draft, cast, verb):
    review(draft(), cast)
    table = SafetyReview._meta.db_table
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(verb.format(table))


@pytest.mark.parametrize(
    ("role", "may"), [("manager", True), ("publisher", True), ("author", False)]
)
def test_who_may_stop_something_does_so_at_once(desk, draft, role, may):
    page = draft()
    page.latest_revision.publish()
    desk(role).post(reverse("safety_take_down", args=[page.pk]))
    assert fresh(page).live is not may


@pytest.mark.parametrize(
    "path", ["ask/x/1/a/", "ask/centre.newspage/1/a/", "ask/centre.newspage/х/a/", "decide/9/"]
)
def test_wrong_addresses_are_told(desk, path):
    assert desk("reviewer").get(f"/admin/safety/{path}").status_code in (302, 404)


def test_code_publishes_what_it_brings(draft):
    page = draft(UNSAFE)
    page.latest_revision.publish()
    assert fresh(page).live
