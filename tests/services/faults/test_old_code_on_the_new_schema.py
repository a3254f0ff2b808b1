"""During an upgrade the code of the release before works on the tables of this one.

The first test runs that code itself: what stood before the last migrations were added. A clone
without history does not have it; there the second test says what can be said without: which columns
each table had, and that no other must be filled. Neither shows what code of a version of Django or
Wagtail before would do, as the environment is this release's, nor migrations that lie further back.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.db.migrations.loader import MigrationLoader

from tests.plugins.demo_copy import ROOT

OWN = ("foundation", "centre", "portal", "training", "search")
RUN = "import sys, runpy, django; django.setup(); runpy.run_path(sys.argv[1], run_name='__main__')"
ADDED = ["log", "-1", "--format=%H^", "--diff-filter=A", "--", ":(glob)**/migrations/0*.py"]


def git(*arguments):
    """Return what git says, or nothing where it has no answer."""
    done = subprocess.run(
        ["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stdout.strip() if done.returncode == 0 else ""


@pytest.fixture
def old_code(tmp_path):
    """The folder of the code that stood before the last migrations."""
    commit = git("rev-parse", "--verify", "--quiet", git(*ADDED) or "none")
    if not commit:
        pytest.skip("this clone has no history; the next test says what can be said without")
    folder = tmp_path / "before"
    folder.mkdir()
    archive = subprocess.Popen(["git", "archive", commit], cwd=ROOT, stdout=subprocess.PIPE)
    subprocess.run(["tar", "-x", "-C", str(folder)], stdin=archive.stdout, check=True)
    assert archive.wait() == 0
    return folder


def test_the_code_of_before_reads_and_writes_as_ever(site, people, old_code, tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    for name in ("private", "media"):
        (data / name).symlink_to(site.stack.folder / name)
    environment = {
        **site.stack.environment,
        "DATA_DIR": str(data),
        # Who signs in needs no second factor there; the tables are the same.
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "PYTHONPATH": f"{old_code / 'site'}:{old_code}",
    }

    def run(*command):
        return subprocess.run(
            [sys.executable, "-P", *command],
            cwd=old_code,
            env=environment,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        ).stdout

    run("manage.py", "compile_catalogues", "--verbosity", "0")
    run("manage.py", "collectstatic", "--no-input", "--verbosity", "0")
    with people:
        told = json.loads(run("-c", RUN, str(Path(__file__).with_name("as_old_code.py"))))
    assert told["wrong"] == []
    assert told["pages"] > 20


# A migration of Wagtail's asks the database while it is read.
@pytest.mark.django_db
def test_no_column_that_is_new_must_be_filled_and_none_is_gone(site):
    loader = MigrationLoader(None)
    before = []
    for app, name in loader.graph.leaf_nodes():
        parents = [key for key in loader.graph.node_map[app, name].parents if key[0] == app]
        before += [key.key for key in parents] if app in OWN else [(app, name)]
    state = loader.project_state([tuple(key) for key in before])
    rows = site.servers.ask(
        "SELECT table_name, column_name, is_nullable = 'NO' AND column_default IS NULL"
        " AND is_identity = 'NO' AND is_generated = 'NEVER'"
        " FROM information_schema.columns WHERE table_schema = 'public'"
    )
    there = {}
    for table, column, must in rows:
        there.setdefault(table, {})[column] = must
    wrong = []
    for model in state.apps.get_models(include_auto_created=True):
        if model._meta.app_label not in OWN or not model._meta.managed:
            continue
        table = model._meta.db_table
        known = {field.column for field in model._meta.local_concrete_fields}
        now = there.get(table, {})
        wrong += [f"{table}.{column} is gone" for column in known - set(now)]
        wrong += [
            f"{table}.{name} must be filled"
            for name, must in now.items()
            if must and name not in known
        ]
    assert wrong == []
