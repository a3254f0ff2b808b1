"""What a course restricts is not told in the desk to roles that have no business with it."""

import pytest
from django.urls import reverse

from tests.factories.accounts import enter_desk, make_account
from tests.training.secrets_planted import plant_in

pytestmark = pytest.mark.walk


@pytest.fixture
def planted(course):
    return plant_in(course)


def addresses(planted, course):
    """Return the addresses of the desk that name pages, files or their lists."""
    lesson, paper, image = planted.lesson.pk, planted.paper.pk, planted.image.pk
    return [
        *(f"/admin/pages/{page}/" for page in (course.pk, lesson)),
        f"/admin/pages/search/?q={planted.words['title']}",
        *(
            f"/admin/pages/{lesson}/{view}/"
            for view in ("edit", "copy", "move", "usage", "history")
        ),
        f"/admin/pages/{lesson}/view_draft/",
        f"/admin/pages/{lesson}/move/{course.pk}/confirm/",
        f"/admin/choose-page/{course.pk}/",
        f"/admin/choose-page/search/?q={planted.words['title']}",
        f"/admin/choose-page/chosen-multiple/?id={lesson}",
        reverse("wagtailadmin_pages:type_use", args=["training", "lessonpage"]),
        f"/admin/api/main/pages/?child_of={course.pk}&fields=*",
        f"/admin/api/main/pages/{lesson}/",
        "/admin/api/main/pages/?type=training.LessonPage",
        "/admin/api/main/documents/",
        f"/admin/api/main/documents/{paper}/",
        "/admin/api/main/images/",
        f"/admin/api/main/images/{image}/",
        *(f"/admin/{kind}/{part}" for kind in ("documents", "images") for part in ("", "chooser/")),
        f"/admin/documents/chooser/chosen/{paper}/",
        f"/admin/documents/chooser/chosen-multiple/?id={paper}",
        f"/admin/documents/edit/{paper}/",
        f"/admin/images/chooser/chosen/{image}/",
        f"/admin/images/chooser/{image}/select_format/",
        f"/admin/images/{image}/",
        "/admin/reports/aging-pages/",
        "/admin/reports/site-history/",
        "/admin/",
    ]


def told(client, planted, course):
    """Return where something planted is told, but for what was asked for itself."""
    found = {}
    for address in addresses(planted, course):
        text = client.get(address).text
        # Tags are words that all files share: Wagtail offers the most frequent to everybody.
        but = {"file tag", *(["title"] if "q=" in address else [])}
        if places := planted.found_in(text, but=but):
            found[address] = places
    return found


@pytest.mark.parametrize("role", ["author", "campaign_editor"])
def test_the_desk_tells_nothing_closed_to_who_has_no_business_there(client, planted, course, role):
    assert told(enter_desk(client, make_account(role)), planted, course) == {}


def test_who_answers_for_the_course_sees_it(client, planted, course):
    found = told(enter_desk(client, make_account("course_administrator")), planted, course)
    assert {f"/admin/pages/{course.pk}/", "/admin/api/main/documents/"} <= found.keys()


def test_who_corrects_pages_sees_lessons_but_no_closed_file(client, planted, course):
    found = told(enter_desk(client, make_account("publisher")), planted, course)
    assert f"/admin/pages/{planted.lesson.pk}/edit/" in found
    assert not [address for address in found if "/documents/" in address or "/images/" in address]


def test_an_author_neither_adds_nor_changes_in_a_closed_part(client, planted, course):
    author = make_account("author")
    planted.lesson.owner = author
    planted.lesson.save()
    desk = enter_desk(client, author)
    for method in (desk.get, desk.post):
        answer = method(f"/admin/pages/{planted.lesson.pk}/edit/")
        assert (answer.status_code, answer["location"]) == (302, "/admin/")
