"""Nobody is named in a log."""

import json
import logging
import re
import sys

import pytest
from django.conf import settings
from django.urls import URLResolver, get_resolver

from foundation.logs import DiscreetFormatter, JsonFormatter

KEY = re.compile(r"<(?:str|uuid):(?:key|token)>|\(\?P<uidb36>.*?\)-\(\?P<key>.*?\)")
ANCHORS = dict.fromkeys(map(ord, "^$"))
# A drawing of a public page: its key is on that page.
OF_PUBLIC_PAGES = {"share_card"}


def written(message, *args, error=None):
    record = logging.LogRecord(
        "wagtail.admin",
        logging.ERROR,
        __file__,
        1,
        message,
        args,
        error and (type(error), error, None),
    )
    return DiscreetFormatter().format(record)


def test_a_mailbox_is_blotted_out_of_words_and_tracebacks():
    text = written("to %s", "ana.peric+x@centar.gov.rs", error=ValueError("<a@b.co.uk> refused"))
    assert "@" not in text
    assert "to [address]" in text
    assert "refused" in text


def test_every_handler_writes_so():
    assert {each["formatter"] for each in settings.LOGGING["handlers"].values()} == {"discreet"}


def test_machines_and_questions_are_blotted_out():
    text = written(
        "GET /pretraga/?q=%s from %s and %s at 12:30:45", "ime", "203.0.113.9", "2001:db8:0:1::7"
    )
    assert text == "GET /pretraga/?[query] from [address] and [address] at 12:30:45"


def test_a_record_is_one_line_of_json_and_as_discreet():
    try:
        raise ValueError("ana@centar.gov.rs refused\nat 203.0.113.9")
    except ValueError:
        record = logging.LogRecord(
            "x", logging.ERROR, __file__, 7, "to %s", ("b@c.rs",), sys.exc_info()
        )
    line = JsonFormatter().format(record)
    assert "\n" not in line
    told = json.loads(line)
    assert told["message"] == "to [address]"
    assert told["level"] == "error"
    assert "[address] refused" in told["traceback"]
    assert not {"@", "203.0.113.9"} & set(line.split())


def addresses_with_keys(patterns, before=""):
    for each in patterns:
        address = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from addresses_with_keys(each.url_patterns, address)
        elif KEY.search(address) and each.name not in OF_PUBLIC_PAGES:
            yield pytest.param(address, id=each.name)


@pytest.mark.parametrize("address", [*addresses_with_keys(get_resolver().url_patterns)])
def test_keys_that_stand_in_paths_are_blotted_out(address):
    asked = "/sr-latn/" + KEY.sub("WzAsImEiXQ:1rAbc-d_e", address).translate(ANCHORS)
    text = written("Forbidden (CSRF cookie not set.): %s", asked)
    assert "WzAsImEiXQ" not in text
    assert "d_e" not in text
    assert asked.partition("WzAs")[0] in text


def test_rows_that_a_database_refuses_are_blotted_out():
    error = ValueError("null value\nDETAIL:  Failing row contains (7, Ana\nPerić, 1).")
    text = written("could not save", error=error)
    assert "null value" in text
    assert "Ana" not in text
    assert "Perić" not in text
