"""What the desk lets whoever campaigns do, and what a kit must have before it goes public."""

import json

import pytest
from django.core.exceptions import ValidationError

from centre import site_tree
from centre.models import KitPage
from foundation.accounts.roles import sync_roles
from foundation.captions import in_language, problem_of
from foundation.safety.rules import findings
from tests.factories.accounts import enter_desk, make_account
from tests.factories.campaigns import (
    CampaignPageFactory,
    KitPageFactory,
    facts,
    film_captions,
    make_full_kit,
)


@pytest.fixture
def editor(site):
    sync_roles()
    return make_account("campaign_editor")


def test_whoever_campaigns_writes_campaigns_and_kits_and_nothing_else(client, site, editor):
    kit = KitPageFactory()
    campaign = kit.get_parent()
    for language in ("sr", "en"):
        may = site_tree.campaign_index(language).permissions_for_user(editor)
        assert may.can_add_subpage()
        assert not may.can_publish_subpage()
    assert kit.permissions_for_user(editor).can_edit()
    assert not kit.permissions_for_user(editor).can_publish()
    assert not site.permissions_for_user(editor).can_edit()
    assert not site_tree.news_index("sr").permissions_for_user(editor).can_add_subpage()
    enter_desk(client, editor)
    new = f"/admin/pages/add/centre/kitpage/{campaign.pk}/"
    assert "Плакати, картице, слике и радио" in client.get(new).text
    assert client.get(f"/admin/pages/{kit.pk}/edit/").status_code == 200
    assert client.get("/admin/pages/add/centre/newspage/", follow=False).status_code == 404


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("release_title", "а" * 91),
        ("release_lead", ""),
        ("facts", facts(2)),
        ("quote_office", ""),
        ("editors_note", ""),
        ("contact", ""),
    ],
)
def test_a_release_without_its_frame_is_refused(site, field, value):
    kit = KitPageFactory.build(parent=None, locale=site.locale, path="0001", depth=1)
    if field == "facts":
        block = KitPage._meta.get_field("facts").stream_block
        with pytest.raises(ValidationError):
            block.clean(block.to_python(json.loads(value)))
        return
    with pytest.raises(ValidationError) as refused:
        KitPage._meta.get_field(field).clean(value, kit)
    assert refused.value


def test_the_safety_check_reads_the_pictures_of_a_kit(site):
    kit, picture, _film = make_full_kit()
    picture.credit = ""
    picture.save()
    found = {finding.rule.id for finding in findings(KitPage.objects.get(pk=kit.pk))}
    assert "picture-without-credit" in found


def test_a_preview_shows_the_poster_of_the_draft(site, rf):
    kit = KitPageFactory(parent=CampaignPageFactory())
    kit.headline = "Нацрт"
    response = kit.make_preview_request(preview_mode="")
    assert response.status_code == 200
    assert "data:image/png;base64," in response.text
    assert "zip/" not in response.text


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "Наслов",
        "WEBVTT\n\nреч без времена",
        "WEBVTT\n\n00:00.000 --> 00:00.000\nРеч",
        "WEBVTT\n\n00:02.000 --> 00:03.000\nРеч\n\n00:01.000 --> 00:04.000\nРеч",
        "WEBVTT\n\n00:00.000 --> 00:02.000\n",
    ],
)
def test_captions_that_no_player_reads_are_refused(wrong):
    assert problem_of(wrong)


def test_captions_are_served_in_the_script_of_the_reader():
    assert not problem_of(film_captions())
    latin = in_language(film_captions(), "sr-latn")
    assert "Ljiljana pita." in latin
    assert "00:00.000 --> 00:02.000" in latin
