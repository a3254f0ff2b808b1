"""The whole stack on servers of its own, which may be hurt."""

import os
import shutil
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from tests.foundation.mail.server import mail_server
from tests.plugins.demo_copy import ROOT
from tests.plugins.postgresql_database import postgresql_template
from tests.plugins.services import find
from tests.services.faults.people import FORM, READ, Form, first_place
from tests.services.faults.servers import Servers, fill, own_servers
from tests.services.running import Stack, free_ports, running

# So much more than the demonstration has room on the disk of the site.
ROOM = 256 * 1024 * 1024
SEARCH = "/pretraga/?q=centar"


@dataclass
class Site:
    """What is hurt, and what hurts it."""

    stack: Stack
    servers: Servers
    mail: object
    place: str = ""

    def form(self):
        """Return a form that somebody filled in."""
        return Form(self.stack.environment["SECRET_KEY"], self.place)

    def kept_words(self):
        """Return the last word of every report that is kept."""
        rows = self.servers.ask("SELECT text FROM centre_communityreport")
        return [text.split()[-1] for (text,) in rows]

    def what_is_wrong(self):
        """Return what is not as it should be: what is never kept is made, each part works."""
        answer = self.stack.get(SEARCH)
        if answer.status != 200:
            return {SEARCH: answer.status}
        _status, told = self.stack.inside("/readyz")
        # Its disk is small, and so never well.
        parts = ((name, part) for name, part in told["parts"].items() if name != "disk")
        return {name: part["says"] for name, part in parts if not part["works"]}

    def becomes_well(self, seconds=60):
        """Wait until nothing is wrong, and return how long it took."""
        return self.stack.wait(lambda: not self.what_is_wrong(), seconds)

    def seconds_to_load(self):
        """Return how many seconds of the processor it takes here to load the application."""
        before = os.times()
        subprocess.run(
            [sys.executable, "-c", "import gc; gc.disable(); import config.wsgi"],
            cwd=ROOT,
            env={**self.stack.environment, "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}"},
            check=True,
        )
        after = os.times()
        children = ("children_user", "children_system")
        return sum(getattr(after, each) - getattr(before, each) for each in children)

    def keep_pages(self):
        """Wait until nginx has what readers read, so that it can give it."""
        self.stack.wait(lambda: all(self.stack.get(path).kept != "MISS" for path in READ))


@contextmanager
def started(prepared):
    """Start all of it, on the ``prepared`` demonstration."""
    with ExitStack() as everything:
        servers = everything.enter_context(own_servers())
        fill(servers, postgresql_template(find("postgresql")), prepared / "database.sqlite3")
        folder = servers.folder / "disk"
        everything.enter_context(_disk(folder, prepared))
        mail = everything.enter_context(mail_server())
        variables = {
            "DATABASE_URL": servers.database_url,
            "CACHE_URL": servers.redis_url,
            "EMAIL_URL": f"smtp://127.0.0.1:{mail.port}",
            "ELASTICSEARCH_URL": find("elasticsearch"),
        }
        port = free_ports()
        stack = everything.enter_context(running(folder, port, **variables))
        stack.environment["ELASTICSEARCH_PREFIX"] = f"portal_serve_{port}_"
        subprocess.run(
            [sys.executable, "manage.py", "reindex"],
            cwd=ROOT,
            env=stack.environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        yield Site(stack, servers, mail, first_place(stack.get(FORM).body.decode()))


@contextmanager
def _disk(folder, prepared):
    """Copy the demonstration to a small disk of its own, where this may be mounted."""
    folder.mkdir()
    is_root = os.geteuid() == 0
    if is_root:
        size = sum(path.stat().st_size for path in prepared.rglob("*")) + ROOM
        mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
        subprocess.run(mount, check=True)
    try:
        shutil.copytree(prepared, folder, dirs_exist_ok=True)
        yield
    finally:
        if is_root:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)
