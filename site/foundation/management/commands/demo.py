"""``manage.py demo``: one folder, no server, everything a visitor wants to try."""

import hashlib
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.models import Site

from foundation import planner
from foundation.accounts.demo import demo_sign_ins


class Command(BaseCommand):
    """Prepare the copy in ``DATA_DIR`` (a second time in seconds) and serve it on ``PORT``."""

    help = "Migrate, load the demo content and serve it, on SQLite and without any other server."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the option that leaves the serving out."""
        parser.add_argument("--prepare", action="store_true", help="Prepare the copy, and end.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare, tell where to look, and serve until interrupted."""
        if settings.SECURE_SSL_REDIRECT:
            raise CommandError("The demonstration does not run with production settings.")
        if options["prepare"]:
            self.prepare()
            return
        refuse_taken_port(settings.PORT)
        try:
            self.prepare()
        except KeyboardInterrupt:
            raise CommandError("Stopped while preparing; the next start goes on.") from None
        self.stdout.write(self.welcome())
        # Into a pipe or a file it would wait until the end.
        self.stdout.flush()
        self.serve()

    def prepare(self) -> None:
        """Bring database, texts, files and content up to date; nothing is made twice."""
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        for label, prepare in [
            ("texts", lambda: call_command("compile_catalogues", verbosity=0)),
            ("database", lambda: call_command("migrate", interactive=False, verbosity=0)),
            ("static files", collect_static_files),
            ("demo content", lambda: call_command("load_demo", verbosity=0)),
            ("planner", planner.learn),
        ]:
            started = time.monotonic()
            prepare()
            self.stdout.write(f"{label:<14} {time.monotonic() - started:5.1f} s")

    def welcome(self) -> str:
        """Return the addresses and the sign-ins."""
        base = f"http://127.0.0.1:{settings.PORT}"
        rows = [
            ("Ћирилица", f"{base}/"),
            ("Latinica", f"{base}/sr-latn/"),
            ("English", f"{base}/en/"),
            ("План рада", f"{base}/plan-rada/2015/"),
            ("Претрага", f"{base}/pretraga/?q=trgovina+ljudima"),
            ("Admin", f"{base}/{settings.DESK_PATH}"),
        ]
        lines = ["", *(f"  {name:<12} {address}" for name, address in rows), "", "  Demo sign-ins:"]
        lines += [
            f"  {role:<24} {email:<32} {password}" for role, email, password in demo_sign_ins()
        ]
        return "\n".join([*lines, "", "  Stop with Ctrl+C.", ""])

    def serve(self) -> None:
        """Run the web server, the task worker and the publisher; when one ends, end all."""
        manage = [sys.executable, str(settings.ROOT / "manage.py")]
        settings_of_web = str(settings.ROOT / "site" / "config" / "serving.py")
        web = [sys.executable, "-m", "gunicorn", "--config", settings_of_web]
        commands = [
            [*web, "config.wsgi:application"],
            [*manage, "worker"],
            [*manage, "publisher"],
        ]
        signal.signal(signal.SIGTERM, _interrupt)
        lead_to(settings.PORT)
        processes: list[subprocess.Popen[bytes]] = []
        try:
            processes.extend(subprocess.Popen(command) for command in commands)  # noqa: S603
            while all(process.poll() is None for process in processes):
                time.sleep(0.2)
        except KeyboardInterrupt:
            self.stdout.write("")
        finally:
            end(processes)


def end(processes: list[subprocess.Popen[bytes]], seconds: float = 20) -> None:
    """Ask processes to end, and end those that have not after ``seconds``."""
    # Whoever presses Ctrl+C twice must leave none behind.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    for process in processes:
        process.terminate()
    last = time.monotonic() + seconds
    for process in processes:
        try:
            process.wait(timeout=max(0.1, last - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def lead_to(port: int) -> None:
    """Let whole addresses name ``port``: a copy may have been prepared to be served on another."""
    for place in Site.objects.filter(hostname="127.0.0.1").exclude(port=port):
        place.port = port
        place.save()


def refuse_taken_port(port: int) -> None:
    """Raise ``CommandError`` when something serves on ``port`` already."""
    with socket.socket() as probe:
        probe.settimeout(1)
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            raise CommandError(f"Port {port} is taken. Choose another: PORT={port + 1} make demo")


def collect_static_files() -> None:
    """Collect, hash and compress the static files, unless nothing changed since the last time."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list(ignore_patterns=[]):
            stat = Path(storage.path(name)).stat()
            digest.update(f"{name} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    stamp = Path(settings.STATIC_ROOT) / "collected-from"
    if stamp.exists() and stamp.read_text() == digest.hexdigest():
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(digest.hexdigest())


def _interrupt(*_: Any) -> None:
    raise KeyboardInterrupt
