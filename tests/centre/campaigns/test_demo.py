"""The example campaigns: three, with complete kits, in both languages, said to be examples."""

import pytest

from centre.campaigns.demo import load_campaigns
from centre.campaigns.packing import packed
from centre.models import CampaignPage, KitPage


def test_three_campaigns_have_complete_kits_in_both_languages(
    demonstration, db, settings, tmp_path
):
    settings.SCRATCH_ROOT = tmp_path
    for language, note in (("sr", "Пример садржаја"), ("en", "Example content")):
        kits = KitPage.objects.filter(locale__language_code=language, live=True)
        assert kits.count() == 3
        for kit in kits:
            assert len(kit.facts) >= 3
            assert note in kit.editors_note
            assert not kit.quote_name
            assert kit.stale_since() is None
            assert {clip.kind for clip in kit.clips.all()} == {"audio", "video"}
    groups = {entry.group for entry in packed(kits[0]).entries}
    assert groups == {"about", "print", "web", "banner", "text", "code", "photo", "clip"}


def test_loading_again_changes_nothing(demonstration, db):
    def pages():
        return [
            *CampaignPage.objects.order_by("pk").values_list("pk", "latest_revision_id"),
            *KitPage.objects.order_by("pk").values_list("pk", "latest_revision_id"),
        ]

    before = pages()
    load_campaigns()
    assert pages() == before


@pytest.mark.parametrize("address", ["/plan-rada/2015/1.3.2/", "/en/work-plan/2015/1.3.2/"])
def test_a_campaign_is_evidence_of_the_activity_it_serves(demonstration, db, client, address):
    text = client.get(address).text
    assert "vidi-dete-ne-prosjaka" in text or "see-the-child" in text
