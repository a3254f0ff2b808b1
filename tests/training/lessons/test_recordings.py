"""A film in a lesson: with all that is said in it, and for learners alone."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.blocks.struct_block import StructBlockValidationError

from foundation.models import SiteDocument
from tests.factories import people
from training.demo import recording
from training.lessons.pack.media import MODULE
from training.lessons.recordings import RecordingBlock
from training.lessons.services import copy_lessons
from training.models import CourseFiles, Lesson


@pytest.fixture
def film(course):
    shelf = CourseFiles.objects.get(course_key=course.translation_key).collection
    return recording.block_in(shelf)["value"]


@pytest.fixture
def lesson(course, teach, film):
    value = RecordingBlock().to_python(film)
    return teach(course, "Филм", "film", body=[("recording", value)])


@pytest.fixture
def file(lesson):
    return SiteDocument.objects.get(pk=lesson.body[0].value["file"].pk)


@pytest.fixture
def captions(lesson, file):
    return reverse("lesson_captions", args=[lesson.pk, file.pk])


@pytest.fixture
def learner(client, course, lesson):
    client.force_login(people.trainee(course))
    return client


def test_the_lesson_shows_it_with_captions_and_transcript(learner, lesson, file, captions):
    page = learner.get(lesson.get_url()).content.decode()
    assert f'<source src="{file.url}" type="video/mp4">' in page
    assert f'src="{captions}" srclang="sr"' in page
    assert f'src="/sr-latn{captions}" srclang="sr-latn"' in page
    assert page.index('srclang="sr"') < page.index('srclang="sr-latn"')
    assert "Реагујте: прво безбедност, па позив Центру." in page
    assert "poster=" in page
    latin = learner.get(f"/sr-latn{lesson.get_url()}").content.decode()
    assert latin.index('srclang="sr-latn"') < latin.index('srclang="sr"')


def test_captions_follow_the_script_of_their_address(learner, captions):
    answer = learner.get(captions)
    assert answer["Content-Type"] == "text/vtt; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    assert "Застаните" in answer.content.decode()
    latin = learner.get(f"/sr-latn{captions}").content.decode()
    assert latin.startswith("WEBVTT\n\n00:00.000 --> ")
    assert "Zastanite" in latin
    assert learner.post(captions).status_code == 405


def test_a_player_can_jump_in_it(learner, file):
    whole = learner.get(file.url)
    content = b"".join(whole.streaming_content)
    part = learner.get(file.url, HTTP_RANGE="bytes=100-199")
    assert (part.status_code, b"".join(part.streaming_content)) == (206, content[100:200])
    head = learner.head(file.url)
    assert (head.status_code, head["Accept-Ranges"]) == (200, "bytes")
    assert "no-store" in whole["Cache-Control"]
    # No tag is given that could be asked about after the enrolment ended.
    assert "ETag" not in whole


def test_for_outsiders_there_is_nothing_of_it(client, lesson, file, captions, outsiders):
    known = {"HTTP_IF_NONE_MATCH": f'"{file.file_hash}"'}
    asked = [
        ("head", file.url, known),
        ("get", file.url, {"HTTP_RANGE": "bytes=0-1"}),
        ("get", captions, {}),
        ("post", f"/sr-latn{captions}", {}),
    ]
    for who, person in outsiders:
        client.logout()
        if person.is_authenticated:
            client.force_login(person)
        for verb, address, headers in asked:
            answer = getattr(client, verb)(address, **headers)
            assert answer.status_code == 404, (who, verb, address)


def test_nginx_sends_it_after_the_check_alone(settings, course, file, outsiders):
    settings.MIDDLEWARE = ["foundation.keeping.nginx.EdgeMiddleware", *settings.MIDDLEWARE]
    edge = Client()
    edge.force_login(outsiders.withdrawn_trainee)
    refused = edge.get(file.url)
    assert (refused.status_code, refused.has_header("X-Accel-Redirect")) == (404, False)
    edge.force_login(people.trainee(course))
    # Handing over ends the request, and with it the test's connection: this one is the last.
    sent = edge.get(file.url, HTTP_RANGE="bytes=0-1")
    assert (sent.status_code, sent.content) == (200, b"")
    assert sent["X-Accel-Redirect"].startswith("/-/files/")


def test_there_are_captions_of_what_the_lesson_shows_alone(learner, course, lesson, file, teach):
    other = teach(course, "Друга", "druga", body=[("paragraph", "<p>Реч.</p>")])
    for pk, document in ((other.pk, file.pk), (lesson.pk, file.pk + 1), (0, file.pk)):
        assert learner.get(reverse("lesson_captions", args=[pk, document])).status_code == 404
    lesson.unpublish()
    assert learner.get(reverse("lesson_captions", args=[lesson.pk, file.pk])).status_code == 404


def test_the_pack_holds_what_is_said_in_place_of_it(learner, course):
    answer = learner.get(reverse("course_pack", args=[course.pk]))
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    names = archive.namelist()
    assert not [name for name in names if name.endswith((".mp4", ".vtt"))]
    page = archive.read("lekcija-01.html").decode()
    assert "Филм који је само на сајту" in page
    assert "Питајте насамо, отвореним питањем." in page
    assert "Pitajte nasamo" in archive.read("latinica/lekcija-01.html").decode()
    assert sum(archive.getinfo(name).file_size for name in names) < MODULE


def test_a_recording_that_is_not_closed_with_the_course_is_refused(lesson, file, another_course):
    elsewhere = CourseFiles.objects.get(course_key=another_course.translation_key).collection
    SiteDocument.objects.filter(pk=file.pk).update(collection=elsewhere)
    with pytest.raises(ValidationError, match=str(file)):
        Lesson.objects.get(pk=lesson.pk).full_clean()


def test_a_course_with_a_recording_can_be_copied(course, lesson, another_course):
    administrator = people.account("administrator")
    assert copy_lessons(course=course, into=another_course, user=administrator) == 1
    copied = Lesson.objects.get(course=another_course)
    assert not copied.live
    assert copied.get_latest_revision_as_object().body[0].value["title"]
    with pytest.raises(ValidationError):
        copied.full_clean()


@pytest.mark.parametrize(
    ("name", "value"),
    [("captions", ""), ("captions", "00:00 no"), ("kind", "audio"), ("transcript", "")],
)
def test_what_somebody_could_not_follow_is_refused(film, name, value):
    block = RecordingBlock()
    with pytest.raises(StructBlockValidationError):
        block.clean(block.to_python({**film, name: value}))
