"""A press room and releases. A page made here is published, as an editor would publish it."""

import datetime
import json

import factory

from centre import site_tree
from centre.models import PressContact, PressRoomPage, ReleasePage
from foundation.publishing import publish
from tests.factories.pages import PublishedPageFactory, body


def facts(*texts):
    """Return the JSON of facts, each with a source."""
    blocks = [
        {
            "fact": text,
            "source": "Извештај",
            "url": "https://primer.rs/izvestaj",
            "seen_on": "2015-03-01",
        }
        for text in texts
    ]
    return json.dumps([{"type": "fact", "value": block} for block in blocks])


def press_room():
    """Return the Serbian press room, made where it is missing, with one office to ask."""
    found = PressRoomPage.objects.filter(locale__language_code="sr").first()
    if found is not None:
        return found
    home = site_tree.home("sr")
    contact = PressContact(office="Служба за медије", email="mediji@primer.rs")
    return publish(
        PressRoomPage(
            title="За медије",
            slug="za-medije",
            locale=home.locale,
            contacts=[contact],
            in_footer=True,
        ),
        home,
    )


class ReleasePageFactory(PublishedPageFactory):
    """A release in the Serbian press room."""

    title = factory.Sequence(lambda number: f"Саопштење број {number}")
    slug = factory.Sequence(lambda number: f"saopstenje-{number}")
    lead = "Кратак увод у саопштење."
    date = datetime.date(2015, 3, 1)
    facts = facts("Прва чињеница.", "Друга чињеница.", "Трећа чињеница.")
    body = body("Текст саопштења.")

    class Meta:
        model = ReleasePage

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        kwargs["parent"] = kwargs.get("parent") or press_room()
        return super()._create(model_class, *args, **kwargs)
