"""Does somebody who has only the guide for editors publish an event, a campaign with its kit, and
an English page? Everybody does what their role may, by the words of the guide.
"""

import io
import os
import re
import signal
import zipfile

import pytest
from PIL import Image

from centre.campaigns.demo.clips import MEDIA
from foundation.accounts.demo import PASSWORD
from tests.functional.conftest import Reader
from tests.functional.guided import Person
from tests.guide.campaign import FACTS, KIT, TITLE
from tests.plugins.demo_copy import start, wait_for

pytestmark = pytest.mark.walk
SUBMIT = "Пошаљи у радни ток"
PACK = "Пакет за медије и општине"


@pytest.fixture(scope="module")
def copy(prepared, tmp_path_factory):
    """A copy of its own: what is written here is in nobody's way."""
    copy = start(tmp_path_factory.mktemp("guide"), prepared)
    try:
        wait_for(copy)
        yield copy
    finally:
        os.killpg(copy.pid, signal.SIGTERM)


@pytest.fixture
def desk(copy, chromium):
    """Give the person of a role; one browser each."""
    people = {}

    def of(role):
        if role not in people:
            people[role] = Person(chromium, copy.address, role, PASSWORD)
        return people[role]

    yield of
    for person in people.values():
        person.context.close()


@pytest.fixture
def reader(copy, chromium):
    """Somebody who reads without JavaScript."""
    reader = Reader(chromium, copy.address, java_script_enabled=False)
    yield reader
    reader.context.close()


def publish(desk, title):
    assert "сада одлучује објављивач" in desk("recenzent").approve(title)
    assert "Сада је јавно" in desk("objavljivac").approve(title)


def with_place():
    """Return a picture whose file says where it was taken."""
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (44.0, 48.0, 30.0), 3: "E", 4: (20.0, 27.0, 0.0)})
    written = io.BytesIO()
    Image.effect_noise((640, 400), 40).convert("RGB").save(written, "JPEG", exif=exif)
    return {"name": "put.jpg", "mimeType": "image/jpeg", "buffer": written.getvalue()}


def test_an_event_is_announced(desk, reader):
    title = "Састанак локалних тимова о зимској кампањи"
    author = desk("autor")
    author.begin("Догађаји")
    author.write(
        title=title,
        lead="Локални тимови договарају рад током зиме. Састанак је отворен.",
        starts_on="15.1.2027.",
        starts_at="10:00",
        venue="Дом културе",
        directions="Од аутобуске станице пешке десет минута.",
    )
    author.save()
    assert author.page.input_value("[name=ends_on]") == "15.01.2027."
    assert "Рецензент гледа" in author.choose(SUBMIT)
    publish(desk, title)
    reader.open("/sr-latn/dogadjaji/")
    with reader.led_on():
        reader.page.get_by_role("link", name="Sastanak lokalnih timova o zimskoj kampanji").click()
    assert "15. januara 2027. u 10:00" in reader.page.get_by_role("main").inner_text()
    calendar = reader.page.locator("main a[href$='.ics']").get_attribute("href")
    assert "20270115T100000" in reader.context.request.get(calendar).text()


def test_a_campaign_is_published_with_its_kit(desk, reader):
    editor = desk("kampanje")
    campaign(editor)
    kit(editor)
    publish(desk, TITLE)
    publish(desk, PACK)
    reader.open("/kampanje/")
    with reader.led_on():
        reader.page.get_by_role("link", name=TITLE, exact=True).first.click()
    with reader.led_on():
        reader.page.get_by_role("main").get_by_role("link", name=PACK).first.click()
    with reader.page.expect_download(timeout=60_000) as waited:
        reader.page.get_by_role("link", name="Преузмите све").click()
    with zipfile.ZipFile(waited.value.path()) as archive:
        names = archive.namelist()
        pictures = [archive.read(name) for name in names if name.endswith(".jpg")]
    assert {"manifest.csv", "snimci/01-radio.mp3", "slike/01-put-large.jpg"} <= {*names}
    assert {"cirilica", "latinica"} <= {name.partition("/")[0] for name in names}
    assert not any(Image.open(io.BytesIO(each)).getexif() for each in pictures)


def campaign(editor):
    page = editor.page
    editor.begin("Кампање")
    editor.write(
        title=TITLE,
        aim="Свако ко тражи посао у иностранству зна шта треба да провери пре пута.",
        audience="Људи који траже посао у иностранству",
        begins="1.12.2026",
        languages="српски, енглески",
    )
    editor.add_to("key_messages")
    editor.write(key_messages__0__value="Тражите уговор на језику који разумете.")
    editor.add_row("Додај: Активност на коју се односи")
    activities = page.locator("select[name$='-activity']").first
    served = activities.locator("option", has_text="1.3.2").first.get_attribute("value")
    activities.select_option(served)
    editor.save()
    assert "Рецензент гледа" in editor.choose(SUBMIT)


def kit(editor):
    page = editor.page
    row = page.locator("table.listing tbody tr", has_text=TITLE)
    editor.press(row.locator("a[aria-label^='Додај подређену страну']"))
    editor.await_form()
    editor.write(title=PACK, **KIT)
    for number, (fact, source) in enumerate(FACTS):
        if not page.locator(f"[name='facts-{number}-value-fact']").count():
            editor.add_to("facts")
        said = {"fact": fact, "source": source, "url": "https://www.centarzztlj.rs/"}
        said["seen_on"] = "20. 11. 2026."
        editor.write(**{f"facts-{number}-value-{name}": text for name, text in said.items()})
    editor.add_row("Додај: Слика")
    editor.upload(
        "image",
        "Изабери слику",
        title="Пут",
        file=with_place(),
        credit="Центар",
        licence="CC BY 4.0",
        visible_until="31.12.2028. 23:00",
    )
    page.fill("[name='pictures-0-image_alt']", "Пут зими, без људи")
    editor.add_row("Додај: Снимак или филм")
    recording = MEDIA / "nije-brak-sr"
    editor.upload("document", "Изабери документ", title="Радио", file=recording.with_suffix(".mp3"))
    words = recording.with_suffix(".vtt").read_text(encoding="utf-8")
    clip = {"title": "Радио", "captions": words, "transcript": "Проверите.", "credit": "Центар"}
    editor.write(**{f"clips-0-{name}": text for name, text in clip.items()})
    editor.save()
    assert "Рецензент гледа" in editor.choose(SUBMIT)


def test_a_page_is_translated_into_english(desk, reader):
    author, title = desk("autor"), "Stay of victims who are foreign citizens"
    author.open("/admin/")
    page = author.page
    page.locator(".sidebar").get_by_role("button", name="Извештаји").click()
    # One way leads there, and no other has its name.
    way = page.locator(".sidebar").get_by_role("link", name="Преводи", exact=True)
    way.wait_for()
    assert way.count() == 1
    author.press(way)
    author.press(page.get_by_role("link", name=re.compile("Нема на енглеском")))
    author.press(page.get_by_role("link", name=re.compile("^Боравак жртава са страним")))
    author.press(page.get_by_role("button", name="Започни енглеску страну"))
    author.await_form()
    author.write(title=title, lead="Temporary and humanitarian stay are not the same.")
    page.get_by_role("tab", name="Представљање").click()
    author.write(slug="stay-of-foreign-citizens")
    author.save()
    assert "Рецензент гледа" in author.choose(SUBMIT)
    publish(desk, title)
    reader.open("/en/news/stay-of-foreign-citizens/")
    assert reader.page.get_by_role("heading", level=1).inner_text() == title
