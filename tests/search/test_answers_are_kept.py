"""What is asked again is answered from memory, and never with what was true before."""

import pytest

from foundation.models import User
from search import views
from tests.factories.pages import NewsPageFactory

pytestmark = pytest.mark.django_db
ASKED = "/pretraga/?q=kotromanic"


@pytest.fixture(autouse=True)
def kept_answers(settings):
    """Keep answers; none is kept at first."""
    settings.KEEP_PARTS = True
    views.answers.clear()
    yield
    views.answers.clear()


@pytest.fixture
def news(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return NewsPageFactory(title="Котроманић у Београду", slug="kotromanic")


def found(client, address=ASKED):
    return client.get(address).text.count("<mark>")


def test_a_question_that_was_asked_before_is_not_searched_again(
    client, news, django_assert_max_num_queries
):
    first = client.get(ASKED).content
    with django_assert_max_num_queries(2):
        assert client.get(ASKED).content == first
    assert found(client)


def test_what_is_withdrawn_is_not_found_a_moment_later(
    client, news, django_capture_on_commit_callbacks
):
    assert found(client)
    with django_capture_on_commit_callbacks(execute=True):
        news.unpublish()
    assert not found(client)


def test_the_same_question_with_more_in_the_address_is_another(client, news):
    assert "q=kotromanic&amp;godina=1999" not in client.get(ASKED).text
    assert not found(client, f"{ASKED}&godina=1999")
    assert found(client)


def test_what_one_may_see_another_is_not_shown(client, news):
    page = news.get_parent()
    page.view_restrictions.create(restriction_type="login")
    member = type(client)()
    member.force_login(User.objects.create_user(email="a@example.org", password="x"))
    assert found(member)
    assert not found(client)
    assert found(member)
