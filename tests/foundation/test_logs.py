"""Nobody is named in a log."""

import logging

from django.conf import settings

from foundation.logs import DiscreetFormatter


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
