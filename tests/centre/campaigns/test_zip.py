"""The ZIP of a kit: whole, true to its list, made once, and without what was withdrawn."""

import csv
import hashlib
import io
import threading
import time
import zipfile
from datetime import timedelta
from pathlib import Path
from unittest.mock import Mock

import pytest
from django.utils import timezone

from centre.campaigns.packing import archive, pack_all, packed, tidy
from centre.models import KitPage
from foundation.keeping import ahead
from foundation.locks import one_at_a_time
from tests.factories.campaigns import KitPageFactory, make_full_kit
from tests.factories.pages import SiteImageFactory


def opened(client, kit, path="zip/", **headers):
    answer = client.get(kit.get_url() + path, headers=headers)
    return answer, b"".join(answer.streaming_content)


def unpacked(content):
    files = zipfile.ZipFile(io.BytesIO(content))
    assert files.testzip() is None
    return {name: files.read(name) for name in files.namelist()}


def withdrawn_in_an_hour(file):
    """Let a consent end; return when."""
    file.visible_until = timezone.now() + timedelta(hours=1)
    file.save()
    return file.visible_until


def test_everything_in_it_is_as_its_list_says(client, site):
    kit, _picture, _film = make_full_kit()
    answer, content = opened(client, kit)
    assert answer["Content-Type"] == "application/zip"
    files = unpacked(content)
    rows = list(csv.DictReader(io.StringIO(files.pop("manifest.csv").decode("utf-8-sig"))))
    assert {row["file"] for row in rows} == set(files)
    for row in rows:
        assert hashlib.sha256(files[row["file"]]).hexdigest() == row["sha256"]
        assert len(files[row["file"]]) == int(row["size"])
        assert row["licence"]
        assert row["credit"]
        assert row["version"]
    assert {(row["language"], row["script"]) for row in rows} >= {("sr", "Cyrl"), ("sr", "Latn")}
    names = set(files)
    for folder in ("cirilica", "latinica"):
        assert {f"{folder}/{name}" for name in PIECES} <= names
    pictures = [row for row in rows if row["file"].startswith("slike/")]
    assert pictures[0]["alt"] == "Шара од квадрата"
    assert b"Creative Commons Attribution 4.0" in files["LICENCE.txt"]
    assert b"063 610 590" in files["latinica/release.txt"]
    assert b"Ljiljana" in files["snimci/01-film-latinica.vtt"]
    assert "Љиљана".encode() in files["snimci/01-film-cirilica.vtt"]


PIECES = {
    "poster-a3.pdf",
    "poster-a4.pdf",
    "card-a6.pdf",
    "square.png",
    "story.png",
    "banner-300x250.png",
    "release.docx",
    "release.pdf",
    "radio.txt",
    "questions.docx",
    "facts.txt",
}


def test_the_code_of_a_banner_asks_us_for_nothing(client, site):
    files = unpacked(opened(client, KitPageFactory())[1])
    code = files["cirilica/banners.html.txt"].decode()
    assert 'src="banner-300x250.png"' in code
    assert 'referrerpolicy="no-referrer"' in code
    assert "063 610 590" in code


def test_it_is_made_once_however_many_ask_at_once(site, monkeypatch):
    kit = KitPageFactory()
    made = []

    def slowly(contents, path):
        made.append(path)
        time.sleep(0.05)
        path.with_suffix(".json").write_text("[]")
        path.write_bytes(b"zip")

    monkeypatch.setattr(archive, "_make", slowly)
    monkeypatch.setattr(archive, "contents_of", lambda _kit: Mock(fingerprint=lambda: "f" * 64))
    threads = [threading.Thread(target=packed, args=[kit]) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1


def test_what_is_published_again_is_made_again_and_the_old_one_goes(client, site):
    kit = KitPageFactory()
    first = packed(kit)
    kit.headline = "Друге речи"
    kit.save_revision().publish()
    second = packed(KitPage.objects.get(pk=kit.pk))
    assert second.fingerprint != first.fingerprint
    assert not first.path.exists()
    assert second.path.exists()


@pytest.mark.parametrize("which", ["picture", "film"])
def test_when_consent_ends_the_file_is_nowhere(client, site, which, time_machine):
    kit, picture, film = make_full_kit()
    until = withdrawn_in_an_hour({"picture": picture, "film": film}[which])
    word = {"picture": "slike/", "film": "snimci/"}[which]
    before = unpacked(opened(client, kit)[1])
    name = next(name for name in before if name.startswith(word))
    piece = f"delovi/{name.replace('/', '-').replace('.', '-')}/"
    assert opened(client, kit, piece)[0].status_code == 200
    time_machine.move_to(until)
    after = opened(client, kit)[1]
    assert not [name for name in unpacked(after) if name.startswith(word)]
    assert client.get(kit.get_url() + piece).status_code == 404
    assert word.strip("/") + "-0" not in client.get(kit.get_url()).text
    assert film.url in client.get(kit.get_url()).text or which == "film"


@pytest.mark.parametrize("which", ["picture", "film"])
def test_a_stored_file_that_is_missing_is_left_out_until_it_is_back(client, site, which, caplog):
    kit, picture, film = make_full_kit()
    file = {"picture": picture, "film": film}[which].file
    word = {"picture": "slike/", "film": "snimci/"}[which]
    stored = Path(file.path)
    kept = stored.read_bytes()
    stored.unlink()
    assert client.get(kit.get_url()).status_code == 200
    assert not [name for name in unpacked(opened(client, kit)[1]) if name.startswith(word)]
    assert "missing" in caplog.text
    stored.write_bytes(kept)
    assert [name for name in unpacked(opened(client, kit)[1]) if name.startswith(word)]


def test_what_was_withdrawn_does_not_even_lie_on_the_disk(client, site, time_machine):
    kit, picture, _film = make_full_kit()
    until = withdrawn_in_an_hour(picture)
    held = packed(kit)
    tidy()
    assert held.path.exists()
    time_machine.move_to(until)
    tidy()
    assert not held.path.exists()


def test_a_picture_that_is_not_for_everybody_is_in_no_zip(client, site):
    kit, picture, _film = make_full_kit()
    picture.collection = picture.collection.add_child(name="Затворена")
    picture.save()
    from wagtail.models import CollectionViewRestriction

    CollectionViewRestriction.objects.create(
        collection=picture.collection, restriction_type="login"
    )
    assert not [name for name in unpacked(opened(client, kit)[1]) if name.startswith("slike/")]


def test_parts_of_it_can_be_asked_for(client, site):
    kit = KitPageFactory()
    whole, content = opened(client, kit)
    assert whole["Accept-Ranges"] == "bytes"
    part, piece = opened(client, kit, Range="bytes=100-199")
    assert part.status_code == 206
    assert piece == content[100:200]
    assert part["Content-Range"] == f"bytes 100-199/{len(content)}"
    assert opened(client, kit, Range="bytes=-50")[1] == content[-50:]
    other_version = {"Range": "bytes=0-9", "If-Range": '"another"'}
    assert opened(client, kit, **other_version)[0].status_code == 200
    beyond = client.get(kit.get_url() + "zip/", headers={"Range": f"bytes={len(content)}-"})
    assert (beyond.status_code, beyond["Content-Range"]) == (416, f"bytes */{len(content)}")
    head = client.head(kit.get_url() + "zip/")
    assert int(head["Content-Length"]) == len(content)
    known = client.get(kit.get_url() + "zip/", headers={"If-None-Match": whole["ETag"]})
    assert known.status_code == 304


def test_a_film_can_be_jumped_in(client, site):
    _kit, _picture, film = make_full_kit()
    answer = client.get(film.url, headers={"Range": "bytes=5-14"})
    assert answer.status_code == 206
    with film.file.open() as opened:
        assert b"".join(answer.streaming_content) == opened.read()[5:15]
    assert answer["Content-Type"] == "video/mp4"


def test_a_piece_that_is_not_there_is_nothing(client, site):
    assert client.get(KitPageFactory().get_url() + "delovi/nema/").status_code == 404


def test_a_kit_asks_no_more_often_when_it_holds_more(client, site, django_assert_max_num_queries):
    from centre.models import KitPicture

    kit, _picture, _film = make_full_kit()
    address = kit.get_url()

    def count():
        client.get(address)
        with django_assert_max_num_queries(200) as asked:
            client.get(address)
        return len(asked)

    first = count()
    for _ in range(3):
        KitPicture.objects.create(page=kit, image=SiteImageFactory(), image_alt="Још једна")
    assert count() == first


def test_what_is_withdrawn_while_it_is_made_goes_the_next_time(client, site, time_machine):
    kit, picture, _film = make_full_kit()
    until = withdrawn_in_an_hour(picture)
    held = packed(kit)
    time_machine.move_to(until)
    with one_at_a_time(held.path.parent / "lock"):
        # Whatever else is due does not wait for it.
        tidy()
    assert held.path.exists()
    tidy()
    assert not held.path.exists()


def test_a_machine_that_hangs_while_it_makes_one_keeps_nobody_from_it(client, site, monkeypatch):
    kit, _picture, _film = make_full_kit()
    first = packed(kit)
    first.path.unlink()
    left = first.path.with_suffix(".0.part")
    left.write_text("half of it")
    monkeypatch.setattr(archive, "one_at_a_time", lambda file: one_at_a_time(file, 0.2))
    with one_at_a_time(first.path.parent / "lock"):
        assert unpacked(packed(kit).path.read_bytes())
    # Who makes it may be alive after all.
    assert left.exists()
    first.path.unlink()
    packed(kit)
    assert not left.exists()


def test_the_publisher_makes_it_before_anybody_asks(client, site, monkeypatch):
    kit, _picture, _film = make_full_kit()
    ahead.ReadingAhead().look()
    made = Mock(wraps=archive._make)
    monkeypatch.setattr(archive, "_make", made)
    answer, _content = opened(client, kit)
    assert answer.status_code == 200
    assert client.get(kit.get_url() + "delovi/nema-ga-pdf/").status_code == 404
    assert made.call_count == 0
    kit.title = "Другачији материјал"
    kit.save_revision().publish()
    pack_all()
    assert made.call_count == 1


def test_one_that_can_not_be_made_keeps_the_publisher_from_nothing(site, monkeypatch, caplog):
    make_full_kit()
    monkeypatch.setattr(archive, "_make", Mock(side_effect=OSError("full")))
    looking = ahead.ReadingAhead()
    looking.look()
    assert "could not be made" in caplog.text
    assert looking._stamp
