"""Every type of page that can wait for a minute, made in one way with all that can give it away.

A new type is added to ``MAKERS``; tests that walk them all fail until it is.
"""

import datetime
import json

from django.core.files.base import ContentFile

from centre.models import (
    CampaignPage,
    EventPage,
    KitPage,
    NewsPage,
    ProcurementPage,
    PublicationFile,
    PublicationPage,
    ReleasePage,
    Topic,
    VacancyPage,
)
from foundation.models import SiteDocument
from tests.factories.campaigns import CampaignPageFactory, make_full_kit
from tests.factories.institution import (
    ProcurementPageFactory,
    PublicationPageFactory,
    VacancyPageFactory,
)
from tests.factories.pages import EventPageFactory, NewsPageFactory, SiteImageFactory
from tests.factories.press import ReleasePageFactory, facts

DAY = datetime.date(2026, 11, 30)
DEADLINE = datetime.datetime(2026, 12, 30, 11, tzinfo=datetime.UTC)


def paper_called(word, slug):
    """Return a stored file that holds and is called the word."""
    stored = ContentFile(word.encode(), name=f"{slug}.txt")
    return SiteDocument.objects.create(title=word, file=stored)


def told(word, slug):
    """Return blocks of a body that tell the word: text, a picture and a file of its own."""
    return [
        ("paragraph", f"<p>{word}</p>"),
        ("picture", {"image": SiteImageFactory(title=word), "alt": word, "caption": word}),
        ("document", {"document": paper_called(word, slug), "text": word}),
    ]


def news(word, slug, **fields):
    """Return a piece of news."""
    pictured = {"picture": SiteImageFactory(title=word), "picture_alt": word, "date": DAY}
    return NewsPageFactory(
        title=word, slug=slug, lead=word, body=told(word, slug), **pictured, **fields
    )


def release(word, slug, **fields):
    """Return a press release."""
    pictured = {"picture": SiteImageFactory(title=word), "picture_alt": word, "date": DAY}
    return ReleasePageFactory(
        title=word,
        slug=slug,
        lead=word,
        facts=facts(word, word, word),
        body=told(word, slug),
        **pictured,
        **fields,
    )


def event(word, slug, **fields):
    """Return an event with its papers."""
    return EventPageFactory(
        title=word,
        slug=slug,
        lead=word,
        starts_on=DAY,
        venue=word,
        outcome=told(word, slug),
        **fields,
    )


def campaign(word, slug, **fields):
    """Return a campaign with its kit."""
    messages = json.dumps([{"type": "message", "value": word}])
    made = CampaignPageFactory(
        title=word, slug=slug, aim=word, begins=DAY, key_messages=messages, **fields
    )
    make_full_kit(parent=made, headline=word, slug=f"{slug}-komplet")
    return made


def kit(word, slug, **fields):
    """Return a kit of a campaign that everybody knows."""
    made, _picture, _film = make_full_kit(headline=word, title=word, slug=slug, **fields)
    return made


def publication(word, slug, **fields):
    """Return a required publication with a version."""
    version = PublicationFile(number=1, document=paper_called(word, slug))
    return PublicationPageFactory(
        title=word, slug=slug, lead=word, date=DAY, files=[version], **fields
    )


def procurement(word, slug, **fields):
    """Return a procurement with its documents."""
    return _notice(ProcurementPageFactory, word, slug, **fields)


def vacancy(word, slug, **fields):
    """Return a vacancy with its documents."""
    return _notice(VacancyPageFactory, word, slug, **fields)


def _notice(factory, word, slug, **fields):
    documents = [("document", {"document": paper_called(word, slug), "text": word})]
    return factory(
        title=word,
        slug=slug,
        lead=word,
        date=DAY,
        body=told(word, f"{slug}-u-tekstu"),
        documents=documents,
        deadline=DEADLINE,
        **fields,
    )


MAKERS = {
    CampaignPage: campaign,
    EventPage: event,
    KitPage: kit,
    NewsPage: news,
    ProcurementPage: procurement,
    PublicationPage: publication,
    ReleasePage: release,
    VacancyPage: vacancy,
}


def make_every_kind(word, slug, *, topic=None, activity=None, **fields):
    """Return one published page of each type, by its type, with the same fields in each.

    The slug of each begins with ``slug``. Where a type has topics or shows activities, it is given
    those.
    """
    made = {}
    for model, maker in MAKERS.items():
        page = maker(word, f"{slug}-{model.__name__.lower()}", **fields)
        _connect(page, topic, activity)
        made[model] = model.objects.get(pk=page.pk)
    return made


def _connect(page, topic, activity):
    names = {field.name for field in page._meta.get_fields()}
    if topic and "topics" in names:
        page.topics = [Topic.objects.get(code=topic)]
    if activity and "evidence" in names:
        evidence = page._meta.get_field("evidence").related_model
        page.evidence = [evidence(activity=activity)]
    page.save_revision().publish()
