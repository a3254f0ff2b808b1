"""Has each kind of public page a card of its own, and words for it, wherever help is not meant?"""

import html
import re

import pytest

from foundation.sharing import Shared
from tests.factories.pages import types_of_pages
from tests.functional.kinds_of_pages import KINDS

# Nobody shall be shown to have read or passed on these, or there is nothing behind them for others.
ALONE = {
    *("help", "results", "empty search", "not found", "sign in", "staff development"),
    *("check of a certificate", "certificate", "revoked certificate", "unknown certificate"),
    *("privacy in training", "what communities did", "report of a community"),
    *("kit of a town", "kit that is gone", "printed version", "aid of indicators"),
    *("text of a document", "invitation that is gone"),
}
META = re.compile(r'<meta property="og:(title|url|image)" content="([^"]*)">')


def test_every_type_of_page_but_help_can_be_shared():
    alone = {model.__name__ for model in types_of_pages() if not issubclass(model, Shared)}
    assert alone == {"Page", "HelpIndexPage", "HelpPage"}


@pytest.mark.walk
@pytest.mark.parametrize("kind", sorted(KINDS.keys() - ALONE))
def test_each_kind_of_page_has_a_card(client, demonstration, db, kind):
    for prefix in ("", "/sr-latn"):
        address = prefix + KINDS[kind]
        answer = client.get(address)
        found = dict(META.findall(answer.text))
        assert found.keys() == {"title", "url", "image"}, address
        assert found["url"].endswith(address)
        title = html.unescape(re.search(r"<title>(.*?)(?: · |</title>)", answer.text, re.DOTALL)[1])
        # The first page bears the Centre's name; its card says what it is for.
        assert kind == "home" or html.unescape(found["title"])[:20] == title[:20]
    card = client.get("/" + found["image"].split("/", 3)[3])
    assert card["Content-Type"] == "image/png"


@pytest.mark.walk
@pytest.mark.parametrize("kind", sorted(ALONE))
def test_what_is_better_not_passed_on_has_none(client, demonstration, db, kind):
    assert "og:" not in client.get(KINDS[kind]).text
