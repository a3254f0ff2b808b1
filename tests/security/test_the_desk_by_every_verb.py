"""Whoever may not open an address of the desk changes nothing by sending there either.

Who may open what stands in ``tests/foundation/accounts/desk_table.py``. Here each role, and people
without one, send forms and other verbs to every address of the desk, those that only take forms
included.
"""

import pytest
from django.template.response import SimpleTemplateResponse

from foundation.accounts.roles import ROLES
from tests.factories.accounts import enter_desk, make_account
from tests.foundation.accounts.desk_addresses import addresses
from tests.security.who_may.asking import Asking

pytestmark = [pytest.mark.walk, pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
LETTERS = dict(zip(ROLES, "arpcmkA", strict=True))
SENT = ("POST", "PUT", "DELETE")
# What anybody who enters may send, though opening it leads home: what it changes is their own.
OWN = set()


def refused(answer):
    """Whether nobody was let in: led home, or to the sign-in, or told no."""
    if answer.status in {301, 302}:
        where = answer.headers["Location"].partition("?")[0]
        return where in {"/admin/", "/nalog/prijava/", "/nalog/odjava/", "/nalog/lozinka/nova/"}
    return answer.status in {403, 404, 405}


@pytest.fixture
def asking(client, monkeypatch):
    # Who may is decided before anything is drawn, and drawing takes the time.
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")
    sessions = {}
    for role, letter in LETTERS.items():
        desk = enter_desk(type(client)(), make_account(role))
        sessions[letter] = desk.cookies["sessionid"].value
    trainee = type(client)()
    trainee.force_login(make_account())
    sessions["t"] = trainee.cookies["sessionid"].value
    return Asking(sessions)


def test_who_may_not_open_it_may_not_send_to_it(asking):
    wrong, tried = {}, 0
    for name, path in addresses().items():
        for letter in (*LETTERS.values(), "t", "n"):
            if name not in OWN and refused(asking.ask(letter, "GET", path)):
                # What PUT and DELETE do hangs on no role.
                for verb in SENT if letter in "nta" else SENT[:1]:
                    tried += 1
                    answer = asking.ask(letter, verb, path)
                    if not refused(answer):
                        wrong.setdefault((name, verb, answer.status), []).append(letter)
    assert wrong == {}
    assert tried > 3000


def test_no_form_is_taken_without_its_token(asking):
    wrong = {
        (name, answer.status)
        for name, path in addresses().items()
        if (answer := asking.ask("A", "POST", path, forged=True)).status not in {302, 403, 404, 405}
    }
    assert wrong == set()


def test_nothing_of_it_breaks(asking):
    broken = {
        (name, verb)
        for name, path in addresses().items()
        for verb in ("HEAD", "OPTIONS", *SENT)
        if asking.ask("A", verb, path).status >= 500
    }
    assert broken == set()
