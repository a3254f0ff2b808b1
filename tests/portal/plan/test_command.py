"""Does the command import, preview and refuse, and say so?"""

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from portal.plan.models import Activity
from portal.plan.services import find_plan
from tests.portal.plan import small


@pytest.fixture
def run(site, tmp_path, capsys):
    """Run the command on lines, and return what it printed."""

    def run(lines=small.LINES, *options, year=small.YEAR):
        path = tmp_path / "plan.md"
        path.write_bytes(small.as_bytes(lines))
        with override("en"):
            call_command("import_plan", str(path), f"--year={year}", *options)
        return capsys.readouterr().out

    return run


def test_it_previews_imports_once_and_minds_editors(run):
    preview = run(small.LINES, "--dry-run")
    assert "1 general goals, 2 specific goals, 5 activities." in preview
    assert "Latin letters inside a Cyrillic word (line 27)" in preview
    assert "New: Activity 1.1.1-b" in preview
    assert preview.endswith("This was a dry run. Nothing was written.\n")
    assert find_plan(small.YEAR) is None

    assert run().endswith("The plan is imported.\n")
    assert run().endswith("Nothing changes: the plan is there already.\n")

    edited = Activity.objects.get(slug="1.2.1")
    edited.text = "Ручно"
    edited.save_revision().publish()
    with pytest.raises(CommandError, match="--overwrite"):
        run()
    assert run(small.LINES, "--overwrite").endswith("The plan is imported.\n")
    assert Activity.objects.get(slug="1.2.1").text == "Основати прихватилиште"


def test_what_cannot_be_read_is_told_with_every_line(run):
    spoilt = small.changed(30, "ИЛО", "Нико", small.changed(28, "Од марта", "Једном"))
    with pytest.raises(CommandError) as error:
        run(spoilt)
    assert str(error.value).splitlines() == [
        "plan.md:",
        "line 28: The deadline “Једном” can’t be understood.",
        "line 30: The holder “Нико” is not known.",
    ]
    with pytest.raises(CommandError, match="not for 2015"):
        run(year=2015)
    assert find_plan(small.YEAR) is None


def test_a_file_that_is_not_there_is_told(db):
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_plan", "/nowhere/plan.md", "--year=2015")
