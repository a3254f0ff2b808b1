"""An attempt as a learner goes through it: nothing is lost, nothing gained, nothing told before."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from tests.factories import assessment as make
from tests.training.assessment.walking_through import any_answer, begin, fields_of
from training.assessment import services
from training.assessment.paper import paper_of
from training.models import Answer, Attempt, PersonalTime


@pytest.fixture
def learner(client, enrolment):
    client.force_login(enrolment.person.user)
    return client


def go_through(client, url):
    """Answer everything with whatever the forms take; return every page shown."""
    pages = []
    while True:
        page = client.get(url)
        if 'name="item"' not in page.text:
            return [*pages, page.text]
        pages.append(page.text)
        answered = client.post(url, any_answer(page.text))
        assert answered.status_code == 302, answered.text
        pages.append(client.get(answered["location"]).text)


def test_everything_is_answered_and_comes_to_a_result(learner, quiz):
    pages = go_through(learner, begin(learner, "provera"))
    attempt = Attempt.objects.get()
    assert (attempt.closing, Answer.objects.count()) == ("answered", 6)
    assert "Још није све оцењено" in pages[-1]
    assert pages[-1].count("Објашњење.") == 6


def test_a_case_goes_where_choices_lead_and_cites_the_version(learner, case):
    pages = go_through(learner, begin(learner, "slucaj"))
    assert [page.count("Знак</a>") for page in pages] == [0, 1, 0, 1, 2]
    assert "/indikatori/proba/v1/#PRO-01" in pages[1]
    assert all("Измишљен случај" in page for page in (pages[0], pages[2]))


@pytest.mark.parametrize("prefix", ["", "/sr-latn", "/en"])
def test_nothing_of_the_key_is_sent_before_the_answer(learner, quiz, prefix):
    url = prefix + begin(learner, "provera")
    paper = paper_of(quiz.versions.get().content)
    for item in paper.items:
        page = learner.get(url).text
        assert item.key in page
        secrets = ["Објашњење", "Objašnjenje", "Why.", "Потпун одговор", make.SIGN, "PRO-01"]
        others = [other.prompt["sr"] for other in paper.items if other.key != item.key]
        assert [secret for secret in [*secrets, *others] if secret in page] == []
        learner.post(url, any_answer(page))


def test_an_answer_that_was_not_given_has_no_page(learner, quiz):
    url = begin(learner, "provera")
    attempt = Attempt.objects.get()
    for key in ("pitanje-single", "pitanje-free", "nema"):
        assert learner.get(reverse("attempt_answered", args=[attempt.key, key])).status_code == 404
    learner.post(url, any_answer(learner.get(url).text))
    shown = reverse("attempt_answered", args=[attempt.key, "pitanje-single"])
    assert "Објашњење." in learner.get(shown).text


def test_where_it_is_told_at_the_end_no_answer_has_a_page_before(learner, change_quiz):
    change_quiz("single", "number", feedback="end")
    url = begin(learner, "provera")
    answered = learner.post(url, any_answer(learner.get(url).text))
    assert answered["location"] == url
    key = Attempt.objects.get().key
    shown = reverse("attempt_answered", args=[key, "pitanje-single"])
    assert learner.get(shown).status_code == 404
    assert "Објашњење." not in learner.get(url).text


def test_a_stale_tab_neither_changes_nor_adds_an_answer(learner, quiz):
    url = begin(learner, "provera")
    page = learner.get(url).text
    values = fields_of(page)["answer"]
    first, second = ({"item": "pitanje-single", "answer": value} for value in values)
    learner.post(url, first)
    stale = learner.post(url, second)
    assert stale["location"] == f"{url}?kept=1"
    assert Answer.objects.get().given == values[0]
    assert "На то је већ одговорено" in learner.get(stale["location"]).text


def test_beginning_again_goes_on_where_it_was(learner, quiz):
    url = begin(learner, "provera")
    learner.post(url, any_answer(learner.get(url).text))
    assert begin(learner, "provera") == url
    assert 'value="pitanje-multiple"' in learner.get(url).text
    assert Attempt.objects.count() == 1


def test_what_is_wrong_is_said_and_what_was_given_stays(learner, quiz):
    url = begin(learner, "provera")
    for _ in range(2):
        learner.post(url, any_answer(learner.get(url).text))
    page = learner.get(url).text
    names = [name for name in fields_of(page) if name.startswith("place-")]
    wrong = learner.post(url, {"item": "pitanje-ordering", **dict.fromkeys(names, "1")})
    assert wrong.status_code == 422
    assert wrong.text.count('aria-invalid="true"') == 3
    assert wrong.text.count('value="1" selected') == 3
    assert all(f'href="#{name}"' in wrong.text for name in names)
    assert Answer.objects.count() == 2


def test_the_clock_is_the_servers(learner, change_quiz):
    change_quiz("single", "number", minutes=10)
    url = begin(learner, "provera")
    page = learner.get(url).text
    learner.post(url, any_answer(page))
    late = Attempt.objects.get().due_at + timedelta(minutes=1)
    with time_machine.travel(late, tick=False):
        sent = learner.post(url, {"item": "pitanje-number", "answer": "16"})
        assert sent["location"] == f"{url}?late=1"
        shown = learner.get(sent["location"]).text
    attempt = Attempt.objects.get()
    assert (attempt.closing, attempt.closed_at) == ("time", attempt.due_at)
    assert Answer.objects.count() == 1
    assert "Покушај је завршен" in shown
    assert "Време је истекло" in shown


def test_a_personal_factor_gives_more_time(learner, change_quiz, enrolment, trainer):
    change_quiz("single", minutes=10)
    services.give_more_time(enrolment=enrolment, percent=150, by=trainer)
    assert PersonalTime.objects.count() == 1
    begin(learner, "provera")
    attempt = Attempt.objects.get()
    assert attempt.due_at - attempt.started_at == timedelta(minutes=15)


def test_attempts_that_nobody_opens_any_more_are_closed_all_the_same(learner, change_quiz):
    change_quiz("single", minutes=10)
    begin(learner, "provera")
    assert services.close_overdue() == 0
    with time_machine.travel(Attempt.objects.get().due_at + timedelta(minutes=1), tick=False):
        assert services.close_overdue() == 1
    assert Attempt.objects.get().closing == "time"


def test_an_attempt_goes_on_with_the_version_that_it_began_with(learner, quiz):
    url = begin(learner, "provera")
    quiz.items = [("question", "pitanje-free")]
    quiz.save_revision().publish()
    assert 'value="pitanje-single"' in learner.get(url).text
    learner.post(reverse("attempt_hand_in", args=[Attempt.objects.get().key]))
    assert "Питање free?" in learner.get(begin(learner, "provera")).text


def test_no_more_attempts_than_allowed_whatever_the_version(
    learner, change_quiz, enrolment, trainer
):
    quiz = change_quiz("single", allowance=1)
    url = begin(learner, "provera")
    learner.post(url, any_answer(learner.get(url).text))
    quiz.title = "Друга"
    quiz.save_revision().publish()
    refused = learner.post(reverse("assessment", args=["provera"]))
    assert refused.status_code == 409
    assert "Нема више покушаја" in refused.text
    services.grant_attempts(
        enrolment=enrolment, assessment=quiz, count=1, by=trainer, reason="Пример."
    )
    begin(learner, "provera")
    assert list(Attempt.objects.values_list("number", flat=True)) == [1, 2]


def test_handing_in_asks_first(learner, quiz):
    url = begin(learner, "provera")
    asks = reverse("attempt_hand_in", args=[Attempt.objects.get().key])
    assert "На 6 питања није одговорено" in learner.get(asks).text
    assert Attempt.objects.get().is_open
    learner.post(asks)
    assert Attempt.objects.get().closing == "handed_in"
    assert "Предато је пре" in learner.get(url).text


def test_what_is_given_is_shown_as_text(learner, change_quiz):
    change_quiz("free")
    url = begin(learner, "provera")
    learner.post(url, {"item": "pitanje-free", "answer": "<script>alert(1)</script> Љ"})
    page = learner.get(f"/sr-latn{url}").text
    assert "<script>alert" not in page
    assert re.search(r'translate="no"><p>&lt;script&gt;alert\(1\)&lt;/script&gt; Љ', page)
