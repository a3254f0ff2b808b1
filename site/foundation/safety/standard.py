"""The rules of this house. A room may register its own."""

from django.utils.translation import gettext_lazy as _

from . import counts, people, pictures
from .rules import Rule, Severity, register

RULES = (
    Rule(
        "small-count",
        Severity.BLOCKING,
        _("So few people are counted that the count can point at somebody."),
        counts.in_sentences,
    ),
    Rule(
        "small-count-in-table",
        Severity.BLOCKING,
        _("A table counts so few people that the count can point at somebody."),
        counts.in_tables,
    ),
    Rule(
        "name-near-victim",
        Severity.BLOCKING,
        _("A person is named near the word “victim”."),
        people.names_near_victims,
    ),
    Rule(
        "street-near-shelter",
        Severity.BLOCKING,
        _("A street is named near a shelter."),
        people.streets_near_shelters,
    ),
    Rule(
        "picture-with-place",
        Severity.BLOCKING,
        _("The picture's file says where it was taken."),
        pictures.with_location,
    ),
    Rule(
        "picture-without-alt",
        Severity.BLOCKING,
        _("The picture has no words for those who can't see it."),
        pictures.without_alt,
    ),
    Rule(
        "picture-without-credit",
        Severity.BLOCKING,
        _("The picture doesn't say whose it is."),
        pictures.without_credit,
    ),
    Rule(
        "picture-without-licence",
        Severity.WARNING,
        _("The picture has no licence."),
        pictures.without_licence,
    ),
    Rule(
        "link-without-text",
        Severity.BLOCKING,
        _("A link has no text."),
        pictures.links_without_text,
    ),
    Rule(
        "headings-out-of-order",
        Severity.WARNING,
        _("A heading skips a level."),
        pictures.headings_out_of_order,
    ),
)


def register_all() -> None:
    """Put the rules into the registry."""
    for rule in RULES:
        register(rule)
