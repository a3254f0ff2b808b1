"""A page whose text follows the tables shows its words, and not how they are written."""

import pytest
from lxml import html


@pytest.mark.django_db
@pytest.mark.usefixtures("demonstration")
def test_a_text_with_a_bound_number_is_read_as_text(client):
    page = html.fromstring(client.get("/vesti/ishod-prijava-u-2023-godini/").text)
    (main,) = page.iter("main")
    words = main.text_content()
    assert "168 пријава" in words
    assert "[[" not in words
    assert "<p>" not in words
    assert main.xpath(".//*[@class='prose']/p")
