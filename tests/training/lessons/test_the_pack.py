"""The pack of a course: whole without a line, small, in both scripts, and for learners alone."""

import io
import json
import re
import zipfile
from hashlib import sha256

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from foundation.models import SiteDocument, SiteImage
from tests.factories import people
from tests.factories.assessment import make_quiz, make_sign
from training.lessons.pack.media import MODULE
from training.models import CourseFiles, Lesson

# What questions of quizzes say, and what is said after an answer.
KEYS = ("Питање single", "Објашњење.")


def picture(shelf, side=1100):
    stream = io.BytesIO()
    Image.effect_noise((side, side), 90).convert("RGB").save(stream, "PNG", compress_level=1)
    file = ContentFile(stream.getvalue(), name="slika.png")
    return SiteImage.objects.create(title="Слика", file=file, collection=shelf)


@pytest.fixture
def lessons(course, teach, paper):
    shelf = CourseFiles.objects.get(course_key=course.translation_key).collection
    big = SiteDocument.objects.create(
        title="Big", collection=shelf, file=ContentFile(b"0" * (MODULE - 10), name="big.txt")
    )
    body = [
        ("heading", "Љубав и Џем"),
        ("paragraph", "<p>Прва реч. <a href='/pomoc/'>Помоћ</a></p>"),
        ("picture", {"image": picture(shelf), "alt": "Шта се види", "caption": ""}),
        ("document", {"document": paper, "text": "Подсетник"}),
        ("document", {"document": big, "text": "Превелика датотека"}),
        ("callout", {"title": "Важно", "text": "<p>Пази.</p>"}),
        ("help_numbers", {}),
    ]
    return [
        teach(course, "Прва", "prva", body=body),
        teach(course, "Друга", "druga", body=body[:2]),
    ]


@pytest.fixture
def address(course, lessons):
    return reverse("course_pack", args=[course.pk])


@pytest.fixture
def learner(client, course, lessons):
    client.force_login(people.trainee(course))
    return client


def bytes_of(answer):
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def test_it_is_whole_small_and_in_both_scripts(learner, address, course):
    make_sign()
    make_quiz(course, kinds=["single"])
    answer = learner.get(address)
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Disposition"] == f'attachment; filename="{course.slug}.zip"'
    archive = zipfile.ZipFile(io.BytesIO(bytes_of(answer)))
    files = {name: archive.read(name) for name in archive.namelist()}
    pages = {name: text.decode() for name, text in files.items() if name.endswith(".html")}
    assert sorted(pages) == [
        *("index.html", "latinica/index.html", "latinica/lekcija-01.html"),
        *("latinica/lekcija-02.html", "lekcija-01.html", "lekcija-02.html"),
    ]
    assert "Љубав и Џем" in pages["lekcija-01.html"]
    assert "Ljubav i Džem" in pages["latinica/lekcija-01.html"]
    assert 'lang="sr-Latn"' in pages["latinica/lekcija-01.html"]
    assert 'href="tel:' in pages["lekcija-01.html"]
    assert "Датотека која је само на сајту: Превелика датотека" in pages["lekcija-01.html"]
    leads_within(pages, files)
    told = json.loads(files.pop("sadrzaj.json"))
    assert {each["path"]: each["sha256"] for each in told["files"]} == {
        name: sha256(content).hexdigest() for name, content in files.items()
    }
    assert [each["bytes"] <= MODULE for each in told["modules"]] == [True, True]
    (shown,) = [content for name, content in files.items() if name.endswith(".jpg")]
    assert max(Image.open(io.BytesIO(shown)).size) == 960
    assert not any(key.encode() in content for key in KEYS for content in files.values())


def leads_within(pages, files):
    """Nothing is loaded from elsewhere, and every link within leads somewhere."""
    for name, page in pages.items():
        assert "<script" not in page
        assert "style=" not in page
        folder = name.rpartition("/")[0]
        for attribute, url in re.findall(r'(href|src)="([^"#]+)"', page):
            if url.startswith(("http", "tel:", "mailto:", "sms:")):
                assert attribute == "href", url
                continue
            path = f"{folder}/{url}".lstrip("/") if not url.startswith("../") else url[3:]
            assert path in files, (name, url)


def test_it_is_made_once_and_anew_when_a_lesson_changes(learner, address, lessons):
    first = bytes_of(learner.get(address))
    assert bytes_of(learner.get(address)) == first
    lesson = Lesson.objects.get(pk=lessons[1].pk)
    lesson.title = "Друкчија"
    lesson.save_revision().publish()
    changed = bytes_of(learner.get(address))
    assert "Друкчија" in zipfile.ZipFile(io.BytesIO(changed)).read("index.html").decode()


def test_a_text_leads_to_files_of_the_course_until_they_are_withdrawn(
    learner, address, course, teach, paper
):
    link = f'<p><a linktype="document" id="{paper.pk}">Подсетник</a></p>'
    teach(course, "Трећа", "treca", body=[("paragraph", link)])

    def page():
        archive = zipfile.ZipFile(io.BytesIO(bytes_of(learner.get(address))))
        return archive.read("lekcija-03.html").decode()

    assert f'{paper.url}">Подсетник</a>' in page()
    SiteDocument.objects.filter(pk=paper.pk).update(visible_until=timezone.now())
    assert "Подсетник" in page()
    assert paper.url not in page()


def test_a_download_that_broke_off_goes_on(learner, address):
    whole = bytes_of(learner.get(address))
    part = learner.get(address, HTTP_RANGE="bytes=100-199")
    assert (part.status_code, b"".join(part.streaming_content)) == (206, whole[100:200])


def test_for_outsiders_there_is_none(client, address, outsiders):
    for who, person in outsiders:
        client.logout()
        if person.is_authenticated:
            client.force_login(person)
        for verb in ("get", "head", "post", "options"):
            assert getattr(client, verb)(address).status_code == 404, (who, verb)


def test_the_page_of_the_course_leads_to_it_for_learners_alone(client, address, course, learner):
    assert address in learner.get(course.get_url()).content.decode()
    client.logout()
    assert address not in client.get(course.get_url()).content.decode()
