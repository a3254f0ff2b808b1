"""A campaign under embargo, its kit and every file of it: nothing before the minute, all at it."""

import json
from itertools import product

import pytest

from centre.campaigns.packing import packed
from centre.models import KitPage
from foundation.embargo.links import address_of
from foundation.models import EmbargoLink
from tests.factories.campaigns import CampaignPageFactory, make_full_kit
from tests.foundation.embargo.conftest import BEFORE, MINUTE, SLUG, WORD

LISTS = [
    "/",
    "/kampanje/",
    "/sr-latn/kampanje/",
    "/kampanje/rss/",
    "/kampanje/json/",
    "/sitemap.xml",
    f"/pretraga/?q={WORD}",
]


@pytest.fixture
def kit(site, at, settings, tmp_path, django_capture_on_commit_callbacks):
    """The kit of a campaign under embargo, and every address that belongs to either."""
    settings.SCRATCH_ROOT = tmp_path
    with at(BEFORE), django_capture_on_commit_callbacks(execute=True):
        campaign = CampaignPageFactory(
            title=WORD,
            slug=SLUG,
            aim=WORD,
            begins=MINUTE.date(),
            embargoed_until=MINUTE,
            key_messages=json.dumps([{"type": "message", "value": WORD}]),
        )
        made, picture, film = make_full_kit(parent=campaign, headline=WORD)
    made.files = [picture.get_rendition("width-4").url, film.url]
    return made


def addresses(kit):
    campaign = kit.get_parent()
    base = kit.url
    pieces = ["cirilica-poster-a4-pdf", "latinica-release-txt", "snimci-01-film-cirilica-vtt"]
    return [
        campaign.url,
        f"/sr-latn{campaign.url}",
        base,
        f"{base}zip/",
        f"/sr-latn{base}zip/",
        *(f"{base}delovi/{piece}/" for piece in pieces),
        f"{base}pregled/cirilica-square-png/",
        *kit.files,
        *(page.specific.share_card_path() for page in (campaign, kit)),
    ]


def test_every_address_is_nothing_before_and_there_at_the_minute(visitors, kit, at):
    # Somebody with a key had it packed before: the file lies there already.
    with at(BEFORE):
        assert packed(kit).path.exists()
    for address, visitor in product(addresses(kit), visitors):
        for moment, status in [(BEFORE, 404), (MINUTE, 200)]:
            with at(moment):
                answer = visitor().get(address, headers={"Range": "bytes=0-9"})
            assert answer.status_code in {status, status + 6}, (address, moment)


def test_no_list_tells_of_it_before_and_all_do_at_the_minute(client, kit, at):
    for address in LISTS:
        for moment, told in [(BEFORE, False), (MINUTE, address != "/")]:
            with at(moment):
                assert (f"/{SLUG}/" in client.get(address).text) is told, (address, moment)


def test_a_key_opens_the_kit_with_all_its_files(client, site, at, settings, tmp_path):
    settings.SCRATCH_ROOT = tmp_path
    with at(BEFORE):
        kit, _picture, _film = make_full_kit(embargoed_until=MINUTE)
        link = EmbargoLink.objects.create(page=kit, expires_at=MINUTE)
        path, _, key = address_of(link).partition("?")
        path = "/" + path.split("/", 3)[3]
        page = client.get(f"{path}?{key}")
        assert page.status_code == 200
        assert "ЕМБАРГО" in page.text
        assert f'href="{path}zip/?{key}"' in page.text
        archive = client.get(f"{path}zip/?{key}")
        assert archive.status_code == 200
        assert "private, no-store" in archive["Cache-Control"]
        assert not archive.has_header("ETag")
        held = packed(KitPage.objects.get(pk=kit.pk)).entries
        assert {entry.group for entry in held} >= {"photo", "clip"}
        assert client.get(f"{path}zip/").status_code == 404
