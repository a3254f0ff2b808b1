"""Lessons stand in the desk's lists as pages do: when they are checked, dead links, English beside
Serbian, and what appears by itself.
"""

from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from foundation.desk.links.services import check_links
from foundation.desk.review.services import mark_checked, remind_roles, set_review
from tests.factories import people
from tests.factories.accounts import enter_desk, make_account
from training.models import CourseIndexPage, CoursePage, Lesson, LessonDate, LessonLink

TODAY = timezone.localdate
MET = ["publisher", "reviewer", "course_administrator", "administrator"]
NOT_MET = ["author", "campaign_editor", "manager"]


def text(answer):
    return answer.content.decode()


def linked(*links):
    words = " ".join(f"<a {link}>реч</a>" for link in links)
    return [("paragraph", f"<p>{words}</p>")]


@pytest.fixture
def desk(client, index):
    """Enter the desk in a role."""
    return lambda role: enter_desk(type(client)(), make_account(role))


def edit_url(lesson):
    return reverse(Lesson.snippet_viewset.get_url_name("edit"), args=[lesson.pk])


def test_a_lesson_is_checked_and_its_learners_see_when(client, desk, course, lesson):
    address = reverse("desk_review", args=["lesson", lesson.pk])
    editor = desk("publisher")
    assert address in text(editor.get(edit_url(lesson)))
    answer = editor.post(address, {"checked": "on", "due_on": "", "role": "course_administrator"})
    assert answer["Location"] == edit_url(lesson)
    row = LessonDate.objects.get()
    assert (row.checked_on, row.due_on) == (TODAY(), TODAY() + timedelta(days=180))
    client.force_login(people.trainee(course))
    assert "Последњи пут проверено" in text(client.get(lesson.get_url()))
    assert "Poslednji put provereno" in text(client.get(f"/sr-latn{lesson.get_url()}"))


@pytest.mark.parametrize("role", NOT_MET)
def test_who_may_not_change_a_lesson_sets_no_date(desk, lesson, role):
    address = reverse("desk_review", args=["lesson", lesson.pk])
    assert lesson.title not in text(desk(role).post(address, {"checked": "on", "role": role}))
    assert not LessonDate.objects.exists()


@pytest.mark.parametrize("kind", ["page", "lesson", "nothing"])
def test_where_there_is_no_such_text_there_are_no_dates(desk, index, kind):
    assert desk("administrator").get(f"/admin/review-date/{kind}/999999/").status_code == 404


def test_the_role_that_checks_is_told_once_and_finds_it(desk, course, lesson):
    make_account("course_administrator", email="obuka@example.org")
    set_review(of=lesson, due_on=TODAY(), role="course_administrator", kind="lesson")
    set_review(of=course, due_on=TODAY(), role="course_administrator")
    assert (remind_roles(), remind_roles()) == (1, 0)
    (letter,) = mail.outbox
    assert "2 текста" in letter.body
    assert lesson.title not in letter.subject + letter.body
    found = text(desk("course_administrator").get(reverse("desk_list", args=["review"])))
    assert f"Лекција обуке „{course.title}“" in found
    mark_checked(of=lesson, due_on=None, role="course_administrator", kind="lesson")
    found = text(desk("course_administrator").get(reverse("desk_list", args=["review"])))
    assert lesson.title not in found


def test_the_database_refuses_dates_out_of_order(lesson):
    for wrong in ({"role": ""}, {"role": "publisher", "checked_on": TODAY()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            LessonDate.objects.create(lesson=lesson, due_on=TODAY(), **wrong)


def test_a_dead_link_in_a_lesson_is_shown_to_who_can_mend_it(desk, course, teach):
    lesson = teach(
        course,
        "Са линком",
        "sa-linkom",
        body=linked('linktype="page" id="99999"', f'linktype="page" id="{course.pk}"'),
    )
    assert (check_links(), check_links()) == (0, 1)
    for role in MET:
        found = text(desk(role).get(reverse("desk_links")))
        assert "Са линком" in found, role
        assert edit_url(lesson) in found
    assert "Са линком" in text(desk("publisher").get(reverse("wagtailadmin_home")))
    for role in NOT_MET:
        assert "Са линком" not in text(desk(role).get(reverse("desk_links"))), role
    lesson.unpublish()
    check_links()
    assert not LessonLink.objects.exists()


def test_what_an_editor_found_at_a_link_to_another_site_stays(desk, course, teach):
    teach(course, "Са линком", "sa-linkom", body=linked('href="https://www.osce.org/sr"'))
    check_links()
    address = reverse("desk_note_link", args=["lesson", LessonLink.objects.get().pk])
    assert desk("author").post(address, {"dead": ""}).status_code == 404
    publisher = desk("publisher")
    assert address in text(publisher.get(reverse("desk_links"), {"show": "outside"}))
    publisher.post(address, {"dead": ""})
    check_links()
    assert LessonLink.objects.dead().exists()


def test_the_list_of_links_asks_as_often_of_many(desk, course, teach):
    teach(course, "Прва", "prva", body=linked('href="https://www.osce.org/1"'))
    check_links()
    publisher = desk("publisher")

    def asked():
        with CaptureQueriesContext(connection) as queries:
            publisher.get(reverse("desk_links"), {"show": "all"})
        return len(queries)

    asked()
    before = asked()
    teach(course, "Друга", "druga", body=linked('href="https://www.osce.org/2"'))
    check_links()
    assert asked() == before


def test_pages_of_the_list_go_on_where_pages_end_and_lessons_begin(desk, course, teach):
    body = linked(*(f'href="https://www.osce.org/{n}"' for n in range(60)))
    teach(course, "Много линкова", "mnogo", body=body)
    check_links()
    publisher = desk("publisher")
    pages = [text(publisher.get(reverse("desk_links"), {"show": "all", "p": p})) for p in (1, 2)]
    assert [page.count("www.osce.org/") // 2 for page in pages] == [50, 10]


@pytest.fixture
def in_english(course, english, teach):
    """A published lesson with a published English one that says the same."""
    course.get_parent().copy_for_translation(english, copy_parents=True)
    course.copy_for_translation(english).save_revision().publish()
    lesson = teach(course, "Реч", "rec", body=[("paragraph", "<p>Реч.</p>")])
    other = lesson.copy_for_translation(english)
    other.title, other.live, other.translated_from = "Word", False, lesson.live_revision
    other.save()
    other.save_revision().publish()
    return lesson


def test_the_report_on_translations_knows_lessons(desk, course, teach, in_english):
    teach(course, "Само српски", "samo-srpski")
    publisher = desk("publisher")

    def shown(name):
        return text(publisher.get(reverse("desk_translations"), {"show": name}))

    side_by_side = reverse("lesson_side_by_side", args=[in_english.pk])
    assert side_by_side in shown("current")
    assert "Само српски" in shown("missing")
    in_english.title = "Друга реч"
    in_english.save_revision().publish()
    outdated = shown("outdated")
    assert side_by_side in outdated
    assert f"Лекција обуке „{course.title}“" in outdated
    assert "Word" in text(publisher.get(reverse("desk_list", args=["translations"])))


def test_who_writes_lessons_finds_what_is_to_be_translated(desk, course, teach):
    lesson = teach(course, "Само српски", "samo-srpski")
    writer = desk("course_administrator")
    assert reverse("desk_translations") in text(writer.get(reverse("wagtailadmin_home")))
    missing = text(writer.get(reverse("desk_translations"), {"show": "missing"}))
    side_by_side = reverse("lesson_side_by_side", args=[lesson.pk])
    assert side_by_side in missing
    # It is the one way: localize's form can't be sent to be reviewed.
    listed = text(writer.get(reverse(Lesson.snippet_viewset.get_url_name("list"))))
    assert side_by_side in listed
    theirs = "wagtail_localize:submit_snippet_translation"
    assert reverse(theirs, args=["training", "lesson", lesson.pk]) not in listed


def test_what_appears_and_goes_by_itself_is_listed(desk, course, teach):
    going = teach(course, "Одлази", "odlazi")
    Lesson.objects.filter(pk=going.pk).update(expire_at=timezone.now() + timedelta(days=1))
    coming = Lesson(course=course, title="Долази", live=False)
    coming.go_live_at = timezone.now() + timedelta(days=2)
    coming.save()
    coming.save_revision().publish()
    assert not Lesson.objects.get(pk=coming.pk).live
    found = text(desk("publisher").get(reverse("desk_list", args=["coming"])))
    assert "Одлази" in found
    assert "Долази" in found
    assert found.index("Одлази") < found.index("Долази")


def test_a_copied_list_of_courses_takes_the_lessons_along_and_says_so(
    desk, course, lesson, english
):
    courses = CourseIndexPage.objects.get(pk=course.get_parent().pk)
    home = courses.get_parent().get_translation(english)
    answer = desk("administrator").post(
        reverse("wagtailadmin_pages:copy", args=[courses.pk]),
        {
            "new_title": "Нова листа",
            "new_slug": "nova-lista",
            "new_parent_page": home.pk,
            "copy_subpages": "on",
        },
        follow=True,
    )
    copied = CoursePage.objects.exclude(pk=course.pk).get()
    drafts = Lesson.objects.filter(course=copied)
    assert [(each.title, each.live) for each in drafts] == [(lesson.title, False)]
    assert "Копирана је 1 лекција" in text(answer)


def test_a_link_to_what_was_the_page_of_a_lesson_leads_to_the_lesson(course, teach):
    # A number that no page has, as that of a page which became a lesson.
    former = Lesson(pk=90_001, course=course, title="Некадашња", slug="nekadasnja", live=False)
    former.save()
    former.save_revision().publish()
    links = ['linktype="page" id="90001"', 'id="90001" linktype="page"', 'linktype="page" id="1"']
    lesson = teach(course, "Са линком", "sa-linkom", body=linked(*links))
    migration = import_module("training.migrations.0022_links_to_lessons")
    migration.name_addresses(apps, SimpleNamespace(connection=connection))
    lesson = Lesson.objects.get(pk=lesson.pk)
    address = f'<a href="{former.get_url()}">'
    for said in (lesson, lesson.get_latest_revision_as_object()):
        (words,) = [block.value.source for block in said.body]
        assert words.count(address) == 2
        assert '<a linktype="page" id="1">' in words
