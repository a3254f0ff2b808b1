"""The attacks of ``test_every_upload_is_attacked.py`` sent as an editor would, by every form of the
desk that takes a file and under names that lie: nothing breaks, nothing hidden is kept.
"""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.factories.accounts import enter_desk, make_account
from tests.factories.pages import make_site
from tests.security.test_every_upload_is_attacked import ATTACKS, WORDS

pytestmark = [pytest.mark.walk, pytest.mark.django_db]
FORMS = {
    "wagtaildocs:add_multiple": "files[]",
    "wagtaildocs:add": "file",
    "wagtaildocs_chooser:create": "document-chooser-upload-file",
    "wagtailimages:add_multiple": "files[]",
    "wagtailimages:add": "file",
    "wagtailimages_chooser:create": "image-chooser-upload-file",
    "old_addresses": "file",
    "wagtailredirects:start_import": "import_file",
    "wagtailredirects:process_import": "import_file",
}
NAMES = [
    *("a.pdf", "a.csv", "a.png", "a.jpg", "a.gif", "a.svg", "a.html", "a.pdf.html", "a"),
    *("izvestaj\u202efdp.exe", "\u202egnp.pdf", "../../a.png", "a\r\nX: y.pdf", "a" * 300 + ".pdf"),
]
DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" onload="' + WORDS + b'"><foreignObject><body>'
    b'<iframe src="https://elsewhere.example/"/></body></foreignObject>'
    b'<image href="https://elsewhere.example/a.png"/><use href="data:image/svg+xml,x"/></svg>'
)


@pytest.fixture
def desk(client, settings, tmp_path):
    make_site()
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    client.raise_request_exception = False
    return enter_desk(client, make_account("administrator"))


@pytest.mark.parametrize("form", FORMS)
def test_no_form_falls(desk, form, settings):
    folders = [Path(settings.MEDIA_ROOT), Path(settings.PRIVATE_MEDIA_ROOT)]
    before = {path for folder in folders for path in folder.rglob("*")}
    broken = {}
    attacks = {**ATTACKS, "drawing that reaches out": DRAWING}
    for number, (attack, data) in enumerate(attacks.items()):
        # Each attack under what it may pass for, and under one more.
        for name in {*NAMES[:4], NAMES[number % len(NAMES)]}:
            title = {"title": "a", "collection": 1, "document-chooser-upload-title": "a"}
            given = {**title, "image-chooser-upload-title": "a"}
            answer = desk.post(
                reverse(form),
                {**given, FORMS[form]: SimpleUploadedFile(name, data)},
                headers={"X-Requested-With": "XMLHttpRequest"},
            )
            if answer.status_code >= 500:
                broken[attack, name] = answer.status_code
    new = {path for folder in folders for path in folder.rglob("*")} - before
    hidden = [path for path in new if path.is_file() and WORDS in path.read_bytes()]
    assert broken == {}
    assert hidden == []
