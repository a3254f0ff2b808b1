"""Is a campaign published with its kit, up to the ZIP, by the steps of the guide for editors?"""

import io
import os
import signal
import subprocess
import sys
import zipfile

import pytest

from tests.functional.conftest import Reader
from tests.guide.campaign import TITLE
from tests.plugins.demo_copy import ROOT, start, wait_for

WALK = "from tests.guide.walk import take; take({address!r}, {folder!r}, ['campaign'])"


@pytest.fixture
def walked(prepared, tmp_path):
    """A copy of its own, in which the steps were taken as campaign editor, reviewer and publisher:
    they give these accounts a second factor.
    """
    copy = start(tmp_path, prepared)
    try:
        wait_for(copy)
        code = WALK.format(address=copy.address, folder=str(tmp_path))
        command = [sys.executable, str(ROOT / "manage.py"), "shell", "-c", code]
        environment = {**copy.environment, "DJANGO_ALLOW_ASYNC_UNSAFE": "true"}
        subprocess.run(command, env=environment, cwd=ROOT, check=True)
        yield copy
    finally:
        os.killpg(copy.pid, signal.SIGTERM)


def test_who_has_only_the_guide_publishes_a_campaign_with_its_kit(walked, chromium):
    reader = Reader(chromium, walked.address, java_script_enabled=False)
    reader.open("/kampanje/")
    page = reader.page
    with reader.led_on():
        page.get_by_role("link", name=TITLE, exact=True).first.click()
    with reader.led_on():
        page.get_by_role("main").get_by_role("link", name="Пакет за медије и општине").first.click()
    with page.expect_download() as waited:
        page.get_by_role("link", name="Преузмите све").click()
    with zipfile.ZipFile(io.BytesIO(waited.value.path().read_bytes())) as archive:
        names = archive.namelist()
    reader.context.close()
    assert "manifest.csv" in names
    assert {name.partition("/")[0] for name in names} >= {"cirilica", "latinica"}
