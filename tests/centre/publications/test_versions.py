"""What was published stays at its address, unchanged, whatever is done at the desk or around it."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from centre.models import PublicationPage, PublishedFile
from foundation.models import User
from tests.factories.accounts import enter_desk
from tests.factories.institution import PublicationPageFactory, document, version

HOUR = datetime.timedelta(hours=1)


def bytes_of(answer):
    return b"".join(answer.streaming_content)


@pytest.fixture
def plan(site):
    return PublicationPageFactory(
        slug="plan", files=[version(1, "први", date=datetime.date(2015, 2, 1))]
    )


def first(plan):
    return f"{plan.url}v1/plan-v1.txt"


def again(plan):
    """Return the page as the editor opens it: its latest revision."""
    return PublicationPage.objects.get(pk=plan.pk).get_latest_revision_as_object()


def test_a_new_version_leaves_the_old_one_at_its_address(client, plan):
    page = again(plan)
    page.files.add(version(2, "други", change_note="Исправљен збир"))
    page.save_revision().publish()
    assert bytes_of(client.get(first(plan))) == "први".encode()
    assert bytes_of(client.get(f"/sr-latn{plan.url}v2/plan-v2.txt")) == "други".encode()
    text = client.get(plan.url).text
    assert "Верзија 2, на снази" in text
    assert "Верзија 1, замењена новом" in text
    assert "Исправљен збир" in text
    assert text.index("v2/plan-v2.txt") < text.index("v1/plan-v1.txt")


def test_an_editor_cannot_put_another_file_in_place_of_a_published_one(plan):
    page = again(plan)
    row = page.files.all()[0]
    row.document = document("подметнут")
    page.files = [row]
    with pytest.raises(ValidationError, match=r"остаје каква јесте|stays as it is"):
        page.full_clean()


def test_replacing_or_removing_the_source_changes_nothing(client, plan):
    source = again(plan).files.all()[0].document
    source.file.save("drugo.txt", document("подметнут").file)
    assert bytes_of(client.get(first(plan))) == "први".encode()
    source.delete()
    page = again(plan)
    page.files = []
    page.save_revision().publish()
    assert bytes_of(client.get(first(plan))) == "први".encode()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE centre_publishedfile SET sha256 = ''",
        "UPDATE centre_publishedfile SET file = 'x'",
        "DELETE FROM centre_publishedfile",
    ],
)
def test_the_database_itself_keeps_it(plan, statement):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert PublishedFile.objects.count() == 1


def test_the_page_is_not_deleted_with_what_was_published(client, plan):
    with pytest.raises(ProtectedError), transaction.atomic():
        plan.delete()
    enter_desk(client, User.objects.create_superuser("admin@example.org"))
    answer = client.post(f"/admin/pages/{plan.pk}/delete/", follow=True)
    assert "чувају се заувек" in answer.text
    assert PublicationPage.objects.filter(pk=plan.pk).exists()


def test_a_draft_version_has_no_address(client, plan):
    page = again(plan)
    page.files.add(version(2, "нацрт"))
    page.save_revision()
    assert client.get(f"{plan.url}v2/plan-v2.txt").status_code == 404
    assert "v2" not in client.get(plan.url).text


def test_a_version_under_embargo_is_nowhere_before_its_minute(client, site):
    page = PublicationPageFactory(
        slug="izvestaj", embargoed_until=timezone.now() + HOUR, files=[version(1, "чека")]
    )
    for address in (page.url, f"{page.url}v1/izvestaj-v1.txt"):
        assert client.get(address).status_code == 404
    assert "izvestaj" not in client.get("/dokumenti/").text


def test_a_file_is_asked_for_again_and_not_sent_again(client, plan):
    answer = client.get(first(plan))
    assert answer["Cache-Control"] == "no-cache"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"] == 'inline; filename="plan-v1.txt"'
    for known in (answer["ETag"], f"W/{answer['ETag']}", f'"another", {answer["ETag"]}'):
        again_asked = client.get(first(plan), headers={"If-None-Match": known})
        assert (again_asked.status_code, again_asked["ETag"]) == (304, answer["ETag"])
    assert client.get(f"{plan.url}v1/drugo.txt").status_code == 404
    assert client.get(f"{plan.url}v3/plan-v1.txt").status_code == 404


def test_its_addresses_lead_on(client, plan, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page = again(plan)
        page.slug = "plan-rada"
        page.save_revision().publish()
    answer = client.get(first(plan))
    assert answer.status_code == 301, answer["Location"]
    assert bytes_of(client.get(answer["Location"])) == "први".encode()


def test_a_plan_needs_its_year(site):
    with pytest.raises(ValidationError):
        PublicationPageFactory(year=None)
