"""What editors do to the demonstration that readers see, and where they see it."""

from django.utils import timezone
from wagtail.models import PageViewRestriction

from centre.models import (
    CampaignPage,
    HelpPage,
    NewsEvidence,
    NewsIndexPage,
    NewsPage,
    StandardPage,
    Topic,
)
from foundation.models import HelpSettings
from foundation.publishing import publish
from portal.models import Activity, Service, StatusReport

NEWS = "/vesti/ko-sta-radi-u-sistemu/"
CAMPAIGN = "/kampanje/vidi-dete-ne-prosjaka/"
TEXT = "/o-centru/"
ACTIVITY = "/plan-rada/2015/1.1.1/"


def page(model, address):
    """Return the page that stands at an address."""
    slug = address.strip("/").rpartition("/")[2]
    return next(each for each in model.objects.filter(slug=slug) if each.url == address)


def _activity():
    plans = Activity.objects.filter(slug="1.1.1", locale__language_code="sr")
    return next(each for each in plans if each.plan.url == "/plan-rada/2015/")


def _publish(model, address, **fields):
    found = page(model, address)
    for name, value in fields.items():
        setattr(found, name, value)
    found.save_revision().publish()


def _add_news():
    parent = page(NewsIndexPage, "/vesti/")
    news = NewsPage(title="Нова вест", slug="nova", lead="Пробна.", locale=parent.locale)
    publish(news, parent)


def _move():
    page(CampaignPage, CAMPAIGN).move(page(StandardPage, TEXT), "last-child")


def _restrict():
    PageViewRestriction.objects.create(
        page=page(StandardPage, TEXT), restriction_type=PageViewRestriction.LOGIN
    )


def _change_number():
    number = HelpSettings.stored().numbers.first()
    number.label, number.label_en = "Другачија линија", "Another line"
    number.save()


def _report():
    StatusReport.objects.create(
        plan=_activity().plan,
        activity=_activity(),
        state="dropped",
        as_of=timezone.localdate(),
        basis="Пробни извештај.",
        said_by="Центар",
    )


def _give_topic():
    news = page(NewsPage, NEWS)
    news.topics.add(Topic.objects.exclude(pk__in=news.topics.all()).first())
    news.save()


CHANGES = {
    "a page is published": (
        lambda: _publish(NewsPage, NEWS, title="Другачије"),
        [NEWS, "/vesti/", "/sr-latn/vesti/", "/", "/vesti/rss/"],
    ),
    "a page is added": (_add_news, ["/vesti/nova/", "/vesti/"]),
    "a page is withdrawn": (lambda: page(NewsPage, NEWS).unpublish(), [NEWS, "/vesti/", "/"]),
    "a page is deleted": (lambda: page(NewsPage, NEWS).delete(), [NEWS, "/vesti/"]),
    "a page is moved": (_move, [CAMPAIGN, "/kampanje/", f"{TEXT}vidi-dete-ne-prosjaka/"]),
    "a page is restricted": (_restrict, [TEXT]),
    "a page leaves the foot of all": (
        lambda: _publish(StandardPage, TEXT, in_footer=False),
        ["/", NEWS],
    ),
    "a list leaves the menu": (
        lambda: _publish(NewsIndexPage, "/vesti/", show_in_menus=False),
        ["/", ACTIVITY],
    ),
    "evidence is linked": (
        lambda: NewsEvidence.objects.create(page=page(NewsPage, NEWS), activity=_activity()),
        [ACTIVITY, NEWS],
    ),
    "a state is reported": (_report, [ACTIVITY, "/plan-rada/2015/"]),
    "the line of help is changed": (_change_number, ["/pomoc/", "/", "/en/"]),
    "help is published": (
        lambda: _publish(HelpPage, page_of_help(), title="Друга помоћ"),
        ["/pomoc/"],
    ),
    "a topic is given": (_give_topic, ["/vesti/"]),
    "a service is deleted": (
        lambda: Service.objects.filter(locale__language_code="sr").delete(),
        ["/usluge/"],
    ),
}


def page_of_help():
    """Return the address of a help page that the list of help names."""
    return HelpPage.objects.live().filter(locale__language_code="sr").first().url
