"""axe finds nothing, in the strictest set of its rules: every kind of page, light, dark and forced
colours, on a phone and on a desk.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core import signing

from tests.functional.conftest import Reader
from tests.functional.kinds_of_pages import KINDS, SIGNED_IN, in_language
from training.people.invitation import SALT

RULES = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What a theme or a width can break. The rest of the rules reads the same markup in each of them.
SEEN = ["color-contrast", "color-contrast-enhanced", "link-in-text-block", "target-size"]
# What another language can break: its words and its marks. The templates are the same.
WORDS = [
    "document-title",
    "empty-heading",
    "html-has-lang",
    "html-lang-valid",
    "image-alt",
    "label",
    "landmark-unique",
    "link-name",
    "valid-lang",
]
TRAINEE = "polaznik@demo.example"
PHONE = {"width": 320, "height": 800}
DESK = {"width": 1280, "height": 800}


def violations(page, run_only, **options):
    """Return what axe finds on a page: rule and the first elements."""
    results = Axe().run(page, options={"runOnly": run_only, **options})
    return [
        (violation["id"], [node["html"][:160] for node in violation["nodes"][:3]])
        for violation in results.response["violations"]
    ]


def looks(page):
    """Show the page in each theme and width beside light on a phone; say which."""
    for width, size in (("desk", DESK), ("phone", PHONE)):
        page.set_viewport_size(size)
        for theme in ("light", "dark", "forced"):
            if (width, theme) == ("phone", "light"):
                continue
            page.emulate_media(
                color_scheme="dark" if theme == "dark" else "light",
                forced_colors="active" if theme == "forced" else "none",
            )
            yield f"{theme} on a {width}", theme == "forced"


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_in_any_theme_or_width(read, kind):
    reader = read(color_scheme="light", viewport=PHONE)
    reader.open(KINDS[kind])
    assert found_on(reader.page) == {}


@pytest.fixture(scope="module")
def trainee(chromium, address, sign_ins):
    """Sign in once as who follows a course; return what a browser keeps of that."""
    reader = Reader(chromium, address)
    reader.sign_in(TRAINEE, sign_ins[TRAINEE])
    state = reader.context.storage_state()
    reader.context.close()
    return state


@pytest.mark.parametrize("kind", SIGNED_IN)
def test_axe_finds_nothing_for_who_follows_a_course(read, trainee, kind):
    reader = read(color_scheme="light", viewport=PHONE, storage_state=trainee)
    path, *pressed = SIGNED_IN[kind]
    assert reader.open(path).status == 200
    for selector in pressed:
        with reader.led_on():
            reader.page.locator(selector).first.click()
    assert found_on(reader.page) == {}


@pytest.fixture(scope="module")
def invitation(demo):
    """Where an invitation of the copy leads, which is signed with the copy's own key."""
    folder = Path(demo.environment["DATA_DIR"])
    key, email = uuid4().hex, "pozvan@demo.example"
    with closing(sqlite3.connect(folder / "database.sqlite3", timeout=20)) as database, database:
        person = database.execute(
            "SELECT id FROM training_person WHERE user_id IS NULL ORDER BY id DESC LIMIT 1"
        ).fetchone()[0]
        database.execute("UPDATE training_person SET email = ? WHERE id = ?", (email, person))
        database.execute(
            "INSERT INTO training_invitation (key, person_id, sent_at, expires_at)"
            " VALUES (?, ?, datetime('now'), datetime('now', '+1 day'))",
            (key, person),
        )
    secret = (folder / "secret-key").read_text().strip()
    return f"/moje-obuke/poziv/{signing.dumps([key, email], secret, SALT, compress=True)}/"


def test_axe_finds_nothing_where_an_invitation_leads(read, invitation):
    reader = read(color_scheme="light", viewport=PHONE)
    assert reader.open(invitation).status == 200
    assert reader.page.locator("main [name=password]").count() == 1
    assert found_on(reader.page) == {}


def found_on(page):
    """Return what axe finds on the page that is open, by look; looks without findings left out."""
    found = {"light on a phone": violations(page, RULES)}
    for look, forced in looks(page):
        # Forced colours are the reader's own: their contrast is not the site's to judge.
        rules = SEEN[2:] if forced else SEEN
        found[look] = violations(page, {"type": "rule", "values": rules})
    return {look: what for look, what in found.items() if what}


@pytest.mark.parametrize("language", ["sr-Latn", "en"])
def test_axe_finds_nothing_in_the_other_languages(read, language):
    reader = read(color_scheme="light", viewport=PHONE)
    found = {}
    for address in KINDS.values():
        path = in_language(reader, address, language)
        if path is None:
            continue
        reader.open(path)
        found[path] = violations(reader.page, {"type": "rule", "values": WORDS})
    assert {path: what for path, what in found.items() if what} == {}
    assert len(found) >= len(KINDS) - 2
