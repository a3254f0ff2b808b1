"""The press room, and a release under embargo that every surface could give away."""

import datetime

import pytest
import time_machine
from django.core.files.base import ContentFile

from centre.models import ReleaseEvidence, Topic
from foundation.models import SiteDocument
from portal.models import Activity, DeadlineWords
from tests.factories.pages import SiteImageFactory
from tests.factories.press import ReleasePageFactory, facts, press_room

WORD = "Кључаоница"
SLUG = "kljucaonica"
# 9:00 in Belgrade, in summer.
MINUTE = datetime.datetime(2027, 7, 30, 7, tzinfo=datetime.UTC)
BEFORE = MINUTE - datetime.timedelta(seconds=1)


@pytest.fixture
def at():
    """Do something at a moment."""

    def travel(moment):
        return time_machine.travel(moment, tick=False)

    return travel


@pytest.fixture
def activity(activities):
    """An activity of a plan that is complete, so that its downloads can be read as well."""
    for each in Activity.objects.all():
        DeadlineWords.objects.create(activity=each, kind="continuous")
    return activities[0]


@pytest.fixture
def room(site):
    return press_room()


@pytest.fixture
def embargoed(room, activity, at, django_capture_on_commit_callbacks):
    """A release every part of which holds a word that stands nowhere else."""
    picture, inside = SiteImageFactory(title=WORD), SiteImageFactory(title=WORD)
    paper = SiteDocument.objects.create(
        title=WORD, file=ContentFile(WORD.encode(), name=f"{SLUG}.txt")
    )
    with at(BEFORE), django_capture_on_commit_callbacks(execute=True):
        page = ReleasePageFactory(
            title=WORD,
            slug=SLUG,
            lead=WORD,
            date=datetime.date(2027, 7, 30),
            facts=facts(WORD, WORD, WORD),
            picture=picture,
            picture_alt=WORD,
            embargoed_until=MINUTE,
            body=[
                ("picture", {"image": inside, "alt": WORD, "caption": ""}),
                ("document", {"document": paper, "text": WORD}),
            ],
            revision=False,
        )
        page.topics = [Topic.objects.get(code="law")]
        page.evidence = [ReleaseEvidence(activity=activity)]
        page.save_revision().publish()
    renditions = [image.get_rendition("width-4").url for image in (picture, inside)]
    page.parts = [
        page.url,
        f"/sr-latn{page.url}",
        f"{page.url}tekst/",
        f"{page.url}word/",
        f"/sr-latn{page.url}word/",
        page.share_card_path(),
        f"/sr-latn{page.share_card_path()}",
        paper.url,
        *renditions,
    ]
    return page
