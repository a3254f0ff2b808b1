"""Loads the example campaigns with their kits, in both languages."""

import json
from typing import Any, cast

from django.contrib.auth.models import AnonymousUser
from wagtail.models import Page

from foundation.blocks.answers import words_of
from portal.api import activities_for_choice

from ...beginning.items import stream
from ...beginning.paired import load_pair
from ...demo.content import EXAMPLE, Item, read
from ...models import CampaignEvidence, CampaignPage, KitPage, Topic
from ...site_tree import ENGLISH, SERBIAN, campaign_index
from .clips import clips_of
from .motifs import ALT, motif, pictures_of

PLAN_YEAR = 2015
# What a kit has in the files beside what is a field of its page.
ELSEWHERE = ("spoken", "film", "film_shows", "recording", "facts", "questions")


def load_campaigns() -> None:
    """Publish each campaign and its kit where they are missing."""
    lists = (campaign_index(SERBIAN), campaign_index(ENGLISH))
    for item in read("campaigns"):
        campaigns = load_pair(item, CampaignPage, lists, _campaign)
        parents = cast("tuple[Page, Page]", campaigns)
        load_pair(_kit_of(item), KitPage, parents, _kit)


def _campaign(item: Item, language: str) -> dict[str, Any]:
    fields = item.fields(language)
    del fields["kit"]
    activities = activities_for_choice(AnonymousUser()).filter(
        plan__year=PLAN_YEAR, slug__in=item.shared["activities"]
    )
    pattern, colourway = item.shared["pattern"], item.shared["colourway"]
    return {
        **fields,
        "key_messages": stream([{"message": text} for text in fields["key_messages"]]),
        "begins": item.shared["begins"],
        "ends": item.shared.get("ends"),
        "topics": list(Topic.objects.filter(code__in=item.shared["topics"])),
        "evidence": [CampaignEvidence(activity=activity) for activity in activities],
        "picture": motif(pattern, colourway, "wide"),
        "picture_alt": ALT[language][pattern],
    }


def _kit_of(item: Item) -> Item:
    """Return the kit as an item of its own, with an identity of its own."""
    texts = {language: text["kit"] for language, text in item.texts.items()}
    return Item(f"{item.name}/kit", item.shared, texts)


def _kit(item: Item, language: str) -> dict[str, Any]:
    text = item.texts[language]
    fields = {name: value for name, value in text.items() if name not in ELSEWHERE}
    title, note = EXAMPLE[language]
    return {
        **fields,
        "release_text": fields["release_text"].strip(),
        "editors_note": f"{fields['editors_note']} {title}. {words_of(note)}",
        "radio": " ".join(text["spoken"]),
        "pattern": item.shared["pattern"],
        "colourway": item.shared["colourway"],
        "facts": json.dumps([{"type": "fact", "value": fact} for fact in text["facts"]]),
        "questions": json.dumps(
            [{"type": "question", "value": question} for question in text["questions"]]
        ),
        "pictures": pictures_of(item, language),
        "clips": clips_of(item, language),
    }
