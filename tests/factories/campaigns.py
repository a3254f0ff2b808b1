"""Campaigns and kits, published as an editor would publish them."""

import datetime
import json

import factory

from centre import site_tree
from centre.models import CampaignPage, KitPage
from tests.factories.pages import PublishedPageFactory


def facts(count=3):
    """Return the JSON of ``count`` facts with their sources."""
    return json.dumps(
        [
            {
                "type": "fact",
                "value": {
                    "fact": f"Чињеница број {number}.",
                    "source": "Извор који свако може да отвори",
                    "url": f"https://example.org/izvor/{number}",
                    "seen_on": "2026-11-01",
                },
            }
            for number in range(1, count + 1)
        ]
    )


class CampaignPageFactory(PublishedPageFactory):
    """A campaign under the Serbian list of campaigns."""

    title = factory.Sequence(lambda number: f"Кампања број {number}")
    slug = factory.Sequence(lambda number: f"kampanja-{number}")
    aim = "Да свако зна коме да се јави."
    audience = "сви"
    begins = datetime.date(2026, 6, 1)
    languages = "српски"
    key_messages = json.dumps([{"type": "message", "value": "Питај пре него што кренеш."}])

    class Meta:
        model = CampaignPage

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        kwargs["parent"] = kwargs.get("parent") or site_tree.campaign_index("sr")
        return super()._create(model_class, *args, **kwargs)


class KitPageFactory(PublishedPageFactory):
    """A kit under a campaign of its own."""

    title = "Комплет за медије и заједнице"
    slug = "komplet"
    headline = "Провери понуду за посао"
    message = "Питај ко те запошљава и где ћеш спавати."
    action = "Позови."
    radio = "Нуде ти посао у иностранству? Провери пре него што кренеш."
    release_title = "Провера понуде траје пет минута"
    release_lead = "Центар позива све који траже посао да провере понуду пре пута."
    release_text = "Први пасус.\n\nДруги пасус."
    facts = facts()
    quote = "Пасош се не даје послодавцу."
    quote_office = "Центар за заштиту жртава трговине људима"
    editors_note = "Не приказујте људе као робу."
    contact = "Служба за односе са јавношћу, press@example.org"

    class Meta:
        model = KitPage

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        kwargs["parent"] = kwargs.get("parent") or CampaignPageFactory()
        return super()._create(model_class, *args, **kwargs)
