"""After each step the desk says what happened and what comes next, and a step is taken once."""

import pytest
from django.contrib.messages import get_messages
from django.core import mail
from django.urls import reverse
from wagtail.models import TaskState

from centre.models import NewsPage
from foundation.desk import work
from foundation.models import OverrideRequest, SafetyReview
from foundation.models.safety import SafetyReviewTask
from foundation.safety import reviews
from foundation.safety.rules import findings
from tests.foundation.safety.conftest import UNSAFE, approve, edit, form, publish, submit

APPROVE = {"action-workflow-action": "true", "workflow-action-name": "approve"}


def send(desk, page, **fields):
    """Send the editing form; return what the desk says."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    answer = desk.post(address, form(page, **fields))
    return " ".join(str(message) for message in get_messages(answer.wsgi_request))


def step_of(page):
    return NewsPage.objects.get(pk=page.pk).current_workflow_task.specific


def test_each_step_says_what_comes_next(desk, draft):
    page = draft()
    assert "сада одлучује" not in (said := send(desk("author"), page, **{"action-submit": "1"}))
    assert "Рецензент гледа" in said
    assert "Још није јавно" in send(desk("reviewer"), page, **APPROVE)
    said = send(desk("publisher"), page, **APPROVE)
    assert "Сада је јавно" in said
    assert NewsPage.objects.get(pk=page.pk).full_url in said


def test_words_changed_after_their_review_are_said_to_go_back(desk, draft):
    page = approve(desk("reviewer"), submit(desk("author"), draft()))
    page = edit(desk("publisher"), page, title="Измењена")
    assert "враћа на преглед" in send(desk("publisher"), page, **APPROVE)


def test_sending_back_and_an_embargo_say_so(desk, draft):
    page = submit(desk("author"), draft())
    rejection = {**APPROVE, "workflow-action-name": "reject", "workflow-action-extra-data": "{}"}
    assert "Враћено је" in send(desk("reviewer"), page, **rejection)
    minute = {"embargoed_until": "2099-01-01 09:00"}
    page = edit(desk("author"), draft(), **minute, **{"action-submit": "1"})
    page = edit(desk("reviewer"), page, **minute, **APPROVE)
    said = send(desk("publisher"), page, **minute, **APPROVE)
    assert "када истекне ембарго" in said
    assert "2099" in said


def test_saving_by_itself_takes_no_step(desk, draft):
    page = submit(desk("author"), draft())
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    answer = desk("reviewer").post(
        address, form(page, **APPROVE), headers={"accept": "application/json"}
    )
    assert answer.status_code == 400
    assert isinstance(step_of(page), SafetyReviewTask)
    assert not SafetyReview.objects.exists()
    # What only saves goes on.
    answer = desk("reviewer").post(address, form(page), headers={"accept": "application/json"})
    assert answer.json()["success"]


def test_a_step_that_was_taken_is_not_taken_again(desk, draft, cast):
    page = submit(desk("author"), draft())
    stale = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)
    task = step_of(page)
    approve(desk("reviewer"), page)
    task.on_action(stale, cast["reviewer"], "approve")
    assert SafetyReview.objects.count() == 1
    assert page.workflow_states.get().task_states.count() == 2
    publishing = step_of(page)
    stale = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)
    approve(desk("publisher"), page)
    publishing.on_action(stale, cast["publisher"], "approve")
    assert page.workflow_states.get().task_states.count() == 2


@pytest.fixture
def asked(draft, cast):
    page = draft(UNSAFE)
    [finding] = [each for each in findings(page) if each.is_blocking]
    reviews.ask_for_override(
        obj=page, finding=finding, user=cast["author"], reason="Већ објављено."
    )
    return OverrideRequest.objects.get()


@pytest.mark.parametrize(
    ("decision", "word"), [("grant", "дозвољен:"), ("refuse", "није дозвољен")]
)
def test_who_asked_is_told_of_the_decision(
    desk, asked, cast, decision, word, django_capture_on_commit_callbacks
):
    address = reverse("safety_decide", args=[asked.pk])
    screen = desk("reviewer").get(address).content.decode()
    assert asked.title in screen
    assert reverse("safety_text", args=[asked.pk]) in screen
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk("reviewer").post(
            address, {"decision": decision, "note": "Напомена друге особе."}, follow=True
        )
    assert word in answer.content.decode()
    [letter] = mail.outbox
    assert letter.to == [cast["author"].email]
    assert asked.title not in letter.subject + letter.body
    assert reverse("safety_text", args=[asked.pk]) in letter.body
    [entry] = work.describe_asked(cast["author"], work.asked_by(cast["author"]))
    assert "Напомена друге особе." in entry.note
    assert entry.is_late == (decision == "refuse")
    page = desk("author").get(entry.url, follow=True)
    assert "Напомена друге особе." in page.content.decode()


def test_a_request_leads_nobody_else_to_the_text(desk, asked):
    assert desk("publisher").get(reverse("safety_text", args=[asked.pk])).status_code == 302
    answer = desk("publisher").get(reverse("safety_text", args=[asked.pk]), follow=True)
    assert asked.passage not in answer.content.decode()


def test_a_reviewer_is_led_from_the_text_to_the_decision(desk, asked):
    address = reverse("wagtailadmin_pages:edit", args=[asked.object_id])
    decide = reverse("safety_decide", args=[asked.pk])
    assert decide in desk("reviewer").get(address).content.decode()
    assert decide not in desk("author").get(address).content.decode()


def test_publish_keeps_wagtails_own_words(desk, draft, cast):
    page = draft()
    reviews.approve(obj=page, user=cast["reviewer"])
    assert publish(desk("publisher"), page).live


def test_what_was_taken_down_is_put_back_as_it_was(desk, draft):
    page = approve(desk("publisher"), approve(desk("reviewer"), submit(desk("author"), draft())))
    said = desk("manager").post(reverse("safety_take_down", args=[page.pk]), follow=True)
    assert "објавите" in said.content.decode()
    page = NewsPage.objects.get(pk=page.pk)
    assert not page.live
    assert not publish(desk("publisher"), page, title="Друге речи").live
    page = NewsPage.objects.get(pk=page.pk)
    assert publish(desk("publisher"), page, title="Вест").live
