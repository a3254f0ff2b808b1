"""A release holds to the frame of newsrooms, and leaves as text and as a Word file."""

import io
import json

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from docx import Document

from centre.models import PressContact, ReleaseEvidence
from tests.factories.press import ReleasePageFactory, facts


@pytest.fixture
def release(room):
    return ReleasePageFactory(
        title="Њен џеп",
        slug="njen-dzep",
        editors_note="<p>Шта уредник треба да зна.</p>",
        quotes=json.dumps(
            [{"type": "quote", "value": {"text": "Помоћ постоји.", "source": "Центар, служба"}}]
        ),
    )


def test_the_page_has_every_part_of_the_frame(client, release):
    text = client.get(release.url).text
    for part in [
        "Њен џеп",
        "За објављивање одмах",
        'href="https://primer.rs/izvestaj"',
        "Помоћ постоји.",
        "Центар, служба",
        "Шта уредник треба да зна.",
        "CC BY 4.0",
        "mailto:mediji@primer.rs",
        'class="help-line__call"',
    ]:
        assert part in text, part


@pytest.mark.parametrize(
    ("title", "fine"), [("а" * 90, True), ("а" * 91, False)], ids=["90 signs", "91 signs"]
)
def test_a_title_has_ninety_signs_at_most(release, title, fine):
    release.title = title
    if fine:
        release.full_clean()
    else:
        with pytest.raises(ValidationError) as refused:
            release.full_clean()
        assert set(refused.value.error_dict) == {"title"}


def test_a_release_needs_three_facts_with_addresses(release):
    block = type(release).facts.field.stream_block
    for given in [facts("Једна.", "Друга."), json.dumps([{"type": "fact", "value": {}}] * 3)]:
        with pytest.raises(ValidationError):
            block.clean(block.to_python(json.loads(given)))


def test_an_address_of_the_list_itself_is_refused(room):
    with pytest.raises(ValidationError):
        ReleasePageFactory(slug="rss")


@pytest.mark.parametrize(
    ("prefix", "title", "name", "help_word"),
    [("", "Њен џеп", "njen-dzep-cir", "Помоћ"), ("/sr-latn", "Njen džep", "njen-dzep", "Pomoć")],
)
def test_it_leaves_as_text_and_word_in_the_script_of_the_address(
    client, release, prefix, title, name, help_word
):
    text = client.get(f"{prefix}{release.url}tekst/")
    assert text["Content-Disposition"] == f'attachment; filename="{name}.txt"'
    words = text.content.decode()
    assert title in words
    assert help_word in words
    assert "192" in words
    assert "https://primer.rs/izvestaj" in words
    word = client.get(f"{prefix}{release.url}word/")
    assert word["Content-Disposition"] == f'attachment; filename="{name}.docx"'
    paragraphs = [each.text for each in Document(io.BytesIO(word.content)).paragraphs]
    assert title in paragraphs


def test_a_contact_can_be_reached(room):
    with pytest.raises(IntegrityError), transaction.atomic():
        PressContact.objects.create(page=room, office="Служба")


def test_twice_the_releases_ask_as_often(client, release, activities):
    def queries(address):
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    def more():
        page = ReleasePageFactory(revision=False)
        page.evidence = [ReleaseEvidence(activity=activities[0])]
        page.save_revision().publish()

    more()
    addresses = ["/za-medije/", "/za-medije/rss/", "/plan-rada/2015/1.1.1/"]
    before = [queries(address) for address in addresses]
    for _ in range(2):
        more()
    assert [queries(address) for address in addresses] == before


def test_the_foot_links_the_room_and_the_room_its_feeds(client, release):
    assert 'class="footer__link" href="/za-medije/"' in client.get("/").text
    assert 'href="/za-medije/atom/"' in client.get("/za-medije/").text
