"""Wagtail's templates, as this desk reads them, hold no code: its policy needs to allow none.

A new version of Wagtail or of wagtail-localize that brings some fails here first.
"""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.template import Origin
from django.template.engine import Engine
from wagtail.admin.widgets import AdminDateTimeInput, BaseChooser
from wagtail.admin.widgets.workflows import AdminTaskChooser

from foundation.desk.starts import CODE, mark_call
from foundation.desk.words import Loader
from tests.architecture.test_templates_hold_no_inline_code import Markup

WAGTAILS = ("wagtail", "modelcluster", "taggit", "allauth", "django_filters")
STARTS = Path(__file__).parents[2] / "static" / "desk" / "starts.js"
# Letters are no pages of the desk. Calendars are drawn by another template: see desk.starts.
NO_PAGE = re.compile(
    r"/notifications/|/(date|time|datetime)_input\.html$|/email/|wagtailstyleguide/"
)
CALLS = re.compile(r"^    \"(\w+)\",$|^    (\w+)\(.*\) {$", re.MULTILINE)


def templates():
    """Return name and path of every template of Wagtail's apps."""
    return sorted(
        (str(path.relative_to(folder)), path)
        for app in apps.get_app_configs()
        if app.name.startswith(WAGTAILS)
        for folder in [Path(app.path) / "templates"]
        for path in folder.rglob("*.html")
        if not NO_PAGE.search(str(path))
    )


def code_in(source):
    """Return what a browser would run: style attributes are let be."""
    return [each for each in Markup(source).wrong if re.match(r"<|on", each)]


def test_no_template_brings_code():
    loader = Loader(Engine.get_default())
    found = {
        name: code_in(loader.get_contents(Origin(str(path), template_name=name)))
        for name, path in templates()
    }
    assert len(found) > 300
    assert {name: code for name, code in found.items() if code} == {}


@pytest.mark.parametrize("name", CODE)
def test_the_code_that_is_replaced_is_there(name):
    sources = [path.read_text() for each, path in templates() if each == name]
    assert any(all(code in source for code, _ in CODE[name]) for source in sources)


def subclasses(kind):
    return {kind}.union(*(subclasses(each) for each in kind.__subclasses__()))


def test_the_script_knows_every_chooser():
    known = {name for names in CALLS.findall(STARTS.read_text()) for name in names if name}
    wanted = {each.js_constructor for each in subclasses(BaseChooser)}
    assert wanted <= known
    assert {"InlinePanel", "MultipleChooserPanel", "createTaskChooser", "selectAll"} <= known
    for ((_, mark),) in CODE.values():
        assert {*re.findall(r'data-desk-start="(\w+)"', mark)} <= known


def test_choosers_and_calendars_write_marks():
    html = AdminTaskChooser().render("task", None, {"id": "id_task"})
    assert "<script" not in html
    assert 'data-desk-start="createTaskChooser"' in html
    assert 'data-desk-with="[&quot;id_task&quot;]"' in html
    html = AdminDateTimeInput().render("at", None, {"id": "id_at"})
    assert "<script" not in html
    assert 'data-desk-start="initDateTimeChooser"' in html


def test_other_code_than_a_call_is_refused():
    with pytest.raises(ValueError, match="No call"):
        mark_call("var a = 1; go();")
