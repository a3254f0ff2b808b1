"""The site as production runs it: nginx, gunicorn, worker, publisher, on a copy of the
demonstration.
"""

import shutil
from pathlib import Path

import pytest

from tests.plugins.services import find
from tests.services.running import free_ports, running


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.needs("nginx", "redis"))
            item.add_marker(pytest.mark.walk)


@pytest.fixture(scope="module")
def stack(prepared, tmp_path_factory):
    if not find("nginx") or not find("redis"):
        pytest.skip("needs nginx and Redis (make services)")
    folder = tmp_path_factory.mktemp("stack") / "data"
    shutil.copytree(prepared, folder)
    database = f"sqlite:///{folder}/database.sqlite3"
    environment = {
        "DATABASE_URL": database,
        "CACHE_URL": "locmemcache://",
        # As on a server, what nginx may show lies beside what the copy keeps.
        "GENERATION_DIR": str(folder.parent / "now-shown"),
    }
    with running(folder, free_ports(), **environment) as started:
        yield started
