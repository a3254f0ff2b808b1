"""Are the files of the library sent as they were published, counted honestly, and read right?"""

import io
import re
import zipfile

import pypdf
import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, InternalError, OperationalError

from foundation.script import to_latin
from portal.library.counting import downloads_of, shown
from portal.library.demo import SOURCES, _told
from portal.library.models import DownloadTally, LibraryFile

pytestmark = pytest.mark.usefixtures("library")


def body(answer):
    return b"".join(answer.streaming_content)


@pytest.fixture
def file(law):
    return law.files.filter(version=2, language="sr-Cyrl").get()


def count(file):
    return sum(DownloadTally.objects.filter(item=file.item).values_list("count", flat=True))


def test_a_file_is_sent_whole_or_in_parts(client, file):
    answer = client.get(file.get_url())
    whole = body(answer)
    assert int(answer["Content-Length"]) == len(whole) == file.size
    how = "inline" if file.kind == "pdf" else "attachment"
    assert answer["Content-Disposition"] == f'{how}; filename="{file.name}"'
    part = client.get(file.get_url(), headers={"Range": "bytes=5-14"})
    assert (part.status_code, body(part)) == (206, whole[5:15])
    again = client.get(file.get_url(), headers={"If-None-Match": f'"{file.sha256}"'})
    assert again.status_code == 304
    assert client.head(file.get_url()).status_code == 200
    assert client.post(file.get_url()).status_code == 405


def test_only_what_is_sent_whole_is_counted_by_day_and_sector(client, file):
    DownloadTally.objects.all().delete()
    client.head(file.get_url())
    client.get(file.get_url(), headers={"Range": "bytes=0-9"})
    assert count(file) == 0
    answer = client.get(file.get_url() + "?sector=police")
    client.get(file.get_url() + "?sector=<nobody>")
    assert dict(DownloadTally.objects.values_list("sector", "count")) == {"police": 1, "": 1}
    assert not answer.cookies
    assert not client.cookies


def test_no_count_tells_of_fewer_than_ten(client, file):
    DownloadTally.objects.all().delete()
    day = file.date
    for sector, number in (("police", 19), ("health", 9), ("", 3)):
        DownloadTally.objects.create(item=file.item, day=day, sector=sector, count=number)
    assert downloads_of(AnonymousUser(), file.item_id) == (30, {"police": 10})
    assert [shown(each) for each in (0, 9, 10, 19, 20)] == [0, 0, 10, 10, 20]
    # 30 and 10 leave anything from 11 to 29 for the others: nobody's nine can be told.
    page = client.get(file.item.get_url()).content.decode()
    assert "Најмање 30" in page
    assert "најмање 10" in page


@pytest.mark.parametrize("kind", [OperationalError, IntegrityError, InternalError])
def test_a_busy_database_costs_a_count_and_no_reader(client, file, monkeypatch, caplog, kind):
    def busy(*args, **kwargs):
        raise kind("database is locked")

    monkeypatch.setattr(DownloadTally.objects, "filter", busy)
    assert body(client.get(file.get_url())).startswith(b"%PDF")
    assert f"A download was not counted: {kind.__name__}" in caplog.messages


def squeezed(text):
    return re.sub(r"[\s\u00ad]+", "", text)


def test_what_is_in_a_file_is_what_its_page_shows(client):
    """Every line that the demonstration says stands in the file, and on the page of its text."""
    said = {told["title"][0]: told for source, told in _told() if source in SOURCES}
    files = LibraryFile.objects.filter(has_text=True).select_related("item")
    assert len(files) > 50
    for file in files:
        told = said[file.item.title]
        newest = max(int(line.split()[0]) for line in told["files"])
        lines = told["text_en" if file.language == "en" else "text"]
        wanted = "".join(
            re.sub(r"^(\+)?(# |---)?", "", line)
            for line in lines
            if file.version == newest or not line.startswith("+")
        )
        if file.language == "sr-Latn":
            wanted = to_latin(wanted)
        text = re.sub(r"(?m)^\d+ / \d+$", "", "\n".join(file.pages))
        assert squeezed(wanted) in squeezed(text), file.name


@pytest.mark.parametrize("language", ["sr-Cyrl", "sr-Latn", "en"])
def test_the_page_of_a_text_holds_every_word_of_the_pdf(client, law, language):
    file = law.files.get(version=2, language=language)
    prefix = "/en/library/" if language == "en" else "/biblioteka/"
    context = client.get(f"{prefix}{law.number}/{file.text_route}").context
    page = "".join(line for each in context["pages"] for line in each["paragraphs"])
    reader = pypdf.PdfReader(file.file)
    taken = "\n".join(sheet.extract_text() for sheet in reader.pages)
    assert squeezed(page) == squeezed(re.sub(r"(?m)^\d+ / \d+$", "", taken))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.metadata.title


def test_each_kind_is_a_file_of_its_kind(client):
    for kind, part in (("docx", "word/document.xml"), ("odt", "content.xml")):
        file = LibraryFile.objects.filter(kind=kind).first()
        with zipfile.ZipFile(io.BytesIO(file.file.read())) as package:
            assert part in package.namelist()


@pytest.mark.needs("verapdf")
def test_verapdf_finds_no_failure_in_any_pdf(accessible):
    files = LibraryFile.objects.filter(kind="pdf")
    assert accessible(file.file.read() for file in files) > 50
