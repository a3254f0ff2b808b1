"""A disk that is full, and files that are gone."""

import contextlib
import io
import json
import os

import pytest
from PIL import Image

from tests.services.faults.people import FORM, is_page_with_help, was_taken

STORE = """
import io
from django.core.files.base import ContentFile
from foundation.models import SiteDocument
try:
    SiteDocument.objects.create(title="{word}", file=ContentFile(b"a" * 3_000_000, "{word}.txt"))
except OSError as full:
    print(full.errno)
print(SiteDocument.objects.filter(title="{word}").count())
"""


def fill(folder):
    """Write until there is no room, and return the file that takes it."""
    path = folder / "filler"
    with path.open("wb") as filler, contextlib.suppress(OSError):
        while True:
            os.write(filler.fileno(), bytes(1024 * 1024))
    with path.open("ab") as filler, contextlib.suppress(OSError):
        while True:
            os.write(filler.fileno(), b"0")
    return path


def picture():
    """Return a JPEG of some size."""
    sink = io.BytesIO()
    Image.effect_noise((900, 700), 90).convert("RGB").save(sink, "JPEG", quality=95)
    return sink.getvalue()


def test_the_disk_is_full_for_pictures_documents_and_logs(site, people, told):
    if os.geteuid() != 0:
        pytest.skip("needs root, to mount a small disk")
    form = site.form()
    form.add_picture(picture())
    log = site.stack.folder / "nginx/access.log"
    with people:
        filler = fill(site.stack.folder)
        try:
            answer = form.send(site.stack)
            assert answer.status == 503
            assert is_page_with_help(FORM, answer)
            assert site.stack.do(STORE.format(word=form.word)).split() == ["28", "0"]
            assert not list(site.stack.folder.glob(f"private/**/*{form.word}*"))
            logged = log.stat().st_size
        finally:
            filler.unlink()
        assert was_taken(form.send(site.stack))
        told("disk full: all well after there is room", site.becomes_well())
        # Nothing had to be started anew to write of what is asked.
        site.stack.wait(lambda: log.stat().st_size > logged + 10_000)
    assert json.loads(log.read_text().splitlines()[-2])["status"]
    assert site.kept_words().count(form.word) == 1


def test_a_picture_whose_file_is_gone_is_made_again(site, people):
    rows = site.servers.ask("SELECT file FROM foundation_siterendition ORDER BY id")
    shown = (name for (name,) in rows if ask_for(site, name).status == 200)
    file = site.stack.folder / "media" / (name := next(shown))
    with people:
        file.unlink()
        assert ask_for(site, name).status == 200
        site.stack.wait(lambda: people.answers > 2 * people.readers)
    assert file.exists()


def ask_for(site, name):
    """Ask the site for a picture past what nginx keeps."""
    return site.stack.straight(f"/media/{name}", **{"X-Forwarded-Proto": "https"})


def test_a_document_whose_file_is_gone_is_not_found_in_the_readers_language(site, people):
    ((name, pk),) = site.servers.ask("SELECT file, id FROM foundation_sitedocument LIMIT 1")
    file = site.stack.folder / "private" / name
    away = file.rename(file.with_suffix(".away"))
    try:
        with people:
            answer = site.stack.get(f"/dokumenta/{pk}/{file.name}")
            site.stack.wait(lambda: people.answers > 2 * people.readers)
        assert answer.status == 404
        assert is_page_with_help("/", answer)
    finally:
        away.rename(file)
