"""What a course restricts is not told in the desk to roles that have no business with it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from foundation.desk.review.services import set_review
from tests.factories.accounts import enter_desk, make_account
from tests.training.secrets_planted import in_the_desk, plant_in
from training.models import Lesson, LessonLink

pytestmark = pytest.mark.walk


@pytest.fixture
def planted(course):
    planted = plant_in(course)
    tomorrow = timezone.localdate() + timedelta(days=1)
    set_review(of=planted.lesson, due_on=tomorrow, role="author", kind="lesson")
    address = f"https://example.org/{planted.plant('link')}"
    Lesson.objects.filter(pk=planted.lesson.pk).update(expire_at=timezone.now() + timedelta(days=9))
    LessonLink.objects.create(
        lesson=planted.lesson, field="body", address=address, is_outside=True, failures=0
    )
    return planted


def addresses(planted, course):
    """Return the addresses of the desk that name lessons, pages, files or their lists."""
    paper, image = planted.paper.pk, planted.image.pk
    return [
        f"/admin/pages/{course.pk}/",
        f"/admin/pages/search/?q={planted.words['title']}",
        *in_the_desk(planted.lesson),
        f"/admin/choose-page/{course.pk}/",
        f"/admin/choose-page/search/?q={planted.words['title']}",
        f"/admin/api/main/pages/?child_of={course.pk}&fields=*",
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
        f"/admin/bulk/foundation/sitedocument/delete/?id={paper}",
        f"/admin/bulk/foundation/siteimage/delete/?id={image}",
        f"/admin/bulk/training/lesson/delete/?id={planted.lesson.pk}",
        "/admin/reports/aging-pages/",
        "/admin/reports/site-history/",
        reverse("desk_review", args=["lesson", planted.lesson.pk]),
        reverse("desk_translations"),
        f"{reverse('desk_translations')}?show=all",
        f"{reverse('desk_links')}?show=all",
        *(reverse("desk_list", args=[name]) for name in ("review", "coming", "translations")),
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
    assert {in_the_desk(planted.lesson)[0], "/admin/api/main/documents/"} <= found.keys()


def test_who_corrects_pages_sees_lessons_but_no_closed_file(client, planted, course):
    found = told(enter_desk(client, make_account("publisher")), planted, course)
    assert in_the_desk(planted.lesson)[0] in found
    assert not [address for address in found if "/documents/" in address or "/images/" in address]


def test_an_author_neither_adds_nor_changes_lessons(client, planted, course):
    desk = enter_desk(client, make_account("author"))
    for address in (
        reverse(Lesson.snippet_viewset.get_url_name("add")),
        *in_the_desk(planted.lesson),
    ):
        for method in (desk.get, desk.post):
            assert method(address).status_code in {302, 403, 404, 405}, address


def test_who_reviews_reads_the_lesson_that_waits(client, planted):
    found = enter_desk(client, make_account("reviewer")).get(in_the_desk(planted.lesson)[0])
    assert planted.words["draft change"] in found.text
