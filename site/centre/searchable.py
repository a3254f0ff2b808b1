"""What can be found on the public site."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from foundation.blocks.answers import passages_of
from foundation.models import BasePage
from foundation.searching import Found, Searchable, described_by_lead, register, register_names
from portal.api import Audience

from .models import (
    CampaignPage,
    EventPage,
    HelpIndexPage,
    HelpPage,
    KitPage,
    NewsPage,
    PressRoomPage,
    ProcurementIndexPage,
    ProcurementPage,
    PublicationIndexPage,
    PublicationPage,
    ReleasePage,
    StandardPage,
    VacancyIndexPage,
    VacancyPage,
)
from .models.topic import HasTopics, topic_names

# What comes first for words of distress, and what counts more while it is new.
HELPS = ("help", "help-page")
FRESH = ("news", "release", "campaign", "event")
# How a title begins, or ends, that says of itself that nothing like it took place.
EXAMPLE = (("Пример:", "Example:"), ("(пример)", "(example)"))


def describe_news(page: NewsPage) -> Found:
    """Say what is searched in a piece of news."""
    text = f"{page.lead} {page.body.stream_block.as_text(page.body)}".strip()
    return Found(page.title, text, page.locale.language_code, page.date)


def describe_release(page: ReleasePage) -> Found:
    """Say what is searched in a release: all that it says to newsrooms."""
    streams = [
        stream.stream_block.as_text(stream) for stream in (page.facts, page.body, page.quotes)
    ]
    text = " ".join([page.lead, *streams, *passages_of(page.editors_note)]).strip()
    language, newsrooms = page.locale.language_code, [Audience.RESEARCHERS]
    return Found(page.title, text, language, page.date, audiences=newsrooms)


def describe_notice(page: ProcurementPage | VacancyPage) -> Found:
    """Say what is searched in a notice, its changes and its outcome with it."""
    streams = [each.stream_block.as_text(each) for each in (page.body, page.amendments)]
    text = " ".join(filter(None, [page.lead, *streams, page.outcome_note]))
    return Found(page.title, text, page.locale.language_code, page.date)


def describe_publication(page: PublicationPage) -> Found:
    """Say what is searched in a required publication."""
    text = f"{page.lead} {page.body.stream_block.as_text(page.body)}".strip()
    return Found(page.title, text, page.locale.language_code, page.date)


def describe_event(page: EventPage) -> Found:
    """Say what is searched in an event; the way to its door is not."""
    streams = (page.body, page.programme, page.outcome)
    text = " ".join(
        [page.lead, page.place, *(stream.stream_block.as_text(stream) for stream in streams)]
    )
    return Found(page.title, text.strip(), page.locale.language_code, page.starts_on)


def describe_page(page: StandardPage | HelpIndexPage | HelpPage | PressRoomPage) -> Found:
    """Say what is searched in a page of text; it has no date that readers know."""
    text = f"{page.lead} {page.body.stream_block.as_text(page.body)}".strip()
    return Found(page.title, text, page.locale.language_code)


def describe_campaign(page: CampaignPage) -> Found:
    """Say what is searched in a campaign."""
    streams = (page.key_messages, page.body)
    words = [stream.stream_block.as_text(stream) for stream in streams]
    text = " ".join(filter(None, [page.aim, page.audience, *words]))
    return Found(page.title, text, page.locale.language_code, page.begins)


def describe_kit(page: KitPage) -> Found:
    """Say what is searched in a kit: what its release says, and what its posters do."""
    streams = (page.facts, page.questions)
    words = [stream.stream_block.as_text(stream) for stream in streams]
    parts = [page.release_title, page.release_lead, page.release_text, page.headline, page.message]
    text = " ".join(filter(None, [*parts, *words]))
    communities = [Audience.COMMUNITIES, Audience.RESEARCHERS]
    return Found(page.title, text, page.locale.language_code, audiences=communities)


def declare() -> None:
    """Register news, campaigns, events, pages of text and help."""
    register_names("topics", "centre", topic_names)
    register(_pages(NewsPage, "news", _("News"), describe_news))
    register(_pages(CampaignPage, "campaign", _("Campaign"), describe_campaign))
    register(_pages(KitPage, "kit", _("Kit of a campaign"), describe_kit))
    register(_pages(ReleasePage, "release", _("Release"), describe_release))
    register(_pages(PublicationPage, "document", _("Document"), describe_publication))
    register(_pages(PublicationIndexPage, "documents", _("Documents"), described_by_lead))
    register(_pages(ProcurementPage, "procurement", _("Procurement"), describe_notice))
    register(_pages(ProcurementIndexPage, "procurements", _("Procurement"), described_by_lead))
    register(_pages(VacancyPage, "vacancy", _("Vacancy"), describe_notice))
    register(_pages(VacancyIndexPage, "vacancies", _("Vacancies"), described_by_lead))
    register(_pages(PressRoomPage, "press-room", _("Press room"), describe_page))
    register(_pages(EventPage, "event", _("Event"), describe_event))
    register(_pages(StandardPage, "page", _("Page"), describe_page))
    register(_pages(HelpIndexPage, "help", _("Help"), describe_page))
    register(_pages(HelpPage, "help-page", _("Help page"), describe_page))


def _pages(
    model: type[BasePage], kind: str, label: Any, describe: Callable[[Any], Found]
) -> Searchable:
    """Return how a type of page is found."""

    def described(page: Any) -> Found:
        begins, ends = EXAMPLE
        is_example = page.title.startswith(begins) or page.title.endswith(ends)
        said = replace(describe(page), is_example=is_example)
        if not issubclass(model, HasTopics):
            return said
        return replace(said, topics=[topic.code for topic in page.topics.all()])

    with_topics = ["topics"] if issubclass(model, HasTopics) else []
    return Searchable(
        model=model,
        kind=kind,
        label=label,
        describe=described,
        objects=lambda: model.objects.select_related("locale").prefetch_related(*with_topics),
        url=model.get_url,
        helps=kind in HELPS,
        fresh=kind in FRESH,
    )
