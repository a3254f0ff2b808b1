"""Campaigns and kits, published as an editor would publish them."""

import datetime
import json
from pathlib import Path

import factory
from django.core.files.base import ContentFile

from centre import site_tree
from centre.models import CampaignPage, KitClip, KitPage, KitPicture
from foundation.models import SiteDocument
from tests.factories.pages import PublishedPageFactory, SiteImageFactory

FILM = Path(__file__).parents[1] / "foundation" / "cleaning" / "samples" / "a.mp4"


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
    what_to_do = "Позови."
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


def film_captions():
    """Return captions of a film of four seconds."""
    return "WEBVTT\n\n00:00.000 --> 00:02.000\nЉиљана пита.\n\n00:02.000 --> 00:04.000\nКо плаћа?\n"


def make_full_kit(**fields):
    """Return a published kit with a picture and a film, each of which can be withdrawn."""
    picture = SiteImageFactory(title="Слика комплета")
    film = SiteDocument.objects.create(
        title="Филм", file=ContentFile(FILM.read_bytes(), name="film.mp4")
    )
    kit = KitPageFactory(
        pictures=[KitPicture(image=picture, image_alt="Шара од квадрата")],
        clips=[
            KitClip(
                kind="video",
                title="Филм",
                file=film,
                captions=film_captions(),
                transcript="Љиљана пита ко плаћа.",
                credit="Центар",
            )
        ],
        questions=json.dumps(
            [
                {
                    "type": "question",
                    "value": {"question": "Кога да зовем?", "answer": "<p>Број за помоћ.</p>"},
                }
            ]
        ),
        **fields,
    )
    # As a request reads it: what was made in memory doesn't know when it was published.
    return KitPage.objects.get(pk=kit.pk), picture, film
