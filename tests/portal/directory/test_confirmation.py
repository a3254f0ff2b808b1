"""Does what nobody confirms drop out everywhere, and is its owner told once?"""

import json
from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from foundation import daily
from foundation.accounts.roles import group_of
from portal.directory.models import LocalTeam, Service
from portal.directory.queries import local_team_for
from portal.directory.services import confirm_entries, tell_owners
from search.query import search
from tests.factories.accounts import enter_desk, make_account

WORD, NAME = "Опростићевац", "Психолошка подршка"


def confirmed(service, days_ago):
    same = Service.objects.filter(translation_key=service.translation_key)
    same.update(confirmed_on=timezone.localdate() - timedelta(days=days_ago))


def surfaces(client):
    """Return every public surface on which a service could stand."""
    return {
        "list": client.get("/usluge/"),
        "page": client.get("/usluge/psiholoska-podrska/"),
        "english": client.get("/en/services/psiholoska-podrska/"),
        "csv": client.get("/usluge/services.csv"),
        "json": client.get("/usluge/services.json"),
        "print": client.get("/usluge/print/nisavski-okrug/"),
        "map": client.get("/sitemap.xml"),
    }


def shown(client):
    return {
        name
        for name, answer in surfaces(client).items()
        if (answer.status_code == 200 and b"psiholoska-podrska" in answer.content)
        or (name == "print" and "Психолошка подршка" in answer.content.decode())
    }


def test_the_last_day_counts_and_the_next_does_not(client, serbian):
    service = serbian("psiholoska-podrska")
    confirmed(service, 180)
    everywhere = shown(client)
    assert everywhere == {"list", "page", "english", "csv", "json", "print", "map"}
    confirmed(service, 181)
    assert shown(client) == set()


def test_belgrade_s_day_decides(client, serbian, time_machine):
    confirm_entries(entries=[serbian("psiholoska-podrska")], person=None, office="Центар")
    last = timezone.localdate() + timedelta(days=180)
    # 22:30 UTC is the next day in Belgrade, in summer and in winter 23:30 is.
    time_machine.move_to(f"{last}T20:00:00Z", tick=False)
    assert client.get("/usluge/psiholoska-podrska/").status_code == 200
    time_machine.move_to(f"{last}T23:30:00Z", tick=False)
    assert client.get("/usluge/psiholoska-podrska/").status_code == 404


def test_search_counts_what_is_confirmed(serbian, django_capture_on_commit_callbacks):
    from django.contrib.auth.models import AnonymousUser

    service = serbian("psiholoska-podrska")
    service.summary = WORD
    with django_capture_on_commit_callbacks(execute=True):
        service.save()
    assert search(WORD, AnonymousUser(), "sr").total == 1
    with django_capture_on_commit_callbacks(execute=True):
        confirmed(service, 181)
        serbian("psiholoska-podrska").save()
    assert search(WORD, AnonymousUser(), "sr").total == 0
    with django_capture_on_commit_callbacks(execute=True):
        confirm_entries(entries=[service], person=None, office="Центар")
    assert search(WORD, AnonymousUser(), "sr").total == 1


def test_publishing_an_old_draft_confirms_nothing(serbian):
    service = serbian("psiholoska-podrska")
    revision = service.save_revision()
    confirmed(service, 300)
    revision.publish()
    assert serbian("psiholoska-podrska").confirmed_on == timezone.localdate() - timedelta(days=300)


def test_a_confirmation_names_an_office(serbian):
    with pytest.raises(IntegrityError), transaction.atomic():
        Service.objects.filter(pk=serbian("psiholoska-podrska").pk).update(confirmed_as="")


def test_a_person_who_leaves_leaves_the_confirmation(serbian):
    person = make_account("publisher")
    confirm_entries(entries=[serbian("psiholoska-podrska")], person=person, office="Центар")
    person.delete()
    kept = serbian("psiholoska-podrska")
    assert (kept.confirmed_by, kept.confirmed_as) == (None, "Центар")


def test_the_owner_is_told_once_before_and_once_after(serbian):
    service = serbian("psiholoska-podrska")
    owner = make_account("author")
    Service.objects.filter(pk=service.pk).update(owner=owner)
    confirmed(service, 167)
    call_command("tell_owners")
    call_command("tell_owners")
    confirmed_twice = list(mail.outbox)
    assert [letter.to for letter in confirmed_twice] == [[owner.email]]
    assert "психолош" not in confirmed_twice[0].subject.casefold()
    mail.outbox.clear()
    Service.objects.filter(pk=service.pk).update(told_soon_for=None)
    today = timezone.localdate()
    assert tell_owners(today + timedelta(days=14)) == 1
    assert tell_owners(today + timedelta(days=15)) == 0
    assert len(mail.outbox) == 1


def test_the_publisher_tells_without_being_asked(serbian, monkeypatch):
    # The demonstration has a group that meets tomorrow, whose trainees are told too.
    for other in ("footprint", "training reminders"):
        monkeypatch.delitem(daily._tasks, other)
    confirmed(serbian("psiholoska-podrska"), 181)
    make_account("publisher")
    daily.run_due()
    daily.run_due()
    assert len(mail.outbox) == 1


def test_a_letter_that_failed_is_sent_again(serbian, monkeypatch):
    service = serbian("psiholoska-podrska")
    Service.objects.filter(pk=service.pk).update(owner=make_account("author"))
    confirmed(service, 200)

    def broken(*args, **kwargs):
        raise OSError

    with monkeypatch.context() as patched:
        patched.setattr("portal.directory.services.send_mail", broken)
        with pytest.raises(OSError):  # noqa: PT011
            tell_owners()
    assert tell_owners() == 1


def test_without_an_owner_the_publishers_are_told(serbian):
    publisher = make_account("publisher")
    confirmed(serbian("psiholoska-podrska"), 200)
    tell_owners()
    told = mail.outbox[0].to
    assert publisher.email in told
    assert set(told) == {user.email for user in group_of("publisher").user_set.all()}


def test_the_desk_lists_what_lapsed_and_confirms_it(client, serbian):
    desk = enter_desk(client, make_account("publisher"))
    one, two = serbian("psiholoska-podrska"), serbian("pravna-pomoc")
    confirmed(one, 200)
    confirmed(two, 200)
    lapsed = desk.get("/admin/directory/confirmations/").context["lapsed"]
    assert {row["entry"].pk for row in lapsed if isinstance(row["entry"], Service)} == {
        one.pk,
        two.pk,
    }
    keys = [f"service-{one.pk}", f"service-{two.pk}", "service-x", f"team-{'9' * 400}", "\x00"]
    desk.post("/admin/directory/confirm/", {"entry": keys, "office": "Руководилац службе"})
    for service in (serbian("psiholoska-podrska"), serbian("pravna-pomoc")):
        assert service.confirmed_on == timezone.localdate()
        assert service.confirmed_as == "Руководилац службе"
    english = Service.objects.get(translation_key=one.translation_key, locale__language_code="en")
    assert english.is_confirmed


def test_an_author_confirms_nothing(client, serbian):
    desk = enter_desk(client, make_account("author"))
    sent = {"entry": [f"service-{serbian('pravna-pomoc').pk}"], "office": "Аутор"}
    assert desk.post("/admin/directory/confirm/", sent).status_code in (302, 403)
    assert serbian("pravna-pomoc").confirmed_as != "Аутор"


def test_a_team_s_contact_is_told_only_while_it_is_confirmed(client, directory):
    from django.contrib.auth.models import AnonymousUser

    team = LocalTeam.objects.get(municipality_code="nis")
    team.phone = "018 000 000"
    team.save()
    assert local_team_for(AnonymousUser(), "nis") is None
    confirm_entries(entries=[team], person=None, office="Тим")
    assert local_team_for(AnonymousUser(), "nis").phone == "018 000 000"
    assert "018 000 000" in client.get("/lokalni-timovi/nis/").content.decode()
    LocalTeam.objects.filter(pk=team.pk).update(confirmed_on=date(2020, 1, 1))
    assert "018 000 000" not in client.get("/lokalni-timovi/nis/").content.decode()
    assert local_team_for(AnonymousUser(), "nis") is None
    assert json.loads(client.get("/usluge/services.json").content)["services"]
