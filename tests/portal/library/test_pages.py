"""Do the pages of the library say what an item is, in each script, and stay where they are?"""

import json
import re
import xml.etree.ElementTree as ET

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.library.models import LibraryFile, LibraryItem, LibraryPage

from .conftest import add, document

PREFIXES = ["/biblioteka/", "/sr-latn/biblioteka/", "/en/library/"]


def test_forty_items_of_every_kind_are_there(library):
    assert LibraryItem.objects.filter(live=True).count() == 40
    assert set(LibraryItem.objects.values_list("kind", flat=True)) == {
        "law", "procedure", "protocol", "manual", "research", "form", "child-labour",
    }  # fmt: skip


@pytest.mark.parametrize("prefix", PREFIXES)
def test_the_list_counts_what_each_choice_leaves(client, library, prefix):
    whole = client.get(prefix).context
    for select in whole["selects"]:
        option = select["options"][0]
        narrowed = client.get(prefix, {select["name"]: option["value"]}).context
        assert narrowed["left"] == option["count"] > 0, select["name"]
    assert whole["total"] == 35


def test_an_empty_choice_and_a_strange_one_are_answered(client, library):
    assert client.get("/biblioteka/?kind=protocol&language=en").context["left"] == 0
    assert client.get("/biblioteka/?kind=%00<script>&sector=%F0%9F%98%80").status_code == 200
    assert client.get("/biblioteka/?page=99").status_code == 404


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        ("/biblioteka/", "Кривични законик"),
        ("/sr-latn/biblioteka/", "Krivični zakonik"),
        ("/en/library/", "Criminal Code"),
    ],
)
def test_an_item_is_described_in_words_and_for_machines(client, law, prefix, words):
    page = client.get(f"{prefix}{law.number}/").content.decode()
    assert re.search(rf"<h1[^>]*>[^<]*{words}", page)
    assert f'name="DC.title" content="{words}' in page
    blocks = re.findall(r'ld\+json">(.*?)</script>', page)
    data = next(fact for each in blocks for fact in json.loads(each)["@graph"] if "name" in fact)
    assert data["name"].startswith(words)
    assert data["@type"] == "Legislation"
    assert len(data["encoding"]) == 3
    told = client.get(f"{prefix}{law.number}/dublin-core.json").json()
    assert told["title"][0].startswith(words)
    assert set(told) >= {"creator", "date", "rights", "language", "identifier", "format"} - {"date"}
    tree = ET.fromstring(client.get(f"{prefix}{law.number}/dublin-core.xml").content)
    assert tree[0].text.startswith(words)


def test_a_protocol_says_who_agreed_and_whom_it_binds(client, library):
    protocol = LibraryItem.objects.filter(kind="protocol").first()
    facts = {str(f["label"]): f["value"] for f in client.get(protocol.get_url()).context["facts"]}
    assert facts["Стране"]
    assert facts["Обавезује"]


def test_a_version_stays_at_its_address_when_another_replaces_it(client, law):
    old = client.get(f"/biblioteka/{law.number}/v2/")
    files = {file["url"]: b"".join(client.get(file["url"]).streaming_content) for file in
             old.context["version"]["files"]}  # fmt: skip
    add(law, document(law, ("Треће издање.",)), 3)
    for url, content in files.items():
        assert b"".join(client.get(url).streaming_content) == content
    page = client.get(f"/biblioteka/{law.number}/v2/")
    assert page.context["is_newest"] is False
    assert client.get(f"/biblioteka/{law.number}/").context["version"]["number"] == 3
    assert client.get(f"/biblioteka/{law.number}/v4/").status_code == 404


def test_one_address_always_leads_to_the_newest_file(client, law):
    url = f"/biblioteka/{law.number}/sr-Cyrl.pdf"
    assert "/v2/" in client.get(url)["Location"]
    add(law, document(law, ("Треће издање.",)), 3)
    assert "/v3/" in client.get(url)["Location"]
    assert client.get(f"/biblioteka/{law.number}/en.odt").status_code == 404


def test_the_address_of_the_library_stays(law):
    page = law.page
    page.slug = "knjiznica"
    with pytest.raises(ValidationError):
        page.full_clean()


def test_what_was_published_can_not_be_changed(law):
    file = LibraryFile.objects.filter(item=law).first()
    with pytest.raises(Exception, match=r"kept as it was made|чува"):
        LibraryFile.objects.filter(pk=file.pk).update(name="other.pdf")
    with pytest.raises(Exception, match="kept as it was made"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM portal_libraryfile WHERE id = %s", [file.pk])


@pytest.mark.parametrize("kind", ["rss", "atom", "json"])
@pytest.mark.parametrize(("prefix", "word"), [(PREFIXES[0], "Образац"), (PREFIXES[1], "Obrazac")])
def test_each_choice_has_feeds_in_its_script(client, library, kind, prefix, word):
    answer = client.get(f"{prefix}{kind}/?kind=form")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert word in text
    assert "388" not in text


def test_the_text_of_a_file_can_be_read_page_by_page(client, law):
    url = client.get(f"/biblioteka/{law.number}/").context["version"]["best"]["text_url"]
    pages = client.get(url).context["pages"]
    assert [page["number"] for page in pages] == [1, 2]
    assert "Када је реч о малолетном лицу" in " ".join(pages[1]["paragraphs"])
    latin = client.get(f"/sr-latn{url}").content.decode()
    assert "Kada je reč o maloletnom licu" in latin


def test_a_long_text_is_shown_in_parts(client, law, monkeypatch):
    monkeypatch.setattr("portal.library.views.files.TOGETHER", 1)
    url = law.files.get(version=2, language="sr-Cyrl").get_url() + "/text/"
    second = client.get(f"{url}?part=2").context
    assert [page["number"] for page in second["pages"]] == [2]
    assert [part["current"] for part in second["parts"]] == [False, True]
    for part in ("0", "3", "x", "²", "-1", "9" * 5000):
        assert client.get(url, {"part": part}).status_code == 404, part


def test_a_scan_says_that_it_has_no_text(client, library):
    scan = LibraryFile.objects.get(has_text=False)
    page = client.get(scan.item.get_url())
    assert "Скен без текста" in page.content.decode()
    assert client.get(f"{scan.get_url()}/text/").status_code == 404


def test_the_list_asks_no_more_for_more(client, law):
    def asked():
        client.get("/biblioteka/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/biblioteka/")
        return len(queries)

    before = asked()
    items = list(LibraryItem.objects.filter(live=True))
    for item in items:
        item.pk = item.id = item.number = None
        item.latest_revision = item.live_revision = None
    LibraryItem.objects.bulk_create(
        [item for number, item in enumerate(items, 1000) if not setattr(item, "number", number)]
    )
    assert asked() == before


def test_the_sitemap_leads_to_items_and_versions(client, law):
    text = client.get("/sitemap.xml").content.decode()
    for address in (f"/biblioteka/{law.number}/v1/", f"/en/library/{law.number}/"):
        assert f"{address}<" in text
    assert LibraryPage.objects.count() == 2
