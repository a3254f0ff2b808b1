"""Upgrades that readers don't notice, and what is done while they go on writing."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time

import psycopg

from tests.drill.restoring import recreate, run
from tests.plugins.demo_copy import ROOT
from tests.services.faults.hurt import SEARCH

SLOW_APP = {
    "settings_with_more.py": (
        "from config.settings.production import *\nINSTALLED_APPS = [*INSTALLED_APPS, 'slow']\n"
    ),
    "slow/__init__.py": "",
    "slow/migrations/__init__.py": "",
    "slow/migrations/0001_initial.py": (
        "from django.db import migrations\n"
        "class Migration(migrations.Migration):\n"
        "    initial = True\n"
        "    operations = [migrations.RunSQL('CREATE TABLE slow_thing (id int);"
        " SELECT pg_sleep(2);')]\n"
    ),
}


def test_two_migrators_at_once_migrate_once(site, people, told, tmp_path):
    for name, text in SLOW_APP.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    environment = {
        **site.stack.environment,
        "PYTHONPATH": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "settings_with_more",
    }
    command = [sys.executable, "manage.py", "migrate", "slow", "--verbosity", "0"]
    try:
        with people:
            begun = time.monotonic()
            both = [subprocess.Popen(command, cwd=ROOT, env=environment) for _ in range(2)]
            assert [each.wait(120) for each in both] == [0, 0]
            told("two migrators at once: migrated once", time.monotonic() - begun, mark=60)
        assert site.servers.ask("SELECT count(*) FROM django_migrations WHERE app = 'slow'") == [
            (1,)
        ]
    finally:
        site.servers.ask("DROP TABLE IF EXISTS slow_thing")
        site.servers.ask("DELETE FROM django_migrations WHERE app = 'slow'")


def test_new_processes_take_over_and_no_request_is_lost(site, people):
    before = workers(site, "web-1")
    with people, asking(lambda: site.stack.get(SEARCH).status) as answers:
        os.kill(site.stack.pid("web-1"), signal.SIGHUP)
        site.stack.wait(lambda: (now := workers(site, "web-1")) and not now & before)
    assert set(answers) == {200}


def workers(site, name):
    """Return the numbers of the processes of a web server that answer."""
    return set(site.stack.with_children(name)[1:])


def test_one_web_server_after_the_other_starts_anew_and_no_request_is_lost(site, people):
    with people, asking(lambda: site.stack.get(SEARCH).status) as answers:
        for name in ("web-1", "web-2"):
            starts_anew(site, name)
    assert set(answers) == {200}


def starts_anew(site, name):
    """Stop a web server as an upgrade does, and wait until the next one answers."""
    before = site.stack.pid(name)
    os.kill(before, signal.SIGTERM)
    site.stack.wait(lambda: site.stack.pid(name) != before and workers(site, name))


@contextlib.contextmanager
def asking(ask):
    """Ask again and again, and give the list of what came back."""
    over, answers = threading.Event(), []

    def go_on():
        while not over.is_set():
            try:
                answers.append(ask())
            except (OSError, http.client.HTTPException) as failure:
                answers.append(repr(failure))

    threads = [threading.Thread(target=go_on) for _ in range(2)]
    for thread in threads:
        thread.start()
    try:
        yield answers
    finally:
        over.set()
        for thread in threads:
            thread.join()


def test_whoever_asks_while_it_is_restarted_waits_and_is_not_refused(site, tmp_path):
    with socket.socket(socket.AF_UNIX) as held:
        held.bind(str(tmp_path / "web.sock"))
        held.listen(64)
        first = web_on(held, site)
        with asking(lambda: health(tmp_path / "web.sock")) as answers:
            site.stack.wait(lambda: answers)
            first.send_signal(signal.SIGTERM)
            first.wait(60)
            second = web_on(held, site)
            seen = len(answers)
            site.stack.wait(lambda: len(answers) > seen + 10)
        second.send_signal(signal.SIGTERM)
        second.wait(60)
    assert set(answers) == {200}


def web_on(held, site):
    """Start gunicorn on a socket that somebody else holds, as systemd hands it over."""
    gunicorn = f"{sys.executable} -m gunicorn --config deploy/gunicorn.py config.wsgi:application"
    return subprocess.Popen(
        ["bash", "-c", f"LISTEN_FDS=1 LISTEN_PID=$$ exec {gunicorn} 3<&{held.fileno()}"],
        cwd=ROOT,
        env={**site.stack.environment, "WEB_WORKERS": "1"},
        pass_fds=[held.fileno()],
    )


def health(path):
    """Ask at the socket whether somebody lives there."""
    connection = http.client.HTTPConnection("localhost", timeout=60)
    connection.sock = socket.socket(socket.AF_UNIX)
    connection.sock.settimeout(60)
    with contextlib.closing(connection):
        connection.sock.connect(str(path))
        connection.request("GET", "/healthz", headers={"Host": "localhost"})
        return connection.getresponse().status


def test_a_backup_made_while_people_write_brings_back_what_they_had_written(
    site, people, tmp_path, told
):
    server = site.servers.database_url.rpartition("/")[0]
    with people:
        site.stack.wait(lambda: people.words)
        before = site.kept_words()
        seconds = run("backup", tmp_path / "kept", site.servers.database_url, site.stack.folder)
        told("backup while people write", seconds, mark=60)
    address = recreate(server, "restored")
    seconds = run("restore", tmp_path / "kept", address, tmp_path / "data")
    told("restored into nothing", seconds, mark=60)
    with psycopg.connect(address) as restored:
        rows = restored.execute("SELECT text FROM centre_communityreport").fetchall()
        files = restored.execute("SELECT file FROM foundation_sitedocument").fetchall()
    words = [text.split()[-1] for (text,) in rows]
    assert set(before) <= set(words)
    assert len(words) == len(set(words))
    assert all((tmp_path / "data/private" / name).exists() for (name,) in files)
