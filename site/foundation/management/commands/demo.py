"""``manage.py demo``: one folder, no server, everything a visitor wants to try."""

import os
import signal
import subprocess
import sys
import time
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from foundation.accounts.demo import demo_sign_ins


class Command(BaseCommand):
    """Prepare the copy in ``DATA_DIR`` (a second time in seconds) and serve it on ``PORT``."""

    help = "Migrate, load the demo content and serve it, on SQLite and without any other server."

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare, tell where to look, and serve until interrupted."""
        if settings.SECURE_SSL_REDIRECT:
            raise CommandError("The demonstration does not run with production settings.")
        self.prepare()
        self.stdout.write(self.welcome())
        self.serve()

    def prepare(self) -> None:
        """Bring database, texts, files and content up to date; nothing is made twice."""
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        for label, command, arguments in [
            ("texts", "compile_catalogues", {}),
            ("database", "migrate", {"interactive": False}),
            ("static files", "collectstatic", {"interactive": False}),
            ("demo content", "load_demo", {}),
        ]:
            started = time.monotonic()
            call_command(command, verbosity=0, **arguments)
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
            ("Admin", f"{base}/admin/"),
        ]
        lines = ["", *(f"  {name:<12} {address}" for name, address in rows), "", "  Demo sign-ins:"]
        lines += [
            f"  {role:<24} {email:<32} {password}" for role, email, password in demo_sign_ins()
        ]
        return "\n".join([*lines, "", "  Stop with Ctrl+C.", ""])

    def serve(self) -> None:
        """Run the web server, the task worker and the publisher; when one ends, end all."""
        manage = [sys.executable, str(settings.ROOT / "manage.py")]
        web = [
            sys.executable,
            "-m",
            "gunicorn",
            "--pythonpath",
            f"{settings.ROOT / 'site'},{settings.ROOT}",
        ]
        web += [
            "--bind",
            f"127.0.0.1:{settings.PORT}",
            "--workers",
            "2",
            "--threads",
            "4",
            "--log-level",
            "warning",
        ]
        commands = [
            [*web, "config.wsgi:application"],
            [*manage, "db_worker", "--backend", "background"],
            [*manage, "publisher"],
        ]
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"]}
        signal.signal(signal.SIGTERM, _interrupt)
        processes = [subprocess.Popen(command, env=environment) for command in commands]  # noqa: S603
        try:
            while all(process.poll() is None for process in processes):
                time.sleep(0.2)
        except KeyboardInterrupt:
            self.stdout.write("")
        finally:
            for process in processes:
                process.terminate()
            for process in processes:
                process.wait(timeout=20)


def _interrupt(*_: Any) -> None:
    raise KeyboardInterrupt
