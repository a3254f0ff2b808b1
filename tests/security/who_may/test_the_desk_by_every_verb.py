"""Each role sends to each address of the desk by each verb that may change something.

Who may stands in ``desk.py``; whoever may not is refused and changes nothing, and nobody breaks
anything. Addresses come from the URL configuration. Each request is undone.
"""

import re
from collections import defaultdict
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.db import connection
from django.template.response import SimpleTemplateResponse
from django.test import Client

from tests.factories.accounts import enter_desk, make_account
from tests.foundation.accounts.desk_addresses import every_address
from tests.security.who_may.asking import Asking
from tests.security.who_may.desk import LETTERS, LINES, NOBODY

pytestmark = pytest.mark.walk
# Breaks on purpose.
LEFT_OUT = {"wagtailadmin_error_test"}
# What anybody is told: that they may not, and where the sign-in is.
ASIDE = {"django_session"}
WRITES = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|REPLACE INTO|UPDATE|DELETE FROM)\s+"(\w+)"')
# Signed in, and nobody of the desk: a trainee, and a trainer with a second factor.
READERS = {"trainee": "t", "trainer": "r"}
# The words of the desk's scripts, which anybody can read in Wagtail, and ways to the sign-in.
FOR_ALL = {
    *("wagtailadmin_sprite", "wagtailadmin_javascript_catalog", "wagtailadmin_login"),
    *("wagtailadmin_logout", "wagtailadmin_password_reset", "wagtailadmin_password_reset_done"),
    *("wagtailadmin_password_reset_confirm", "wagtailadmin_password_reset_complete"),
}

# Where scripts of the desk send what no form sends.
BY_SCRIPTS = re.compile(r"wagtailadmin_dismissibles|.+:preview_on_(add|edit)")


@pytest.fixture
def asking(cast):
    """A browser that can be nobody, a reader of each kind, or each role by its letter."""
    sessions = {name: cast.sessions[letter] for name, letter in READERS.items()}
    for role, letter in LETTERS.items():
        cookies = enter_desk(Client(), make_account(role)).cookies
        sessions[letter] = cookies[settings.SESSION_COOKIE_NAME].value
    return Asking(sessions)


@contextmanager
def watched():
    """Give the names of tables that are written to; whoever asks empties it."""
    written = set()

    def note(execute, sql, *rest):
        if found := WRITES.match(sql):
            written.add(found[1])
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield written


def all_addresses():
    """Return each name with its path, each path once."""
    found = {path: name for path, name in every_address() if name not in LEFT_OUT}
    return [(name, path) for path, name in found.items()]


def line_of(name, path):
    """Return what is said of an address."""
    return next((line for line in LINES if line.holds(name, path)), NOBODY)


def is_let_in(answer):
    """Say whether a view did what was asked, or said what it lacks."""
    leads = answer.headers.get("Location", "").partition("?")[0]
    away = answer.status == 302 and leads in {"/admin/", "/nalog/prijava/"}
    return not away and answer.status not in {403, 404, 405}


def problem(answer, written, *, may, changes):
    """Return what is wrong with an answer, if anything is."""
    if answer.status >= 500:
        return "broken"
    if not may and is_let_in(answer):
        return f"let in: {answer.status} {answer.headers.get('Location', '')}"
    if not (may and changes) and written - ASIDE:
        return f"wrote {sorted(written - ASIDE)}"
    return ""


def walk(asking, letters, verbs, *, forged=False):
    """Ask everywhere; return what is wrong, and who was let in by the title of the line."""
    wrong, entered = {}, defaultdict(set)
    with watched() as written:
        for name, path in all_addresses():
            line = line_of(name, path)
            for verb in verbs:
                for letter in letters:
                    written.clear()
                    answer = asking.ask(letter, verb, path, forged=forged)
                    sent = verb == "POST" or bool(BY_SCRIPTS.fullmatch(name))
                    may = (sent and letter in line.who and not forged) or name in FOR_ALL
                    told = problem(answer, written, may=may, changes=line.changes)
                    if told:
                        wrong[verb, letter, name, path] = told
                    if is_let_in(answer):
                        entered[line.title].add(letter)
    return wrong, entered


@pytest.mark.parametrize("who", ["nobody", *READERS])
def test_nobody_from_outside_sends_anything(asking, who):
    wrong = {}
    with watched() as written:
        for name, path in all_addresses():
            for verb in ("POST", "PUT", "PATCH", "DELETE") if who == "nobody" else ("POST",):
                written.clear()
                answer = asking.ask(who, verb, path)
                told = problem(answer, written, may=name in FOR_ALL, changes=False)
                if told or (who != "nobody" and name not in FOR_ALL and answer.status != 404):
                    wrong[verb, name, path] = told or answer.status
    assert wrong == {}


def test_each_role_sends_where_the_table_says(asking, monkeypatch):
    everybody = "".join(LETTERS.values())
    wrong, entered = walk(asking, "A", ["POST"])
    # Who may is decided before anything is drawn, and drawing takes the time.
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")
    more_wrong, more = walk(asking, everybody.replace("A", ""), ["POST"])
    assert wrong | more_wrong == {}
    said = {line.title: set(line.who) for line in LINES}
    assert {title: entered[title] | more[title] for title in said} == said


def test_no_other_verb_changes_anything(asking, monkeypatch):
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")
    wrong, _entered = walk(asking, LETTERS.values(), ["DELETE"])
    # Refused before anybody is looked at: the least and the most of the desk are enough.
    more, _entered = walk(asking, "aA", ["PUT", "PATCH"])
    assert wrong | more == {}


def test_no_form_is_taken_without_its_token(asking):
    wrong, _entered = walk(asking, "A", ["POST"], forged=True)
    assert wrong == {}


def test_every_line_is_of_an_address_that_is_there(cast):
    known = {(name, path) for path, name in every_address()}
    assert [line.title for line in LINES if not any(line.holds(*each) for each in known)] == []
