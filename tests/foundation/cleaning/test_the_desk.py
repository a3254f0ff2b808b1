"""What editors send through any of the desk's forms is kept clean or not at all, and the raw file
is nowhere.
"""

import datetime
from contextlib import contextmanager
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import UploadedFile

from foundation.cleaning.sentences import FileRefusedError
from foundation.cleaning.storage import CleanStorage
from foundation.cleaning.sweeping import sweep
from foundation.models import SiteDocument, SiteImage, User
from tests.foundation.cleaning import planted
from tests.foundation.cleaning.test_what_is_refused import CHANGED

WORD_FILE = planted.word()
PICTURE = planted.picture()


@pytest.fixture
def desk(client, db, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(User.objects.create_superuser("admin@example.org"))
    return client


class Kept:
    """What a test put onto the disk."""

    def __init__(self, *folders):
        self.folders = [Path(folder) for folder in folders]
        self.before = self.all()

    def all(self):
        return {path for folder in self.folders for path in folder.rglob("*") if path.is_file()}

    @property
    def new(self):
        return sorted(self.all() - self.before)


@pytest.fixture(autouse=True)
def kept(tmp_path, settings):
    """Look at every byte that a test left anywhere, when it is over."""
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    kept = Kept(tmp_path, settings.MEDIA_ROOT, settings.PRIVATE_MEDIA_ROOT)
    yield kept
    for file in kept.new:
        assert not planted.tells(file.read_bytes()), file


def upload(name, data):
    return SimpleUploadedFile(name, data)


def document(name="Plan.docx", data=WORD_FILE, **fields):
    return {"title": "План", "collection": 1, "tags": "", "file": upload(name, data), **fields}


def picture(name="slika.jpg", data=PICTURE, **fields):
    return {"title": "Слика", "collection": 1, "tags": "", "file": upload(name, data), **fields}


def chosen(fields, prefix):
    return {f"{prefix}-{name}": value for name, value in fields.items()}


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        ("wagtaildocs:add_multiple", lambda: {"files[]": upload("Plan.docx", WORD_FILE)}),
        ("wagtaildocs_chooser:create", lambda: chosen(document(), "document-chooser-upload")),
    ],
)
def test_a_document_is_clean_by_whichever_form_it_comes(desk, address, fields):
    desk.post(reverse(address), fields(), headers={"X-Requested-With": "XMLHttpRequest"})
    kept = SiteDocument.objects.get()
    answer = desk.get(kept.url)
    served = b"".join(answer.streaming_content)
    assert answer.status_code == 200
    assert not planted.tells(served)
    assert kept.file_size == len(served)


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        ("wagtailimages:add_multiple", lambda: {"files[]": upload("slika.jpg", PICTURE)}),
        ("wagtailimages_chooser:create", lambda: chosen(picture(), "image-chooser-upload")),
    ],
)
def test_a_picture_and_its_renditions_are_clean(desk, address, fields):
    desk.post(reverse(address), fields(), headers={"X-Requested-With": "XMLHttpRequest"})
    kept = SiteImage.objects.get()
    assert (kept.width, kept.height) == (32, 24)
    for spec in ("original", "width-16", "width-16|format-webp", "width-16|format-avif"):
        answer = desk.get(kept.get_rendition(spec).url)
        assert not planted.tells(b"".join(answer.streaming_content))


def test_what_was_not_finished_is_clean_too_and_goes_after_a_day(desk, kept):
    for kind, name, data in [("image", "s.jpg", PICTURE), ("doc", "p.docx", WORD_FILE)]:
        # A title that is too long makes the uploader keep the file until it is mended.
        answer = desk.post(
            reverse(f"wagtail{kind}s:add_multiple"),
            {"files[]": upload(name, data), "title": "а" * 300},
            headers={"X-Requested-With": "XMLHttpRequest"},
        )
        assert answer.json()["success"]
    uploads = UploadedFile.objects.all()
    assert uploads.count() == 2
    for each in uploads:
        assert desk.get(f"/media/{each.file.name}").status_code == 404
    finished = uploads.get(file__endswith=".docx")
    desk.post(
        reverse("wagtaildocs:create_multiple_from_uploaded_document", args=[finished.pk]),
        chosen({"title": "План", "collection": 1, "tags": ""}, f"uploaded-document-{finished.pk}"),
    )
    assert SiteDocument.objects.get().file_hash
    assert sweep() == 0
    with later(2):
        sweep()
    assert not UploadedFile.objects.exists()
    assert not [file for file in kept.new if "wagtail_uploads" in file.parts]


@contextmanager
def later(days):
    with time_machine.travel(timezone.now() + datetime.timedelta(days=days)):
        yield


def test_what_a_failed_save_left_is_swept_and_what_is_used_stays(db, kept):
    used = SiteDocument.objects.create(title="План", file=ContentFile(b"words", name="a.txt"))
    storage = used.file.storage
    left = storage.save("documents/left.txt", ContentFile(b"words", name="left.txt"))
    with later(2):
        assert sweep() >= 1
    assert storage.exists(used.file.name)
    assert not storage.exists(left)


def test_a_save_that_fails_leaves_no_file(db, kept):
    with pytest.raises(ValueError, match="Field 'id'"):
        SiteDocument(pk="x", title="План", file=ContentFile(b"words", name="a.txt")).save()
    assert kept.new == []


def test_the_field_is_named_and_nothing_is_kept_of_what_is_refused(desk, kept):
    answer = desk.post(
        reverse("wagtaildocs_chooser:create"),
        chosen(document(data=planted.word(CHANGED)), "document-chooser-upload"),
    )
    assert "Садржи праћене измене (2)." in answer.json()["htmlFragment"]
    answer = desk.post(
        reverse("wagtailimages:add_multiple"),
        {"files[]": upload("slika.png", b"<svg/>" + planted.WORD.encode())},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert answer.json() == {
        "success": False,
        "error_message": "Оно што је у датотеци није png, ма шта писало у њеном имену.",
    }
    assert not SiteDocument.objects.exists()
    assert not SiteImage.objects.exists()
    assert kept.new == []


def test_the_address_stays_when_a_file_is_replaced_and_an_old_tag_gets_the_new_one(
    desk, client, kept, django_capture_on_commit_callbacks
):
    file = ContentFile(b"old", name="Plan.txt")
    old = SiteDocument.objects.create(title="План", file=file, is_held=False)
    address, tag = old.url, client.get(old.url)["ETag"]
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(reverse("wagtaildocs:edit", args=[old.pk]), document("drugi.txt", b"newer"))
    new = SiteDocument.objects.get()
    assert (new.url, new.file_size) == (address, 5)
    answer = client.get(address, headers={"If-None-Match": tag})
    assert (answer.status_code, b"".join(answer.streaming_content)) == (200, b"newer")
    assert not old.file.storage.exists(old.file.name)
    answer = desk.post(reverse("wagtaildocs:edit", args=[old.pk]), document("drugi.docx"))
    assert "Адреса ове датотеке завршава се на „.txt“." in answer.text
    assert b"".join(client.get(address).streaming_content) == b"newer"


def test_replacing_a_file_in_code_serves_no_old_one(db, client):
    file = ContentFile(b"old", name="Plan.txt")
    paper = SiteDocument.objects.create(title="План", file=file, is_held=False)
    address, tag = paper.url, client.get(paper.url)["ETag"]
    paper.file = ContentFile(b"new", name="another.txt")
    paper.save()
    answer = client.get(address, headers={"If-None-Match": tag})
    assert b"".join(answer.streaming_content) == b"new"


def test_a_picture_is_replaced_with_all_that_was_made_of_it(
    desk, django_capture_on_commit_callbacks
):
    image = SiteImage.objects.create(title="С", file=ContentFile(PICTURE, name="a.jpg"))
    before = image.get_rendition("width-16").url
    larger = planted.picture(size=(64, 48))
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(reverse("wagtailimages:edit", args=[image.pk]), picture("b.jpg", larger))
    image = SiteImage.objects.get()
    assert image.width == 64
    assert image.get_rendition("width-16").url != before
    assert desk.get(before).status_code == 404


def test_whatever_comes_raw_to_the_store_is_cleaned_or_refused(tmp_path):
    store = CleanStorage(location=tmp_path / "store")
    name = store.save("a.docx", ContentFile(WORD_FILE, name="a.docx"))
    assert not planted.tells(store.open(name).read())
    with pytest.raises(FileRefusedError):
        store.save("b.png", ContentFile(b"<svg/>", name="b.png"))


def test_a_large_upload_never_meets_the_disk_and_is_named_too_large(desk, kept, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 3_000_000
    answer = desk.post(
        reverse("wagtaildocs_chooser:create"),
        chosen(document("a.txt", b"a" * 3_100_000), "document-chooser-upload"),
    )
    assert "3,0" in answer.json()["htmlFragment"] or "2,9" in answer.json()["htmlFragment"]
    assert kept.new == []


def test_more_than_is_ever_kept_is_counted_and_not_held(monkeypatch, desk):
    monkeypatch.setattr("foundation.cleaning.uploads.MAX_BYTES", 70_000)
    seen = {}

    def look(self, *args, **kwargs):
        seen.update(size=self.files["file"].size, held=len(self.files["file"].read()))
        raise ZeroDivisionError

    monkeypatch.setattr("foundation.cleaning.forms.CleanDocumentForm.full_clean", look)
    with pytest.raises(ZeroDivisionError):
        desk.post(
            reverse("wagtaildocs:add_multiple"),
            {"files[]": upload("a.txt", b"a" * 200_000)},
            headers={"X-Requested-With": "XMLHttpRequest"},
        )
    assert seen == {"size": 200_000, "held": 0}


def test_a_temporary_file_is_never_written():
    handlers = settings.FILE_UPLOAD_HANDLERS
    assert handlers == ["foundation.cleaning.uploads.OffTheDisk"]
