"""A comment on a draft: sent by anybody, shown when somebody let it through, answered beside it."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from portal.indicators import services
from portal.indicators.forms import CommentForm
from portal.indicators.models import IndicatorComment
from tests.factories.accounts import enter_desk, make_account
from tests.factories.strangers import send

FORM = "/indikatori/policija/comments/"
SAID = "Знак је јасан, али додајте пример из праксе граничне полиције."


def post(client, path=FORM, **fields):
    return send(client, path, CommentForm.name, {"row_id": "POL-03", "text": SAID, **fields})


@pytest.fixture
def comment(police):
    version = police.versions.get(number=2)
    return IndicatorComment.objects.create(version=version, row_id="POL-03", text=SAID)


@pytest.mark.parametrize("path", [FORM, "/sr-latn" + FORM, "/en/indicators/policija/comments/"])
def test_a_comment_comes_in_and_waits(client, police, path):
    assert client.get(path).status_code == 200
    answer = post(client, path, sector="police")
    assert answer.status_code == 302
    assert not answer.cookies
    kept = IndicatorComment.objects.get(state="waiting")
    assert (kept.row_id, kept.sector, kept.text, kept.state) == (
        "POL-03",
        "police",
        SAID,
        "waiting",
    )
    assert kept.version.number == 2
    assert "success" in client.get(answer["Location"]).content.decode()
    assert SAID not in client.get(FORM).content.decode()


@pytest.mark.parametrize(
    "wrong", [{"text": ""}, {"text": "a" * 1501}, {"row_id": "RAD-01"}, {"sector": "spies"}]
)
def test_what_is_wrong_is_said_and_nothing_is_lost(client, police, wrong):
    answer = post(client, **wrong)
    assert answer.status_code == 200
    assert "error" in answer.content.decode()
    if "text" not in wrong:
        assert SAID in answer.content.decode()
    assert not IndicatorComment.objects.filter(state="waiting").exists()


def test_another_site_can_t_send_one(client, police):
    from tests.factories.strangers import token_of

    data = {"token": token_of(CommentForm.name), "text": SAID}
    answer = client.post(FORM, data, headers={"origin": "http://evil.example"})
    assert answer.status_code == 403
    assert not IndicatorComment.objects.filter(state="waiting").exists()


def test_what_was_let_through_is_shown_with_its_answer_and_what_came_of_it(
    client, comment, publish_again
):
    comment.state, comment.answer, comment.outcome = "shown", "Хвала, додајемо.", "accepted"
    comment.full_clean()
    comment.save()
    text = client.get("/sr-latn" + FORM).content.decode()
    assert "Znak je jasan" in text
    assert "Hvala, dodajemo." in text
    english = client.get("/en/indicators/policija/comments/").content.decode()
    assert english.count('lang="sr-Cyrl"><p>') == english.count("<blockquote") > 0
    assert '<span lang="sr-Cyrl">Хвала, додајемо.</span>' in english
    assert "<blockquote lang" not in client.get(FORM).content.decode()
    publish_again(lambda draft: setattr(draft.rows.all()[0], "text", "Друге речи"))
    history = client.get("/indikatori/policija/").content.decode()
    assert "Знак је јасан" in history
    assert "прихваћено" in history


def test_a_comment_that_points_at_somebody_is_not_shown(comment):
    comment.text = "Жртва се зове Марија Петровић и живи код нас."
    comment.state = "shown"
    with pytest.raises(ValidationError):
        comment.full_clean()


def test_the_database_knows_no_outcome_of_what_is_not_shown(comment):
    with pytest.raises(IntegrityError), transaction.atomic():
        IndicatorComment.objects.filter(pk=comment.pk).update(outcome="accepted")


def test_an_adopted_version_takes_no_comment(client, police, publish_again):
    def adopt(draft):
        draft.adopted_on = datetime.date(2026, 11, 1)
        draft.adopted_by, draft.adopted_by_en = "Центар", "The Centre"

    publish_again(adopt)
    assert "comment-form" not in client.get(FORM).content.decode()
    assert client.get(FORM).context["form"] is None
    assert post(client).status_code == 200
    assert not IndicatorComment.objects.filter(state="waiting").exists()


def test_too_many_that_wait_are_refused_and_the_text_is_kept(client, comment, monkeypatch):
    monkeypatch.setattr(services, "WAITING_AT_MOST", 1)
    answer = post(client)
    assert answer.status_code == 503
    assert SAID in answer.content.decode()


def test_what_was_refused_goes_after_thirty_days(comment):
    today = timezone.localdate()
    IndicatorComment.objects.filter(pk=comment.pk).update(
        state="refused", sent_on=today - datetime.timedelta(days=31)
    )
    assert services.forget_refused_comments() == 1
    assert not IndicatorComment.objects.filter(pk=comment.pk).exists()


def test_the_desk_decides_and_notes_who(client, comment):
    publisher = make_account("publisher")
    enter_desk(client, publisher)
    edit = reverse("wagtailsnippets_portal_indicatorcomment:edit", args=[comment.pk])
    assert client.get(edit).status_code == 200
    data = {"state": "shown", "answer": "Хвала.", "answer_en": "", "outcome": ""}
    assert client.post(edit, data).status_code == 302
    comment.refresh_from_db()
    assert (comment.state, comment.decided_by, comment.text) == ("shown", publisher, SAID)
    add = reverse("wagtailsnippets_portal_indicatorcomment:list")
    assert "/add/" not in client.get(add).content.decode()


def test_twice_the_comments_take_as_many_queries(client, comment):
    from django.db import connection

    IndicatorComment.objects.filter(pk=comment.pk).update(state="shown")

    def queries():
        client.get(FORM)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(FORM).status_code == 200
        return len(captured)

    before = queries()
    for _n in range(3):
        IndicatorComment.objects.create(
            version=comment.version, row_id="POL-02", text=SAID, state="shown"
        )
    assert queries() == before


def test_the_demonstration_shows_comments_beside_their_answers(client, indicators):
    said = client.get("/en/indicators/azil-i-prihvat/comments/").content.decode()
    assert "из које је земље неко, није знак" in said
    assert "origin is no sign" in said
    assert "accepted" in said
    # What a sector's draft can't have, it doesn't get because somebody asks.
    refused = client.get("/indikatori/inspekcija-rada/comments/").content.decode()
    assert "немају тежине" in refused
    assert "није прихваћено" in refused
    assert IndicatorComment.objects.exclude(text__startswith="Пример").count() == 0
