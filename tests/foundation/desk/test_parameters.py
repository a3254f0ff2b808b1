"""What the desk's addresses hold behind the question mark, and can't be what it says, is a 404 in
the editor's language; an error of a view stays an error.
"""

import pytest
from django.db.models import ProtectedError
from wagtail.models import Page
from wagtail.users.models import UserProfile

from centre.models import Topic
from foundation.models import User
from tests.factories.accounts import enter_desk, make_account
from tests.factories.pages import make_site

pytestmark = pytest.mark.django_db
LONG = "9" * 19


@pytest.fixture
def desk(client):
    make_site()
    return enter_desk(client, make_account("administrator"))


@pytest.mark.parametrize(
    "address",
    [
        "choose-page/?target_pages[]=x",
        "choose-page/?target_pages[]=",
        "choose-page/?page_type=x.y.z",
        "choose-page/chosen-multiple/?id=x",
        "choose-page/chosen-multiple/?id=",
        "choose-page/chosen-multiple/?id=1",
        "choose-page/chosen-multiple/?id=%D9%A3%00",
        *(f"choose-{kind}-link/?parent_page_id=x" for kind in ("external", "email", "anchor")),
        "choose-phone-link/?parent_page_id=0x10",
        "choose-anchor-link/?parent_page_id=%EF%BC%91",
        "workflows/edit/1/?p=x",
        "workflows/task_chooser/?create_model=x",
        "workflows/task_chooser/create/?create_model=x.y.z",
        f"workflows/usage/1/?owner={LONG}",
        "pages/workflow/action/1/approve/1/?next=x",
        "pages/?any=%00",
        f"images/?collection_id=-{LONG}",
    ],
)
def test_what_names_nothing_is_not_there(desk, address):
    # An empty number is none, which a chooser may be told.
    expected = 200 if address.endswith("[]=") else 404
    assert desk.get(f"/admin/{address}").status_code == expected


@pytest.mark.parametrize("query", [f"q={LONG}", "q=-1", "p=2", "ordering=-title&p=x"])
def test_any_text_may_be_looked_for(desk, query):
    assert desk.get(f"/admin/images/?{query}").status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "choose-email-link/?parent_page_id=x",
        "pages/99999/edit/",
        "images/99999/",
        "snippets/centre/topic/edit/99999/",
        "no/such/address/",
    ],
)
def test_it_is_said_in_the_language_of_the_editor(desk, address):
    said = {language: told_in(desk, language, address) for language in ("sr", "en")}
    assert "Go to Wagtail admin" in said["en"]
    assert "Иди на администрацију" in said["sr"]


def test_so_is_that_somebody_may_not(client):
    make_site()
    desk = enter_desk(client, make_account("author"))
    refused = {language: told_in(desk, language, "sites/") for language in ("sr", "en")}
    assert "do not have permission" in refused["en"]
    assert "do not have permission" not in refused["sr"]


def told_in(desk, language, address):
    """Return what an editor of a language is told in the end."""
    speak(language)
    return desk.get(f"/admin/{address}", follow=True).content.decode()


def speak(language):
    """Let the last account have chosen a language."""
    UserProfile.objects.update_or_create(
        user=User.objects.latest("pk"), defaults={"preferred_language": language}
    )


def test_who_is_not_signed_in_is_led_there(client):
    make_site()
    answer = client.get("/admin/choose-page/chosen-multiple/?id=x")
    assert answer.headers["Location"].startswith("/nalog/prijava/")


def test_a_form_that_goes_on_to_nowhere_changes_nothing(desk):
    page = Page.objects.filter(depth=2).first()
    answer = desk.post(f"/admin/pages/{page.pk}/unpublish/", {"next": "x"})
    assert answer.status_code == 404
    assert Page.objects.get(pk=page.pk).live


def test_an_error_of_a_view_stays_one(desk, monkeypatch):
    def fail(*args, **kwargs):
        raise ValueError("own")

    monkeypatch.setattr("wagtail.admin.views.chooser.BrowseView.get", fail)
    with pytest.raises(ValueError, match="own"):
        desk.get("/admin/choose-page/?page_type=x")


def test_a_form_in_which_a_field_is_missing_is_refused(desk):
    page = Page.objects.filter(depth=2).first()
    assert desk.post(f"/admin/pages/{page.pk}/copy/", {"any": "thing"}).status_code == 400
    assert desk.post("/admin/choose-external-link/", {"any": "thing"}).status_code == 404


@pytest.mark.parametrize(
    ("sent_from", "leads"),
    [
        ("http://testserver/admin/pages/3/copy/", "http://testserver/admin/pages/3/copy/"),
        ("https://elsewhere.example/form/", "/admin/"),
        ("javascript:alert(1)", "/admin/"),
        ("", "/admin/"),
    ],
)
def test_it_is_told_what_is_missing_and_the_way_back(desk, sent_from, leads):
    page = Page.objects.filter(depth=2).first()
    told = {}
    for language in ("sr", "en"):
        speak(language)
        answer = desk.post(
            f"/admin/pages/{page.pk}/copy/", {"any": "thing"}, HTTP_REFERER=sent_from
        )
        told[language] = answer.content.decode()
        assert answer.status_code == 400
        assert f'class="page404__button button" href="{leads}"' in told[language]
    assert "Нешто недостаје у ономе што је послато" in told["sr"]
    assert "Something is missing in what was sent" in told["en"]


@pytest.mark.parametrize("kind", ["centre/topic", "portal/activity", "centre/publicationduty"])
@pytest.mark.parametrize("way", ["get", "post"])
def test_a_chooser_without_a_form_makes_nothing(desk, kind, way):
    answer = getattr(desk, way)(f"/admin/snippets/choose/{kind}/create/")
    assert answer.headers["Location"] == "/admin/"


@pytest.mark.parametrize("verb", ["put", "patch", "delete"])
def test_what_no_form_sends_changes_nothing(desk, verb):
    topic = Topic.objects.create(name="Тема", name_en="Topic", code="tema")
    for way in ("edit", "delete"):
        answer = getattr(desk, verb)(f"/admin/snippets/centre/topic/{way}/{topic.pk}/")
        assert answer.status_code == 405
        assert answer.headers["Allow"] == "GET, HEAD, OPTIONS, POST"
    assert Topic.objects.filter(pk=topic.pk).exists()


def test_what_scripts_send_is_taken(desk):
    page = Page.objects.filter(depth=2).first()
    known = {"whats-new": "seen"}
    answer = desk.patch("/admin/dismissibles/", known, content_type="application/json")
    assert answer.status_code == 200
    assert UserProfile.objects.get(user=User.objects.latest("pk")).dismissibles == known
    assert desk.delete(f"/admin/pages/{page.pk}/edit/preview/").status_code == 200


def test_what_is_in_use_is_kept_and_the_editor_is_told(desk, monkeypatch):
    def keep(self):
        raise ProtectedError("in use", set())

    topic = Topic.objects.create(name="Тема", name_en="Topic", code="tema")
    monkeypatch.setattr(Topic, "delete", keep)
    answer = desk.post(f"/admin/snippets/centre/topic/delete/{topic.pk}/", follow=True)
    assert answer.status_code == 200
    assert "У употреби је" in answer.content.decode()
    assert Topic.objects.filter(pk=topic.pk).exists()
