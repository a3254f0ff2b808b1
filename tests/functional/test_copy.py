"""Every process of a copy sees at once what another changed."""

import subprocess
import sys

from tests.plugins.demo_copy import ROOT

RENAME = """
from wagtail.models import Page
page = Page.objects.get(slug="vesti", locale__language_code="sr").specific
page.title = {title!r}
page.save_revision().publish()
"""


def rename_news(demo_environment, title):
    subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "shell", "-c", RENAME.format(title=title)],
        env=demo_environment,
        check=True,
        capture_output=True,
    )


def test_the_menu_follows_a_change_made_on_the_command_line(read, demo_environment):
    reader = read(java_script_enabled=False)
    # Both web processes keep the menu in their memory by now.
    for _ in range(6):
        reader.open("/")
    try:
        rename_news(demo_environment, "Новости")
        for _ in range(6):
            reader.open("/")
            assert "Новости" in reader.page.locator("header").inner_text()
    finally:
        rename_news(demo_environment, "Вести")
