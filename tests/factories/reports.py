"""Reports of communities, as a form keeps them, and decided upon."""

import datetime
import io

from PIL import Image

from centre.communities.services import approve_report, receive_report, reject_report
from tests.factories.accounts import make_account
from tests.factories.campaigns import CampaignPageFactory


def photo(size=(640, 480), **options):
    """Return a JPEG as a telephone takes it."""
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, "JPEG", **options)
    return out.getvalue()


def facts(**more):
    """Return what a valid form holds of a report."""
    return {
        "municipality_code": "nis",
        "held_on": datetime.date(2026, 10, 18),
        "kind": "school",
        "reach": "to-50",
        "organiser": "Удружење за пример",
        "text": "Разговор о томе како се проверава понуда за посао.",
        "picture_alt": "",
        "consent": False,
        **more,
    }


def make_report(campaign=None, picture=b"", **more):
    """Return a report that waits."""
    told = {"picture_alt": "Плакат на табли", "consent": True} if picture else {}
    campaign = campaign or CampaignPageFactory()
    return receive_report(campaign=campaign, facts=facts(**{**told, **more}), picture=picture)


def approved(report, person=None, **more):
    """Return the report approved."""
    person = person or make_account("campaign_editor")
    return approve_report(report=report, person=person, words={}, **more)


def rejected(report, reason="Није о кампањи."):
    """Return the report rejected."""
    person = make_account("campaign_editor")
    return reject_report(report=report, person=person, reason=reason)
