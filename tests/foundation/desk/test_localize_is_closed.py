"""Localize's screens begin and renew nothing: translations are begun in the house's own way."""

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from tests.factories.accounts import enter_desk, make_account
from tests.factories.pages import StandardPageFactory, make_site
from tests.factories.plans import make_plan

pytestmark = pytest.mark.django_db
ROLES = ["author", "publisher", "campaign_editor", "course_administrator", "administrator"]


@pytest.fixture
def enter(client):
    """Enter the desk in a role."""

    def enter(role):
        return enter_desk(type(client)(), make_account(role))

    return enter


@pytest.fixture
def english():
    return Locale.objects.get(language_code="en")


def is_refused(answer):
    return answer.status_code == 302 and answer["Location"] == reverse("wagtailadmin_home")


def in_translation(thing, locale):
    """Return what localize keeps of a thing that is translated with it."""
    source, _made = TranslationSource.get_or_create_from_instance(thing)
    translation = Translation.objects.create(source=source, target_locale=locale)
    translation.save_target(publish=False)
    return source


@pytest.mark.parametrize("role", ROLES)
def test_it_makes_no_page(enter, role):
    make_site()
    page = StandardPageFactory(title="О нама")
    before = Page.objects.count()
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    locales = list(Locale.objects.values_list("pk", flat=True))
    assert is_refused(enter(role).get(address))
    assert is_refused(enter(role).post(address, {"locales": locales}))
    assert Page.objects.count() == before


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("more", [{}, {"publish_translations": "on"}])
def test_it_writes_over_no_page(enter, english, role, more):
    make_site()
    page = StandardPageFactory(title="О нама")
    source = in_translation(page, english)
    copy = page.get_translation(english)
    before = copy.revisions.count()
    address = reverse("wagtail_localize:update_translations", args=[source.pk])
    assert is_refused(enter(role).get(address))
    assert is_refused(enter(role).post(address, more))
    assert copy.revisions.count() == before


@pytest.fixture
def activity():
    make_site()
    return make_plan("1.1.1")["1.1.1"]


def of_snippet(thing):
    kind = [thing._meta.app_label, thing._meta.model_name]
    return reverse("wagtail_localize:submit_snippet_translation", args=[*kind, thing.pk])


@pytest.mark.parametrize("role", ROLES)
def test_it_makes_no_snippet(enter, english, activity, role):
    goal = activity.specific_goal
    for part in (activity, goal, goal.general_goal):
        part.get_translations().delete()
        assert is_refused(enter(role).get(of_snippet(part)))
        assert is_refused(enter(role).post(of_snippet(part), {"locales": [english.pk]}))
        assert not part.get_translations().exists()


@pytest.mark.parametrize("role", ROLES)
def test_it_writes_over_no_snippet(enter, activity, role):
    source, _made = TranslationSource.get_or_create_from_instance(activity)
    address = reverse("wagtail_localize:update_translations", args=[source.pk])
    assert is_refused(enter(role).get(address))
    for more in ({}, {"publish_translations": "on"}):
        assert is_refused(enter(role).post(address, more))


def test_what_is_not_there_is_not_there(enter):
    make_site()
    desk = enter("publisher")
    for path in ("update/9999/", "submit/snippet/centre/nothing/1/"):
        assert desk.get(f"/admin/localize/{path}").status_code in (302, 404)


def test_no_button_makes_a_page_follow_another(enter, english):
    make_site()
    page = StandardPageFactory(title="О нама")
    source = in_translation(page, english)
    source.translations.update(enabled=False)
    copy = page.get_translation(english)
    edit = reverse("wagtailadmin_pages:edit", args=[copy.pk])
    assert "localize-convert-to-alias" not in enter("publisher").get(edit).text
