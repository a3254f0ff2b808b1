"""Pages of the public site. A page made here is published, as an editor would publish it."""

import datetime
import json
from functools import cache
from io import BytesIO

import factory
import wagtail_factories
from django.apps import apps
from PIL import Image
from wagtail.models import Locale, Page

from centre import site_tree
from centre.models import EventPage, HomePage, NewsPage, StandardPage
from foundation.cleaning.files import CleanFile
from foundation.models import SiteImage


def make_site():
    """Return the Serbian home page of a prepared site. Databases of tests begin prepared, so this
    costs nothing, unless a test emptied its own.
    """
    if not HomePage.objects.exists():
        site_tree.prepare()
    return site_tree.home("sr")


def types_of_pages():
    """Return the types of pages that an app knows. Wagtail's own list has those that other tests of
    the same run made for themselves, too.
    """
    return [model for model in apps.get_models() if issubclass(model, Page)]


def body(*paragraphs):
    """Return the JSON of a body of paragraphs."""
    return json.dumps([{"type": "paragraph", "value": f"<p>{text}</p>"} for text in paragraphs])


class PublishedPageFactory(wagtail_factories.PageFactory):
    """A published page with a first revision, in the locale of its parent."""

    locale = factory.LazyAttribute(
        lambda made: made.parent.locale if made.parent else Locale.get_default()
    )

    class Meta:
        abstract = True
        # Publishing saves the page itself.
        skip_postgeneration_save = True

    @factory.post_generation
    def revision(self, create, extracted, **kwargs):
        """Keep what was published as a revision, unless the page is a draft or told not to."""
        if create and self.live and extracted is not False:
            self.save_revision().publish()


@cache
def _teal():
    out = BytesIO()
    Image.new("RGB", (8, 6), "teal").save(out, "PNG")
    return out.getvalue()


class SiteImageFactory(wagtail_factories.ImageFactory):
    """A picture so small that resizing it costs no time."""

    title = factory.Sequence(lambda number: f"Слика {number}")
    file = factory.LazyFunction(lambda: CleanFile(_teal(), name="slika.png"))
    description = "Тиркизна површина"
    credit = "Центар"
    licence = "CC BY 4.0"

    class Meta:
        model = SiteImage


class NewsPageFactory(PublishedPageFactory):
    """A piece of news under the Serbian list of news."""

    title = factory.Sequence(lambda number: f"Вест број {number}")
    slug = factory.Sequence(lambda number: f"vest-{number}")
    lead = "Кратак увод у вест."
    date = datetime.date(2015, 3, 1)
    body = body("Текст вести.")

    class Meta:
        model = NewsPage

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        kwargs["parent"] = kwargs.get("parent") or site_tree.news_index("sr")
        return super()._create(model_class, *args, **kwargs)


class EventPageFactory(PublishedPageFactory):
    """A past event of a whole day under the Serbian list of events."""

    title = factory.Sequence(lambda number: f"Догађај број {number}")
    slug = factory.Sequence(lambda number: f"dogadjaj-{number}")
    lead = "Кратак увод у догађај."
    starts_on = datetime.date(2015, 3, 1)

    class Meta:
        model = EventPage

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        kwargs["parent"] = kwargs.get("parent") or site_tree.event_index("sr")
        return super()._create(model_class, *args, **kwargs)


class StandardPageFactory(PublishedPageFactory):
    """A page of text under the Serbian home page."""

    title = factory.Sequence(lambda number: f"Страна број {number}")
    slug = factory.Sequence(lambda number: f"strana-{number}")
    body = body("Текст стране.")

    class Meta:
        model = StandardPage

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        kwargs["parent"] = kwargs.get("parent") or site_tree.home("sr")
        return super()._create(model_class, *args, **kwargs)
