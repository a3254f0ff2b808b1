"""A campaign with its kit, from the first field to the review."""

from centre.campaigns.models import CampaignIndexPage, CampaignPage, KitPage
from tests.guide.news import SUBMIT, add_block, approve
from tests.guide.people import CAMPAIGNS, PUBLISHER, REVIEWER

TITLE = "Проверите пре него што пођете"
WORDS = {
    "aim": "Свако ко тражи посао у иностранству зна шта треба да провери пре пута.",
    "audience": "Људи који траже посао у иностранству",
    "begins": "1.12.2026.",
    "languages": "српски, енглески",
}
KIT = {
    "headline": "Проверите пре пута",
    "message": "Пре него што пођете на рад, проверите послодавца и оставите некоме адресу.",
    "what_to_do": "Позовите.",
    "release_title": "Почиње кампања о безбедном раду у иностранству",
    "release_lead": "Центар данас почиње кампању за људе који траже посао у иностранству.",
    "quote": "Питања која поставите пре пута штите Вас на путу.",
    "quote_office": "Директор Центра",
    "editors_note": "Не користите слике на којима се људи могу препознати.",
    "contact": "Центар за заштиту жртава трговине људима, телефон 063 610 590",
}
FACTS = [
    ("Понуда без уговора је знак за опрез.", "Центар, Показатељи"),
    ("Пасош сме да држи само онај чији је.", "Закон о путним исправама"),
    ("Помоћ се може тражити и из иностранства.", "Министарство спољних послова"),
]


def publish(desk):
    """Write the campaign and its kit, send both, review, publish."""
    one = desk(CAMPAIGNS)
    index = CampaignIndexPage.objects.get(locale__language_code="sr")
    one.open(f"/admin/pages/{index.pk}/")
    one.shot("campaign-list", height=480)
    page = one.open(f"/admin/pages/add/centre/campaignpage/{index.pk}/")
    page.fill("input[name=title]", TITLE)
    for name, value in WORDS.items():
        page.locator(f"[name={name}]").fill(value)
    page.keyboard.press("Escape")
    add_block(page, None, field="key_messages")
    page.locator("[name='key_messages-0-value']").fill("Тражите уговор на језику који разумете.")
    one.shot("campaign-form", scroll="section[id$=-key_messages-section]")
    one.save()
    one.save(SUBMIT)
    campaign = CampaignPage.objects.filter(title=TITLE).latest("pk")
    approve(desk(REVIEWER), campaign)
    approve(desk(PUBLISHER), campaign)
    _kit(one, campaign)
    kit = KitPage.objects.latest("pk")
    approve(desk(REVIEWER), kit)
    approve(desk(PUBLISHER), kit)
    one.open(kit.get_url())
    one.shot("kit-public")


def _kit(one, campaign):
    one.open(f"/admin/pages/{campaign.pk}/")
    one.shot("kit-add", height=420)
    page = one.open(f"/admin/pages/add/centre/kitpage/{campaign.pk}/")
    page.fill("input[name=title]", "Пакет за медије и општине")
    for name, value in KIT.items():
        page.locator(f"[name={name}]").fill(value)
    one.shot("kit-words", scroll="[name=headline]")
    for number, (fact, source) in enumerate(FACTS):
        if not page.locator(f"[name='facts-{number}-value-fact']").count():
            add_block(page, None, field="facts")
        page.locator(f"[name='facts-{number}-value-fact']").fill(fact)
        page.locator(f"[name='facts-{number}-value-source']").fill(source)
        page.locator(f"[name='facts-{number}-value-url']").fill("https://www.centarzztlj.rs/")
        page.locator(f"[name='facts-{number}-value-seen_on']").fill("20.11.2026.")
    page.keyboard.press("Escape")
    one.shot("kit-facts", scroll="[name='facts-0-value-source']")
    one.save()
    one.save(SUBMIT)
