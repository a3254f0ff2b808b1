"""The tree every copy starts from: two languages, each with a home page and the lists beneath."""

from typing import TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Collection, Locale, Page, Site, Task, Workflow

from foundation.accounts.roles import apply_page_permissions
from foundation.models import BasePage
from foundation.publishing import publish, translate

from .models import CampaignIndexPage, EventIndexPage, HomePage, NewsIndexPage, Topic

P = TypeVar("P", bound=BasePage)

SERBIAN = "sr"
ENGLISH = "en"
ROOT = "Корен"
ROOT_COLLECTION = "Општа збирка"
APPROVAL = "Одобрење објављивача"
HOME: dict[str, dict[str, object]] = {
    SERBIAN: {
        "title": "Почетна",
        "slug": "sr",
        "headline": "Заштита и подршка жртвама трговине људима",
        "lead": "Центар идентификује жртве трговине људима, координира њихову заштиту и "
        "подржава их у опоравку и повратку у заједницу.",
    },
    ENGLISH: {
        "title": "Home",
        "slug": "en",
        "headline": "Protection and support for victims of human trafficking",
        "lead": "The Centre identifies victims of human trafficking, coordinates their protection "
        "and supports them in recovery and in returning to the community.",
    },
}
NEWS: dict[str, dict[str, object]] = {
    SERBIAN: {
        "title": "Вести",
        "slug": "vesti",
        "lead": "Шта Центар ради и шта се у овој области мења, са изворима.",
    },
    ENGLISH: {
        "title": "News",
        "slug": "news",
        "lead": "What the Centre does and what changes in this field, with the sources.",
    },
}
CAMPAIGNS: dict[str, dict[str, object]] = {
    SERBIAN: {
        "title": "Кампање",
        "slug": "kampanje",
        "lead": "Шта Центар поручује и коме, са материјалом за медије и заједнице.",
    },
    ENGLISH: {
        "title": "Campaigns",
        "slug": "campaigns",
        "lead": "What the Centre says and to whom, with material for the media and communities.",
    },
}
# Whoever campaigns writes there and nowhere else.
CAMPAIGN_GRANTS = {"campaign_editor": ("add", "change")}
EVENTS: dict[str, dict[str, object]] = {
    SERBIAN: {
        "title": "Догађаји",
        "slug": "dogadjaji",
        "lead": "Скупови, обуке и дани које Центар обележава: када, где и шта је закључено.",
    },
    ENGLISH: {
        "title": "Events",
        "slug": "events",
        "lead": "Meetings, training and days that the Centre marks: when, where, what came of it.",
    },
}

# Code, name, name in English: the list to begin with, which editors extend.
TOPICS = [
    ("identification", "идентификација", "identification"),
    ("protection", "заштита и подршка", "protection and support"),
    ("prevention", "превенција", "prevention"),
    ("campaigns", "кампање", "campaigns"),
    ("training", "обуке", "training"),
    ("law", "прописи и право", "law"),
    ("statistics", "статистика", "statistics"),
    ("cooperation", "сарадња", "cooperation"),
    ("children", "деца", "children"),
    ("labour-exploitation", "радна експлоатација", "labour exploitation"),
]


def prepare() -> None:
    """Make the languages, home pages, their lists and the site where they are missing."""
    for code in (SERBIAN, ENGLISH):
        Locale.objects.get_or_create(language_code=code)
    root = Page.get_first_root_node()
    home = _original(HomePage, root, HOME[SERBIAN])
    _set_site(home)
    _remove_welcome_page(root)
    english_home = translate(home, root, HOME[ENGLISH])
    news = _original(NewsIndexPage, home, NEWS[SERBIAN])
    translate(news, english_home, NEWS[ENGLISH])
    campaigns = _original(CampaignIndexPage, home, CAMPAIGNS[SERBIAN])
    translate(campaigns, english_home, CAMPAIGNS[ENGLISH])
    events = _original(EventIndexPage, home, EVENTS[SERBIAN])
    translate(events, english_home, EVENTS[ENGLISH])
    apply_page_permissions(home)
    apply_page_permissions(campaigns, CAMPAIGN_GRANTS)
    _make_topics()
    _name_in_serbian()


def _make_topics() -> None:
    """Make the first list of topics, unless there is one: what an editor removed stays away."""
    if not Topic.objects.exists():
        Topic.objects.bulk_create(
            Topic(code=code, name=name, name_en=name_en, position=position)
            for position, (code, name, name_en) in enumerate(TOPICS, start=1)
        )


def home(language_code: str) -> HomePage:
    """Return the home page of a content language, or raise ``HomePage.DoesNotExist``."""
    return HomePage.objects.get(locale__language_code=language_code)


def news_index(language_code: str) -> NewsIndexPage:
    """Return the list of news of a content language, or raise ``NewsIndexPage.DoesNotExist``."""
    return NewsIndexPage.objects.get(locale__language_code=language_code)


def campaign_index(language_code: str) -> CampaignIndexPage:
    """Return the list of campaigns of a content language, or raise
    ``CampaignIndexPage.DoesNotExist``.
    """
    return CampaignIndexPage.objects.get(locale__language_code=language_code)


def event_index(language_code: str) -> EventIndexPage:
    """Return the list of events of a content language, or raise ``EventIndexPage.DoesNotExist``."""
    return EventIndexPage.objects.get(locale__language_code=language_code)


def _name_in_serbian() -> None:
    """Name in Serbian what Wagtail's migrations named in English, unless somebody did already."""
    Page.objects.filter(depth=1, title="Root").update(title=ROOT, draft_title=ROOT)
    Collection.objects.filter(depth=1, name="Root").update(name=ROOT_COLLECTION)
    for model in (Workflow, Task):
        model.objects.filter(name="Moderators approval").update(name=APPROVAL)


def _original(model: type[P], parent: Page, fields: dict[str, object]) -> P:
    serbian = Locale.objects.get(language_code=SERBIAN)
    found = model.objects.filter(locale=serbian).child_of(parent).first()
    if found is not None:
        return found
    return publish(
        model(locale=serbian, show_in_menus=model.show_in_menus_default, **fields), parent
    )


def _set_site(home: HomePage) -> None:
    """Point the default site, which answers for every host, at the Serbian home page."""
    if Site.objects.filter(is_default_site=True, root_page=home).exists():
        return
    address = urlsplit(settings.BASE_URL)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": address.hostname or "localhost",
            "port": address.port or (443 if address.scheme == "https" else 80),
            "site_name": settings.WAGTAIL_SITE_NAME,
            "root_page": home,
        },
    )


def _remove_welcome_page(root: Page) -> None:
    """Delete the page that Wagtail's first migration leaves, unless it was made use of."""
    for page in root.get_children().filter(slug="home", numchild=0).exact_type(Page):
        page.delete()
