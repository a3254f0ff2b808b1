"""The English of a service is begun at the desk, as a draft that nobody reads before it is
published.
"""

import pytest
from django.urls import reverse
from wagtail.models import Locale

from portal.directory.models import Service, ServicesPage
from tests.factories.accounts import enter_desk, make_account

pytestmark = pytest.mark.django_db


@pytest.fixture
def english():
    return Locale.objects.get(language_code="en")


@pytest.fixture
def service(serbian, english):
    """A service that is there in Serbian alone."""
    found = serbian("identifikacija")
    found.get_translation(english).delete()
    return found


def screen(service):
    return reverse("service_english", args=[service.pk])


def form(service):
    return reverse("wagtailsnippets_portal_service:edit", args=[service.pk])


def test_an_author_begins_it(client, service, english):
    desk = enter_desk(client, make_account("author"))
    assert screen(service) in desk.get(form(service)).text
    assert screen(service) in desk.get(screen(service)).text
    answer = desk.post(screen(service))
    draft = service.get_translation(english)
    assert answer["Location"] == form(draft)
    assert not draft.live
    assert (draft.name, draft.slug, draft.phone) == (service.name, service.slug, service.phone)
    assert draft.page == ServicesPage.objects.get(locale=english)
    assert draft.get_url() not in client.get(draft.page.get_url()).text
    # Its form opens, and begun once it is opened from then on.
    assert desk.get(form(draft)).status_code == 200
    assert screen(draft) not in desk.get(form(draft)).text
    assert desk.get(screen(service))["Location"] == form(draft)
    desk.post(screen(service))
    assert service.get_translations().count() == 1


def test_where_the_directory_is_not_in_english_that_is_begun_first(client, service, english):
    ServicesPage.objects.get(locale=english).delete()
    desk = enter_desk(client, make_account("author"))
    for answer in (desk.get(screen(service)), desk.post(screen(service))):
        assert answer.status_code == 200
        assert reverse("desk_side_by_side", args=[service.page_id]) in answer.text
        assert "<form method" not in answer.text.split("desk-about")[1]
    assert not Service.objects.filter(locale=english).exists()


@pytest.mark.parametrize("role", ["reviewer", "manager", "course_administrator"])
def test_who_writes_no_services_begins_none(client, service, role):
    desk = enter_desk(client, make_account(role))
    for answer in (desk.get(screen(service)), desk.post(screen(service))):
        assert answer.status_code == 302
    assert not service.get_translations().exists()


def test_what_is_no_serbian_service_is_not_found(client, serbian, english):
    translated = serbian("identifikacija").get_translation(english)
    desk = enter_desk(client, make_account("author"))
    assert desk.get(screen(translated)).status_code == 404
    assert desk.get(reverse("service_english", args=[0])).status_code == 404
