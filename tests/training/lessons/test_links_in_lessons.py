"""A lesson links what its reader may see; its pack, which learners share, what everybody may."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from tests.factories import people
from tests.factories.pages import StandardPageFactory

SLUG = "tajna-strana"


@pytest.fixture
def staff(db):
    return Group.objects.create(name="staff")


@pytest.fixture
def restricted(course, teach, staff):
    """A lesson of the course that links a page for staff."""
    page = StandardPageFactory(title="Тајна", slug=SLUG)
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="groups")
    restriction.groups.add(staff)
    words = f'<p><a linktype="page" id="{page.pk}">Више о томе</a></p>'
    return teach(course, "Прва", "prva", body=[("paragraph", words)])


@pytest.fixture
def learners(course, staff):
    """Clients of a learner who is of the staff, and of one who is not."""
    found = []
    for name, groups in [("insider", [staff]), ("outsider", [])]:
        person, client = people.trainee(course, name), Client()
        person.groups.set(groups)
        client.force_login(person)
        found.append(client)
    return found


def test_a_lesson_links_what_its_reader_may_see(restricted, learners):
    for client, links in zip([*learners, *learners], [1, 0, 1, 0], strict=True):
        text = client.get(restricted.get_url()).text
        assert (text.count("Више о томе"), text.count(f'href="/{SLUG}/"')) == (1, links)
        assert text.count(SLUG) == links


def test_a_pack_names_no_page_that_not_everybody_may_see(course, restricted, learners):
    for client in learners:
        answer = client.get(reverse("course_pack", args=[course.pk]))
        archive = ZipFile(BytesIO(b"".join(answer.streaming_content)))
        told = b"".join(map(archive.read, archive.namelist()))
        assert "Више о томе".encode() in told
        assert SLUG.encode() not in told


def test_whoever_checks_a_lesson_sees_the_files_of_its_course(course, teach, paper, client):
    lesson = teach(course, "Прва", "prva", body=[("document", {"document": paper, "text": ""})])
    client.force_login(people.account("checker"))
    request = client.get("/").wsgi_request
    assert paper.title in lesson.make_preview_request(request, lesson.preview_modes[0][0]).text
    assert client.get(paper.url).status_code == 404
