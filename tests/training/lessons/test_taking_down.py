"""Who may stop what is public stops a lesson at once, whoever published it, and writes none."""

import pytest
from django.urls import reverse

from tests.factories import people
from tests.factories.accounts import enter_desk, make_account
from training.models import Lesson


def at(view, *args):
    return reverse(Lesson.snippet_viewset.get_url_name(view), args=args)


def down(lesson):
    return reverse("lesson_take_down", args=[lesson.pk])


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("manager", True),
        ("publisher", True),
        ("administrator", True),
        ("reviewer", False),
        ("course_administrator", False),
        ("author", False),
        ("campaign_editor", False),
    ],
)
def test_who_may_stop_something_takes_a_lesson_down(client, course, lesson, role, may):
    desk = enter_desk(client, make_account(role))
    listed = desk.get(at("list"))
    assert (down(lesson) in listed.content.decode()) is may
    asked = desk.get(down(lesson))
    assert (asked.status_code == 200) is may
    assert Lesson.objects.get(pk=lesson.pk).live
    desk.post(down(lesson))
    assert Lesson.objects.get(pk=lesson.pk).live is not may
    learner = people.trainee(course)
    client.force_login(learner)
    assert client.get(lesson.get_url()).status_code == (404 if may else 200)


def test_a_manager_is_told_and_writes_no_lesson(client, lesson):
    desk = enter_desk(client, make_account("manager"))
    assert at("list") in desk.get(reverse("wagtailadmin_home")).text
    said = desk.post(down(lesson), follow=True)
    assert "Више није јавно" in said.text
    # What is down already is not there to be taken down again.
    assert down(lesson) not in said.text
    assert desk.post(down(lesson)).status_code == 404
    for view in ("edit", "unpublish", "delete", "reorder"):
        assert desk.get(at(view, lesson.pk)).status_code == 302, view
    assert desk.get(at("add")).status_code == 302
    assert reverse("lesson_side_by_side", args=[lesson.pk]) not in desk.get(at("list")).text


def test_a_draft_that_waited_for_its_hour_does_not_come_back(client, lesson):
    lesson.save_revision(approved_go_live_at="2099-01-01T08:00:00Z")
    enter_desk(client, make_account("manager")).post(down(lesson))
    assert not lesson.revisions.exclude(approved_go_live_at=None).exists()
