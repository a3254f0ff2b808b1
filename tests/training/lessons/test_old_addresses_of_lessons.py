"""An old address that somebody wrote down leads to a lesson for who may open it alone."""

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from foundation.old_addresses import import_redirects

OLD = "/stari-kurs/3/"


def as_reader(person):
    client = Client()
    if person.is_authenticated and person.is_active:
        client.force_login(person)
    return client


@pytest.mark.parametrize("script", ["", "/sr-latn"])
def test_a_written_address_of_a_lesson_leads_whom_it_is_open(lesson, insiders, outsiders, script):
    link = f"{script}{lesson.get_url()}"
    Redirect.objects.create(old_path=Redirect.normalise_path(OLD), redirect_link=link)
    for name, person in outsiders:
        answer = as_reader(person).get(OLD)
        assert (answer.status_code, answer.get("Location")) == (404, None), name
    for name, person in insiders:
        assert as_reader(person).get(OLD)["Location"] == link, name


def test_a_lesson_is_no_target_of_a_table(course, lesson):
    table = f"/a,{lesson.get_url()}\n/b,/sr-latn{lesson.get_url()}\n/c,{course.url}nema/\n"
    assert [row.number for row in import_redirects(table.encode()).refused] == [1, 2, 3]
    assert import_redirects(f"/d,{course.url}".encode()).written == 1
