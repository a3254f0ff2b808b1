"""Does a search lead to the page of the file that holds the words, in each language?"""

import pytest

from portal.library.models import LibraryItem

pytestmark = pytest.mark.usefixtures("library")


def results(client, query, prefix=""):
    return client.get(f"{prefix}/pretraga/json/", {"q": query}).json()["results"]


@pytest.mark.parametrize(
    ("prefix", "query", "mark"),
    [
        ("", "доказује начин малолетно", "-cir.pdf#page=2"),
        ("/sr-latn", "dokazuje nacin maloletno", "-cir.pdf#page=2"),
        ("/en", "means need not be proved minor", "-en.pdf#page=2"),
    ],
)
def test_a_result_leads_to_its_page_of_the_pdf(client, prefix, query, mark):
    hit = results(client, query, prefix)[0]
    assert hit["type"] == "library-item"
    assert hit["page"] == 2
    assert hit["url"].endswith(mark)
    assert client.get(hit["url"].partition("#")[0].partition("8000")[2]).status_code == 200


def test_a_word_file_is_opened_at_its_text(client):
    item = LibraryItem.objects.get(title__contains="локалним тимом")
    urls = [hit["url"] for hit in results(client, "тим потврђује контакте сваких шест месеци")]
    assert any(f"/{item.number}/v1/" in url and url.endswith("/text/#page-1") for url in urls)


def test_what_is_said_of_an_item_leads_to_its_page(client):
    item = LibraryItem.objects.get(title="Појмовник")
    hit = results(client, "појмовник речи које се мешају")[0]
    assert hit["url"].endswith(item.get_url())
    assert results(client, "glossary words that are confused", "/en")[0]["page"] is None


def test_results_are_narrowed_by_sector_and_format(client):
    narrowed = client.get("/pretraga/json/", {"q": "деца", "sektor": "education"}).json()
    assert "education" in {each["value"] for each in narrowed["facets"]["sektor"]}
