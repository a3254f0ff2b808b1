"""What is not for all learners of a course: its pack leaves it out, the form of a lesson refuses
it.
"""

import io
import zipfile

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection, CollectionViewRestriction

from foundation.access import is_visible
from foundation.models import SiteDocument, SiteImage
from tests.factories import people
from tests.factories.cohorts import enrol
from training.models import CourseFiles, Lesson

LEFT_OUT = ["Датотека која је само на сајту: Прилог", "Слика која је само на сајту: Шта се види"]


def shelf_of(course):
    return CourseFiles.objects.get(course_key=course.translation_key).collection


@pytest.fixture
def grouped(course):
    """A collection within that of the course, for a group alone."""
    shelf = Collection.objects.get(pk=shelf_of(course).pk).add_child(name="Група")
    restriction = CollectionViewRestriction.objects.create(
        collection=shelf, restriction_type=CollectionViewRestriction.GROUPS
    )
    restriction.groups.add(Group.objects.create(name="Неки"))
    return shelf


@pytest.fixture
def files():
    """A document and a picture in a collection."""

    def put(shelf):
        stream = io.BytesIO()
        Image.new("RGB", (40, 30), "red").save(stream, "PNG")
        picture = ContentFile(stream.getvalue(), name="slika.png")
        text = ContentFile(b"a word for some", name="prilog.txt")
        return (
            SiteDocument.objects.create(title="Прилог", file=text, collection=shelf),
            SiteImage.objects.create(title="Слика", file=picture, collection=shelf),
        )

    return put


@pytest.fixture
def show(course, teach):
    """A lesson that shows a document and a picture."""

    def publish(document, picture):
        body = [
            ("document", {"document": document, "text": "Прилог"}),
            ("picture", {"image": picture, "alt": "Шта се види", "caption": ""}),
        ]
        return teach(course, "Прва", "prva", body=body)

    return publish


@pytest.fixture
def learner(course):
    return people.trainee(course)


@pytest.fixture
def pack(client, course, learner):
    """What the pack holds now, by path, as a learner gets it."""

    def fetch(person=learner):
        client.force_login(person)
        answer = client.get(reverse("course_pack", args=[course.pk]))
        archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
        return {name: archive.read(name) for name in archive.namelist()}

    return fetch


def kept_files(held):
    return [name for name in held if name.startswith(("datoteke/", "slike/"))]


def test_files_of_another_course_are_not_in_the_pack(pack, learner, show, files, another_course):
    document, picture = files(shelf_of(another_course))
    show(document, picture)
    assert not is_visible(learner, document)
    held = pack()
    page = held["lekcija-01.html"].decode()
    assert kept_files(held) == []
    assert all(said in page for said in LEFT_OUT)


def test_the_pack_is_the_same_for_who_learns_in_both_courses(
    pack, learner, show, files, course, another_course
):
    document, picture = files(shelf_of(another_course))
    show(document, picture)
    both = people.trainee(another_course, "both")
    enrol(both, course)
    assert is_visible(both, document)
    assert kept_files(pack(both)) == []
    assert pack(both) == pack(learner)


def test_files_for_a_group_are_not_in_the_pack(pack, show, files, grouped):
    show(*files(grouped))
    assert kept_files(pack()) == []


def test_files_of_the_course_and_files_for_everybody_are_in_the_pack(pack, show, files, course):
    own, _picture = files(shelf_of(course))
    _document, public = files(Collection.get_first_root_node())
    show(own, public)
    held = pack()
    assert len(kept_files(held)) == 2
    assert b"a word for some" in held.values()


def test_what_is_closed_later_goes_out_of_the_pack_and_comes_back(pack, show, files):
    open_shelf = Collection.get_first_root_node().add_child(name="За све")
    show(*files(open_shelf))
    assert len(kept_files(pack())) == 2
    restriction = CollectionViewRestriction.objects.create(
        collection=open_shelf, restriction_type=CollectionViewRestriction.LOGIN
    )
    assert kept_files(pack()) == []
    restriction.delete()
    assert len(kept_files(pack())) == 2


def test_what_is_moved_to_another_course_goes_out_of_the_pack(
    pack, show, files, course, another_course
):
    document, picture = files(shelf_of(course))
    show(document, picture)
    assert len(kept_files(pack())) == 2
    document.collection = shelf_of(another_course)
    document.save()
    assert [name.partition("/")[0] for name in kept_files(pack())] == ["slike"]


def test_the_pack_names_the_site_and_never_the_desk(pack, course, settings, teach):
    settings.WAGTAILADMIN_BASE_URL = "https://desk.example"
    settings.BASE_URL = "https://first.example"
    teach(course, "Друга", "druga", body=[("paragraph", '<p><a href="/pomoc/">Помоћ</a></p>')])
    held = pack()
    assert 'href="https://first.example/pomoc/"' in held["lekcija-01.html"].decode()
    assert not any(b"desk.example" in content for content in held.values())
    settings.BASE_URL = "https://second.example"
    held = pack()
    assert b"https://second.example" in held["index.html"]
    assert not any(b"first.example" in content for content in held.values())


def form_with(course, document, picture):
    form = {"title": "Прва", "course": course.pk, "lead": "", "slug": "prva", "body-count": 2}
    for at, kind in enumerate(("document", "picture")):
        name = f"body-{at}"
        form |= {f"{name}-deleted": "", f"{name}-order": at, f"{name}-type": kind, f"{name}-id": ""}
    form |= {"body-0-value-document": document.pk, "body-0-value-text": "Прилог"}
    form |= {"body-1-value-image": picture.pk, "body-1-value-alt": "Шта се види"}
    return {**form, "body-1-value-caption": ""}


def test_the_form_of_a_lesson_refuses_files_that_its_learners_may_not_have(
    desk, course, another_course, files
):
    address = reverse(Lesson.snippet_viewset.get_url_name("add"))
    refused = desk.post(address, form_with(course, *files(shelf_of(another_course))))
    (said,) = refused.context["form"].errors["body"]
    assert "Прилог, Слика" in said
    assert f"Ставите примерак у збирку „{shelf_of(course)}“." in said
    assert not Lesson.objects.exists()
    own, _picture = files(shelf_of(course))
    _document, public = files(Collection.get_first_root_node())
    desk.post(address, form_with(course, own, public))
    assert Lesson.objects.get().body[0].value["document"] == own
