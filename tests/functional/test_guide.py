"""Is a campaign published with its kit, up to the ZIP, by the steps of the guide for editors?"""

import io
import os
import subprocess
import sys
import zipfile

import pytest

from tests.guide.campaign import TITLE
from tests.plugins.demo_copy import ROOT

WALK = "from tests.guide.walk import take; take({address!r}, {folder!r}, ['campaign'])"
TIDY = "from centre.models import CampaignPage; CampaignPage.objects.get(title={title!r}).delete()"


@pytest.fixture
def walked(demo_environment, address, tmp_path):
    """The steps taken as campaign editor, reviewer and publisher; undone afterwards."""
    environment = {**os.environ, **demo_environment, "DJANGO_ALLOW_ASYNC_UNSAFE": "true"}

    def run(code):
        command = [sys.executable, str(ROOT / "manage.py"), "shell", "-c", code]
        subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True)

    run(WALK.format(address=address, folder=str(tmp_path)))
    yield
    run(TIDY.format(title=TITLE))


def test_who_has_only_the_guide_publishes_a_campaign_with_its_kit(walked, read):
    reader = read(java_script_enabled=False)
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
    assert "manifest.csv" in names
    assert {name.partition("/")[0] for name in names} >= {"cirilica", "latinica"}
